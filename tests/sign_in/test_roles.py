"""The table that makes roles of the provider's groups or app roles, at each sign-in."""

from typing import Any

import httpx
import msgspec
import pytest

from roost.kit import database
from roost.settings import Settings
from tests.sign_in.conftest import ADA, ANN
from tests.sign_in.oidc import Desk, IdentityProvider
from tests.support import SetClock, sign_in

Rows = list[dict[str, str]]
TABLE: Rows = [
    {"value": "Roost.Administrator", "role": "administrator"},
    {"value": "Roost.Facilities", "role": "facilities"},
    {"value": "Roost.Leader", "role": "leader"},
]


async def save(client: httpx.AsyncClient, rows: Rows) -> httpx.Response:
    version = (await client.get("/api/admin/roles")).json()["version"]
    return await client.put("/api/admin/roles", json={"rows": rows}, headers={"If-Match": f'"{version}"'})


@pytest.fixture
async def table(desk: Desk, clock: SetClock) -> None:
    await sign_in(desk.client, ADA, clock())
    assert (await save(desk.client, TABLE)).status_code == 200
    desk.client.cookies.clear()


async def role_after(desk: Desk, account: str) -> str:
    async with type(desk.visit)(desk.visit._provider) as visit:
        assert await Desk(desk.client, visit).sign_in(account) == "/"
    me = await desk.me()
    assert me is not None
    return str(me["role"])


@pytest.mark.parametrize(
    ("roles", "role"),
    [
        (["Roost.Leader"], "leader"),
        (["Roost.Leader", "Roost.Facilities"], "facilities"),
        (["roost.leader"], "staff"),
        (["Other"], "staff"),
        ([], "staff"),
        (None, "staff"),
        ("Roost.Leader", "leader"),
    ],
)
@pytest.mark.usefixtures("table")
async def test_the_highest_row_that_fits_gives_the_role(
    desk: Desk, provider: IdentityProvider, roles: Any, role: str
) -> None:
    provider.person("a-1", email=ANN, email_verified=True, roles=roles)
    assert await role_after(desk, "a-1") == role


async def test_without_a_table_everybody_keeps_the_role_they_were_imported_with(
    desk: Desk, provider: IdentityProvider
) -> None:
    provider.person("b-2", email="bob@estuary.example", email_verified=True, roles=["Roost.Administrator"])
    assert await role_after(desk, "b-2") == "manager"


@pytest.mark.usefixtures("table")
async def test_whoever_no_row_fits_any_more_has_the_role_from_before(desk: Desk, provider: IdentityProvider) -> None:
    async def roles(*values: str) -> str:
        provider.person("b-2", email="bob@estuary.example", email_verified=True, roles=list(values))
        return await role_after(desk, "b-2")

    assert await roles("Roost.Administrator") == "administrator"
    assert await roles("Roost.Leader") == "leader"
    assert await roles() == "manager"
    assert await roles() == "manager"
    assert await roles("Roost.Leader") == "leader"
    # A file, or an administrator, decides otherwise meanwhile: that is what they go back to.
    await database.execute("UPDATE person SET role = 'it' WHERE email = 'bob@estuary.example'")
    assert await roles("Roost.Leader") == "leader"
    assert await roles() == "it"


@pytest.mark.usefixtures("table")
async def test_the_last_administrator_keeps_the_role_and_a_second_one_need_not(
    desk: Desk, provider: IdentityProvider
) -> None:
    provider.person("c-3", email=ADA, email_verified=True, roles=["Roost.Leader"])
    assert await role_after(desk, "c-3") == "administrator"
    await database.execute("UPDATE person SET role = 'administrator' WHERE email = $1", ANN)
    assert await role_after(desk, "c-3") == "leader"


@pytest.mark.usefixtures("table")
async def test_a_role_that_changes_is_in_the_journal_from_which_to_which(
    desk: Desk, provider: IdentityProvider
) -> None:
    provider.person("a-1", email=ANN, email_verified=True, roles=["Roost.Leader"])
    await role_after(desk, "a-1")
    await role_after(desk, "a-1")
    rows = await database.fetch("SELECT actor, facts FROM journal WHERE verb = 'role-changed'")
    assert [(row["actor"], msgspec.json.decode(row["facts"])) for row in rows] == [
        (None, {"from": "staff", "to": "leader"})
    ]


