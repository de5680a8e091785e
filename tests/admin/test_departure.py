"""Somebody leaves, comes back, or is signed out everywhere, by an administrator's hand."""

from uuid import uuid4

from roost.issues import states
from roost.issues.reports import Wish, report
from roost.kit import database
from tests.admin.conftest import Browsers
from tests.admin.desk import Desk, journal, refused
from tests.bookings.world import DAY, World
from tests.support import NOW


async def test_who_leaves_is_signed_out_and_holds_nothing_any_more(
    ada: Desk, browsers: Browsers, council: World
) -> None:
    fay = await browsers.of("fay")
    booking = await council.book("fay", "T1")
    visit = await council.book("fay", "R1", visitor="Kone Lifts")
    number = await report(Wish(space=council.space["T2"], chip="no-socket"), await council.who("ann"), None, NOW)
    await states.promise(number, None, await council.who("fay"), DAY, None, NOW)
    gone = await ada.post(f"people/{council.person['fay']}/departure")
    assert gone["left_at"] is not None
    assert (await fay.client.get("/api/me")).status_code == 401
    rows = await database.fetch("SELECT state FROM booking WHERE id = ANY($1)", [booking, visit])
    assert [row["state"] for row in rows] == ["cancelled", "cancelled"]
    issue = await database.fetch_row("SELECT state, owner FROM issue WHERE number = $1", number)
    assert issue is not None
    assert tuple(issue) == ("new", None)
    assert ("left", str(council.person["fay"]), {}) in await journal("person")


async def test_leaving_twice_is_leaving_once(ada: Desk, council: World) -> None:
    first = await ada.post(f"people/{council.person['ann']}/departure")
    second = await ada.post(f"people/{council.person['ann']}/departure")
    assert first == second
    assert [verb for verb, *_ in await journal("person")] == ["left"]


async def test_who_comes_back_is_in_no_team_and_under_no_manager_that_is_gone(ada: Desk, council: World) -> None:
    ann, ben = council.person["ann"], council.person["ben"]
    await database.execute("UPDATE person SET line_manager = $2, team = 'care' WHERE id = $1", ann, ben)
    for person in (ann, ben):
        await ada.post(f"people/{person}/departure")
    await database.execute("UPDATE team SET retired_at = now() WHERE code = 'care'")
    back = await ada.post(f"people/{ann}/return")
    assert (back["left_at"], back["team"], back["line_manager"]) == (None, None, None)
    again = await ada.post(f"people/{ann}/return")
    assert again == back
    assert [verb for verb, *_ in await journal("person")] == ["left", "left", "came back"]


async def test_who_came_back_can_sign_in_and_has_no_old_session(ada: Desk, browsers: Browsers, council: World) -> None:
    old = await browsers.of("ann")
    await ada.post(f"people/{council.person['ann']}/departure")
    await ada.post(f"people/{council.person['ann']}/return")
    assert (await old.client.get("/api/me")).status_code == 401
    new = await browsers.of("ann")
    assert (await new.client.get("/api/me")).status_code == 200


async def test_a_lost_phone_is_signed_out_with_all_others_of_its_person(
    ada: Desk, browsers: Browsers, council: World
) -> None:
    phones = [await browsers.of("ann") for _ in range(3)]
    other = await browsers.of("ben")
    assert await ada.post(f"people/{council.person['ann']}/sign-out") == {"sessions": 3}
    assert [(await phone.client.get("/api/me")).status_code for phone in phones] == [401] * 3
    assert (await other.client.get("/api/me")).status_code == 200
    assert await ada.post(f"people/{council.person['ann']}/sign-out") == {"sessions": 0}
    assert await journal("person") == [("signed out", str(council.person["ann"]), {"sessions": 3})]


async def test_nobody_leaves_who_never_was(ada: Desk) -> None:
    for act in ("departure", "return", "sign-out"):
        refused(await ada.try_post(f"people/{uuid4()}/{act}"), 404, "not-found")
