"""Every endpoint by every role, of one's own and of somebody else's: what `deploy/ROLES.md` says is so."""

from contextlib import aclosing

import pytest
from litestar import Litestar

from roost.kit import database
from roost.people.roles import ROLES
from tests.api import cast as casts
from tests.api.calls import BEARER, CALLS, MAY
from tests.api.calls.whose import OF_ROLE, WHOSE
from tests.api.cast import ASKERS, Cast
from tests.api.roles import PAGE, cells, page
from tests.api.test_who_may import success
from tests.api.truth import operations


def test_every_role_asks() -> None:
    assert set(OF_ROLE) == set(ROLES)
    assert set(OF_ROLE.values()) <= set(ASKERS)


def test_where_some_get_it_and_others_of_their_role_do_not_it_is_said_whose_it_is() -> None:
    """Staff of the team and a team mate are staff as well: where the answer is not the same for all, it is theirs."""
    for name, (allowed, _) in MAY.items():
        staff = {asker in allowed for asker in ("staff of the team", "team mate", "outsider")}
        assert len(staff) == 1 or name in WHOSE, name
    assert set(WHOSE) <= set(MAY)


def test_every_operation_is_in_the_table() -> None:
    found = cells()
    assert set(found) == set(operations())
    assert [name for name, row in found.items() if "?" in row.values()] == []


def test_the_page_is_the_table() -> None:
    assert PAGE.read_text() == page(), "Run: make roles"


@pytest.mark.parametrize("name", sorted(WHOSE))
@pytest.mark.parametrize("whose", ["own", "foreign"])
async def test_what_is_ones_own_and_what_is_not(app: Litestar, cast: Cast, name: str, whose: str) -> None:
    operation, entry = operations()[name], WHOSE[name]
    allowed = entry.may if whose == "own" else entry.may_foreign
    for role, asker in OF_ROLE.items():
        call = await (entry.own if whose == "own" else entry.foreign)(cast, asker)
        async with aclosing(await casts.signed_in(app, ASKERS[asker])) as client:
            answer = await call.send(client, operation)
        expected = success(operation) if role in allowed else entry.refusal
        assert answer.status_code == expected, (role, whose, answer.text)
        operation.check(answer)
        # What was made for one is not in the way of the next.
        await database.execute("DELETE FROM booking WHERE id <> ALL($1)", list(cast.bookings.values()))


@pytest.mark.parametrize("name", sorted(BEARER))
async def test_what_is_asked_by_a_token_no_session_gets(app: Litestar, cast: Cast, name: str) -> None:
    operation = operations()[name]
    for role, asker in OF_ROLE.items():
        async with aclosing(await casts.signed_in(app, ASKERS[asker])) as client:
            for call in CALLS[name](cast, asker):
                for headers in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Basic eDp5"}):
                    bare = type(call)(call.path, call.query, call.body, headers, call.photo)
                    answer = await bare.send(client, operation)
                    assert answer.status_code == 401, (role, headers, answer.text)
                    operation.check(answer)
