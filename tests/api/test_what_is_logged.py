"""A server that does everything, and is asked for much that it refuses, logs no secret and nobody's name: at the most
talkative level that there is, of every library in it."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from litestar import Litestar

from roost.kit import database
from tests.api import cast_issues
from tests.api.calls import every
from tests.api.cast import ASKERS, Cast
from tests.api.untold import secrets
from tests.notices.smtp_server import USER, MailServer
from tests.support import NOW, ServerProcess, eventually, sign_in

pytestmark = pytest.mark.servers

# What only this test knows, wherever it goes in.
DATABASE_PASSWORD = "d4t4base-passw0rd"
MAIL_PASSWORD = "m41l-passw0rd"
GARBAGE = "garbage-that-somebody-typed"
HOOK = "https://203.0.113.9/hook/very-s3cret-path"


class Talkative(ServerProcess):
    """All that there is to log."""

    program = ("tests.api.talkative", NOW.isoformat())


@pytest_asyncio.fixture
async def mail_server() -> AsyncIterator[MailServer]:
    """It knows another password."""
    async with MailServer(tls=None, login=True) as server:
        yield server


@pytest.fixture
def environment(database_url: str, push_host: str, tmp_path: Path) -> dict[str, str]:
    with_password = re.sub(r"//([a-z_]+)@", rf"//\1:{DATABASE_PASSWORD}@", database_url)
    assert DATABASE_PASSWORD in with_password
    return {
        "DATABASE_URL": with_password,
        "ROOST_DATA": str(tmp_path),
        "ROOST_PUSH_HOSTS": push_host,
        "ROOST_MAIL_FROM": USER,
        "ROOST_CONTACT": "roost@estuary.example",
        "PYTHONPATH": str(Path(__file__).parents[2] / "server") + ":" + str(Path(__file__).parents[2]),
    }


def no_words(text: str) -> list[str]:
    """The lines of a log, that there are some."""
    return [line for line in text.splitlines() if line]


async def everything(client: httpx.AsyncClient, cast: Cast, asker: str) -> list[str]:
    """Every operation, as it should be asked and as it should not. What was answered that is secret."""
    handed_out: list[str] = []
    for operation, call in every(cast, asker):
        if operation.name in ("get_events", "delete_session"):
            continue
        answer = await call.send(client, operation)
        if answer.headers.get("content-type", "").startswith("application/json"):
            said = answer.text
            handed_out += re.findall(r'"(?:token|secret|address|receipt)":"([^"]{16,})"', said)
        wrong = {"Content-Type": "application/json"}
        url = call.url(operation)
        await client.request(operation.method, url, content=f'{{"{GARBAGE}": "a@{GARBAGE}.example"}}', headers=wrong)
        await client.request(operation.method, f"{url}?{GARBAGE}=1", content=f'{{"words": "{GARBAGE}', headers=wrong)
    return handed_out


async def test_nothing_secret_and_nobody_is_in_the_logs(
    app: Litestar, cast: Cast, environment: dict[str, str], mail_server: MailServer, tmp_path: Path
) -> None:
    environment["ROOST_SMTP"] = f"smtp://roost:{MAIL_PASSWORD}@127.0.0.1:{mail_server.port}"
    log = tmp_path / "log"
    server = await asyncio.to_thread(Talkative, environment, log)
    needles = {DATABASE_PASSWORD, MAIL_PASSWORD, GARBAGE}
    try:
        for asker in ("staff of the team", "administrator", "facilities", "leader", "parking"):
            async with server.client() as client:
                await sign_in(client, f"{ASKERS[asker]}@estuary.example", NOW)
                needles.add(client.cookies["roost"])
                needles |= set(await everything(client, cast, asker))
        async with server.client() as nobody:
            nobody.cookies.set("roost", f"{GARBAGE}-cookie")
            bearer = {"Authorization": f"Bearer {GARBAGE}-token"}
            for path in ("/api/me", "/api/scim/v2/Users", "/api/board", "/api/wall", f"/api/at/{GARBAGE}"):
                await nobody.get(path, headers=bearer)
            for path in (f"/api/sign-in/links/{GARBAGE}", "/api/sign-in/links", "/api/session"):
                await nobody.post(path, json={"email": f"hid@{GARBAGE}.example"})
            await nobody.get(f"/api/sign-in/callback?code={GARBAGE}&state={GARBAGE}&iss=https://{GARBAGE}.example")

        async def tried_to_mail() -> bool:
            return bool(await database.fetch_value("SELECT count(*) FROM delivery WHERE tries > 0"))

        await eventually(tried_to_mail, 30)
    finally:
        await asyncio.to_thread(server.stop)
    for one in await secrets(cast):
        needles |= {needle.decode(errors="replace") for needle in one.needles if len(needle) > 5}
    needles |= {cast_issues.HELD_NAMED, "Hester Hyde", "hid@estuary.example", "AB12 CDE"}
    text = log.read_text()
    assert len(no_words(text)) > 20, text
    found = {needle: text[max(0, text.find(needle) - 200) :][:400] for needle in needles if needle in text}
    assert found == {}, "\n".join(f"{needle}: {line}" for needle, line in found.items())