class TestGroups:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return msgspec.structs.replace(settings, oidc_roles_claim="groups")

    @pytest.mark.usefixtures("table")
    async def test_groups_count_where_the_settings_say_so(self, desk: Desk, provider: IdentityProvider) -> None:
        provider.person("a-1", email=ANN, email_verified=True, groups=["Roost.Leader"], roles=["Roost.Facilities"])
        assert await role_after(desk, "a-1") == "leader"

    @pytest.mark.usefixtures("table")
    async def test_who_has_too_many_groups_for_a_token_keeps_their_role_and_it_is_said_clearly(
        self, desk: Desk, provider: IdentityProvider, clock: SetClock, caplog: pytest.LogCaptureFixture
    ) -> None:
        """Entra leaves them out above 200, and says where they could be asked for."""
        provider.person("a-1", email=ANN, email_verified=True, groups=["Roost.Leader"])
        assert await role_after(desk, "a-1") == "leader"
        provider.misbehave(claims={"_claim_names": {"groups": "src1"}, "_claim_sources": {"src1": {"endpoint": "x"}}})
        assert await role_after(desk, "a-1") == "leader"
        assert "ROOST_OIDC_ROLES_CLAIM=roles" in caplog.text
        assert ANN not in caplog.text
        await sign_in(desk.client, ADA, clock())
        told = (await desk.client.get("/api/admin/roles")).json()
        assert (told["claim"], told["left_out"]) == ("groups", 1)


async def test_the_table_is_an_administrator_s_alone(desk: Desk, clock: SetClock) -> None:
    await sign_in(desk.client, ANN, clock())
    assert (await desk.client.get("/api/admin/roles")).status_code == 403
    assert (await desk.client.put("/api/admin/roles", json={"rows": []})).status_code == 403


async def test_of_two_who_change_the_table_the_second_is_told(desk: Desk, clock: SetClock) -> None:
    await sign_in(desk.client, ADA, clock())
    old = (await desk.client.get("/api/admin/roles")).json()["version"]
    assert (await desk.client.put("/api/admin/roles", json={"rows": TABLE})).status_code == 428
    assert (await save(desk.client, TABLE)).json()["rows"] == TABLE
    answer = await desk.client.put("/api/admin/roles", json={"rows": []}, headers={"If-Match": f'"{old}"'})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/changed-meanwhile")
    assert (await desk.client.get("/api/admin/roles")).json()["rows"] == TABLE


async def test_what_was_changed_in_the_table_is_in_the_journal(desk: Desk, clock: SetClock) -> None:
    await sign_in(desk.client, ADA, clock())
    await save(desk.client, TABLE)
    await save(desk.client, [*reversed(TABLE)])
    await save(desk.client, [{"value": "Roost.Leader", "role": "director"}])
    rows = await database.fetch("SELECT verb, entity_id, facts FROM journal WHERE entity = 'group-role' ORDER BY id")
    said = [(row["verb"], row["entity_id"], msgspec.json.decode(row["facts"])) for row in rows]
    assert said[:4] == [
        ("mapped", "Roost.Administrator", {"from": None, "to": "administrator"}),
        ("mapped", "Roost.Facilities", {"from": None, "to": "facilities"}),
        ("mapped", "Roost.Leader", {"from": None, "to": "leader"}),
        ("ordered", "all", {"rows": 3}),
    ]
    assert ("mapped", "Roost.Leader", {"from": "leader", "to": "director"}) in said
    assert ("mapped", "Roost.Facilities", {"from": "facilities", "to": None}) in said


@pytest.mark.parametrize(
    "rows",
    [
        [{"value": "a", "role": "staff"}, {"value": " a ", "role": "it"}],
        [{"value": "  ", "role": "staff"}],
        [{"value": "a\tb", "role": "staff"}],
        [{"value": "a", "role": "king"}],
        [{"value": "", "role": "staff"}],
        [{"value": "a" * 201, "role": "staff"}],
        [{"value": str(n), "role": "staff"} for n in range(201)],
        [{"value": "a"}],
        "all",
    ],
)
async def test_a_table_that_makes_no_sense_is_refused_whole(desk: Desk, clock: SetClock, rows: Any) -> None:
    await sign_in(desk.client, ADA, clock())
    answer = await save(desk.client, rows)
    assert answer.status_code == 400, answer.text
    assert answer.json()["errors"]
    assert (await desk.client.get("/api/admin/roles")).json()["rows"] == []
