"""What a file cannot do that another system brings with a token: make somebody an administrator."""

from contextlib import aclosing

import httpx
import pytest
from litestar import Litestar

from roost import people
from roost.kit import database
from roost.people import PersonRow
from tests.admin.desk import Desk, Json
from tests.bookings.world import World
from tests.support import NOW

HEAD = "email,name,team,role,line_manager,vehicle,essential_car_user,blue_badge,ev,needs\n"
BOB = PersonRow("bob@estuary.example", "Bob Admin", None, "administrator")
WORDS = "A token makes nobody an administrator"


async def nothing_held(*_: object) -> None:
    """Gives nothing up."""


async def brought(client: httpx.AsyncClient, row: str) -> Json:
    """What came of a file with this row, tried and applied."""
    files = [("files", ("people.csv", f"{HEAD}{row}\n".encode(), "text/csv"))]
    trial = (await client.post("/api/admin/imports", files=files)).json()
    assert trial["state"] == "ready", trial
    answer = await client.post(
        f"/api/admin/imports/{trial['id']}/application", json={"retire_missing": False, "yes": False}
    )
    told: Json = answer.json()
    return told


async def by_token(app: Litestar, ada: Desk, row: str) -> Json:
    wish = {"name": "HR", "scopes": ["import"], "ends_on": "2027-11-20"}
    token = (await ada.post("tokens", wish))["token"]
    transport = httpx.ASGITransport(app=app)
    headers = {"Authorization": f"Bearer {token}"}
    async with aclosing(
        httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", headers=headers)
    ) as client:
        return await brought(client, row)


async def role(email: str) -> tuple[str, bool] | None:
    row = await database.fetch_row("SELECT role, left_at IS NULL AS here FROM person WHERE email = $1", email)
    return row and (row["role"], row["here"])


@pytest.mark.parametrize(
    ("row", "before"),
    [
        ("ann@estuary.example,Ann Hale,fam,administrator,,,no,no,,", ("staff", True)),
        ("new@estuary.example,Nia New,,administrator,,,no,no,,", None),
        ("bob@estuary.example,Bob Admin,,administrator,,,no,no,,", ("administrator", False)),
    ],
    ids=["of somebody here", "of somebody new", "of one who left"],
)
async def test_a_file_by_token_makes_nobody_an_administrator(
    app: Litestar, ada: Desk, council: World, row: str, before: tuple[str, bool] | None
) -> None:
    await people.save_person(BOB, None, NOW)
    bob = await database.fetch_value("SELECT id FROM person WHERE email = $1", BOB.email)
    await people.mark_left([bob], None, NOW, nothing_held)
    email = row.partition(",")[0]
    told = await by_token(app, ada, row)
    assert told["type"] == "/problems/import-failed", told
    assert WORDS in told["detail"]
    assert await role(email) == before


async def test_one_who_is_may_stand_in_it(app: Litestar, ada: Desk, council: World) -> None:
    told = await by_token(app, ada, "ada@estuary.example,Ada Lovelace,,administrator,,,no,no,,")
    assert told["state"] == "applied"
    assert await database.fetch_value("SELECT name FROM person WHERE email = 'ada@estuary.example'") == "Ada Lovelace"


async def test_an_administrator_makes_others_by_a_file(ada: Desk, council: World) -> None:
    told = await brought(ada.client, "ann@estuary.example,Ann Hale,fam,administrator,,,no,no,,")
    assert told["state"] == "applied"
    assert await role("ann@estuary.example") == ("administrator", True)
