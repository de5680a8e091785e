"""The real provider in tests/sign_in/provider, as a process; and a browser's way through it and back."""

import os
import re
import shutil
import subprocess
import threading
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.api.truth import operations
from tests.support import NO_TLS, PATIENCE

Json = dict[str, Any]
HERE = Path(__file__).parent / "provider"
PREPARED = Path(__file__).parents[2] / ".venv" / "node" / "node"
CLIENT_ID = "roost"
# What a form writes differently must be written so before it becomes a password (RFC 6749, 2.3.1).
SECRET = "a secret+of/ours: 100 %"
ROOST = "http://127.0.0.1:8000"


def node() -> str:
    """The Node that deploy/prepare.py found, else one on PATH."""
    found = os.environ.get("PROVIDER_NODE") or (str(PREPARED) if PREPARED.exists() else shutil.which("node"))
    assert found, "no Node: run `python3 deploy/prepare.py provider`"
    assert (HERE / "node_modules").exists(), "no identity provider: run `python3 deploy/prepare.py provider`"
    return found


class IdentityProvider:
    """One process. `begin` before each test."""

    def __init__(self, log: Path) -> None:
        with log.open("wb") as err:
            self.process = subprocess.Popen(
                [node(), "server.mjs"],
                cwd=HERE,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=err,
                text=True,
            )
        out = self.process.stdout
        assert out is not None
        too_long = threading.Timer(PATIENCE, self.process.kill)
        too_long.start()
        said = re.search(r"Provider is at (\S+), told at (\S+)", out.readline())
        too_long.cancel()
        assert said, log.read_text()
        self.issuer, self._control = said.groups()
        self._line = httpx.Client(timeout=30, verify=NO_TLS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def tell(self, what: str, **more: Any) -> Any:
        answer = self._line.post(self._control, json={"do": what, **more})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def begin(self, roost: str = ROOST, **more: Any) -> None:
        """Empty, well behaved, and with Roost registered."""
        client = {
            "client_id": CLIENT_ID,
            "client_secret": SECRET,
            "redirect_uris": [f"{roost}/api/sign-in/callback"],
            "post_logout_redirect_uris": [f"{roost}/sign-in"],
            "backchannel_logout_uri": f"{roost}/api/sign-in/backchannel",
            "backchannel_logout_session_required": True,
        }
        self.tell("begin", client=client | more)

    def person(self, sub: str, **claims: Any) -> None:
        """Somebody with an account, whose name there is `sub`."""
        self.tell("person", sub=sub, claims=claims)

    def misbehave(self, **faults: Any) -> None:
        """From now on; without arguments it behaves again."""
        self.tell("misbehave", faults=faults)

    def asked(self, path: str) -> int:
        """How often this was asked for."""
        return sum(one.endswith(path) for one in self.tell("asked"))

    def sign(self, claims: Json, header: Json | None = None, **how: Any) -> str:
        token: str = self.tell("sign", claims=claims, header=header, how=how)
        return token


class Visit:
    """What one browser has at the provider: its cookies there."""

    def __init__(self, provider: IdentityProvider) -> None:
        self._line = httpx.AsyncClient(timeout=30, verify=NO_TLS)
        self._provider = provider

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._line.aclose()

    async def sign_in(self, where: str, account: str, press: str = "sign in") -> str:
        """From the address Roost sends to, to the one the provider sends back to. Who is known there is not asked."""
        for _ in range(8):
            assert where.startswith(self._provider.issuer), where
            answer = await self._line.get(where)
            if answer.status_code == 200:
                answer = await self._line.post(where, data={"account": account, "do": press})
            assert answer.status_code in (302, 303), answer.text
            where = str(answer.url.join(answer.headers["location"]))
            if "/api/sign-in/callback" in where:
                return where
        raise AssertionError("the provider goes round in circles")

    async def sign_out(self, where: str) -> str:
        """Presses yes where the provider asks; says where it leads."""
        form = _Form((await self._line.get(where)).text)
        answer = await self._line.post(form.action, data=form.fields | {"logout": "yes"})
        return str(answer.headers["location"])


class _Form(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.action = ""
        self.fields: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = said["action"]
        if tag == "input":
            self.fields[said["name"]] = said["value"]


def query_of(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


class Desk:
    """A browser at our own door: `client` asks Roost, `visit` the provider."""

    def __init__(self, client: httpx.AsyncClient, visit: Visit) -> None:
        self.client, self.visit = client, visit

    async def begin(self, to: str | None = None) -> str:
        """Where Roost sends whoever presses the button."""
        answer = await self.client.get("/api/sign-in/provider", params=to and {"to": to})
        assert answer.status_code == 303, answer.text
        operations()["get_provider"].check(answer)
        return str(answer.headers["location"])

    async def come_back(self, where: str) -> str:
        """Where Roost sends whoever comes back from the provider."""
        answer = await self.client.get(urlsplit(where).path, params=query_of(where))
        assert answer.status_code == 303, answer.text
        operations()["get_callback"].check(answer)
        return str(answer.headers["location"])

    async def sign_in(self, account: str, to: str | None = None) -> str:
        """All of it; says where it ends."""
        return await self.come_back(await self.visit.sign_in(await self.begin(to), account))

    async def me(self) -> Json | None:
        answer = await self.client.get("/api/me")
        return answer.json() if answer.status_code == 200 else None
