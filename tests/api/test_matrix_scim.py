"""Every address for directories: by the directory's own token, by no session of any role, and by no other token."""

from contextlib import aclosing
from uuid import uuid4

import httpx
import pytest
from litestar import Litestar

from roost.people import tokens
from tests.api import cast as casts
from tests.api.calls.whose import OF_ROLE
from tests.api.cast import ASKERS, TOMORROW, Cast
from tests.api.conftest import Stored
from tests.api.roles import scim
from tests.support import NOW

SCIM = scim()
KIND = {"Content-Type": "application/scim+json"}


def test_there_are_addresses_for_directories() -> None:
    assert {("POST", "/api/scim/v2/Users"), ("PATCH", "/api/scim/v2/Users/{id}")} <= set(SCIM)
    assert len(SCIM) >= 15


async def ask(client: httpx.AsyncClient, method: str, path: str, token: str | None = None) -> httpx.Response:
    """Of what nobody is: who may, is told that there is nothing."""
    headers = KIND | ({"Authorization": f"Bearer {token}"} if token else {})
    path = "/".join(str(uuid4()) if part.startswith("{") else part for part in path.split("/"))
    return await client.request(method, path, headers=headers, content=None if method == "GET" else b"{}")


@pytest.mark.parametrize(("method", "path"), SCIM)
async def test_no_role_and_no_other_token_opens_it(
    app: Litestar, cast: Cast, stored: Stored, method: str, path: str
) -> None:
    ada = cast.person("ada")
    _, right = await tokens.make("directory", ["scim"], TOMORROW, ada, NOW)
    _, other = await tokens.make("screens", ["board", "import"], TOMORROW, ada, NOW)
    async with aclosing(casts.asking(app, headers={"Sec-Fetch-Site": ""})) as nobody:
        del nobody.headers["Sec-Fetch-Site"]
        before = await stored()
        assert (await ask(nobody, method, path)).status_code == 401
        assert (await ask(nobody, method, path, "nonsense")).status_code == 401
        assert (await ask(nobody, method, path, other)).status_code == 403
        assert {name for name, rows in (await stored()).items() if rows != before[name]} <= {"day_use", "api_token"}
        assert (await ask(nobody, method, path, right)).status_code not in (401, 403, 405, 500)
    for asker in OF_ROLE.values():
        async with aclosing(await casts.signed_in(app, ASKERS[asker])) as client:
            before = await stored()
            assert (await ask(client, method, path)).status_code == 401, asker
            # With a cookie besides it is a browser, whatever it was told to send.
            assert (await ask(client, method, path, right)).status_code in (400, 401, 403), asker
            assert {name for name, rows in (await stored()).items() if rows != before[name]} <= {"day_use"}
