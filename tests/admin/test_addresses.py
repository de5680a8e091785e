"""A new address ends what the old one opened; signed out everywhere is out of links that were mailed, too."""

from datetime import timedelta
from uuid import UUID

import pytest

from roost.kit import database
from roost.kit.errors import NotFound
from roost.people import actions, links
from roost.people.sessions import hash_of, new_token
from tests.admin.conftest import Browsers
from tests.admin.desk import Desk
from tests.admin.test_people import form
from tests.bookings.world import World
from tests.notices.told import told
from tests.support import NOW, eventually


async def opened(token: str) -> UUID:
    """Whom a link signs in."""
    return await links.open_session(token, hash_of(new_token().encode()), NOW + timedelta(days=1), [], NOW)


async def known_at_the_provider(person: UUID) -> None:
    await database.execute(
        "INSERT INTO identity (issuer, subject, person, made_at) VALUES ('https://id.example', $2, $1, $3)",
        person,
        str(person),
        NOW,
    )


async def signed_out(desk: Desk) -> bool:
    """Each server hears of it from the database."""
    return (await desk.client.get("/api/me")).status_code == 401


async def identities(person: UUID) -> int:
    found: int = await database.fetch_value("SELECT count(*) FROM identity WHERE person = $1", person)
    return found


async def moved(ada: Desk, person: UUID, **but: str) -> None:
    row = await ada.person(person)
    await ada.put(f"people/{person}", form(row, **but), row["version"])


async def test_with_a_new_address_all_that_the_old_one_opened_ends(
    ada: Desk, browsers: Browsers, council: World
) -> None:
    ann = council.person["ann"]
    old, link = await browsers.of("ann"), await links.make(ann, NOW)
    await known_at_the_provider(ann)
    await moved(ada, ann, email="ann.archer@estuary.example")
    await eventually(lambda: signed_out(old))
    assert await identities(ann) == 0
    with pytest.raises(NotFound):
        await opened(link)


async def test_nor_does_anything_that_the_new_one_opened_outlast_it(
    ada: Desk, browsers: Browsers, council: World
) -> None:
    ann = council.person["ann"]
    await moved(ada, ann, email="evil@estuary.example")
    evil = await browsers.of("evil")
    assert (await evil.client.get("/api/me")).status_code == 200
    await moved(ada, ann, email="ann@estuary.example")
    await eventually(lambda: signed_out(evil))


async def test_the_person_is_told_and_neither_address_is_named(ada: Desk, council: World) -> None:
    ann = council.person["ann"]
    await told()
    await moved(ada, ann, email="evil@estuary.example")
    await moved(ada, ann, email="ann@estuary.example")
    said = await told()
    assert [short for short, *_ in said] == ["ann", "ann"]
    assert {title for _, title, _ in said} == {"Your address in Roost was changed"}
    assert "@" not in str(said)


async def test_any_other_change_ends_nothing_and_tells_nobody(ada: Desk, browsers: Browsers, council: World) -> None:
    ann = council.person["ann"]
    await told()
    desk, link = await browsers.of("ann"), await links.make(ann, NOW)
    await known_at_the_provider(ann)
    await moved(ada, ann, name="Ann Archer")
    assert (await desk.client.get("/api/me")).status_code == 200
    assert await identities(ann) == 1
    assert await told() == []
    assert await opened(link) == ann


async def test_who_mistypes_their_own_can_mend_it(ada: Desk, council: World) -> None:
    me = council.person["ada"]
    await told()
    link = await links.make(me, NOW)
    await moved(ada, me, email="adda@estuary.example")
    await moved(ada, me, email="ada@estuary.example")
    with pytest.raises(NotFound):
        await opened(link)
    assert await told() == []


async def test_signed_out_everywhere_by_an_administrator_no_mailed_link_opens_any_more(
    ada: Desk, council: World
) -> None:
    ann, ben = council.person["ann"], council.person["ben"]
    hers, his = await links.make(ann, NOW), await links.make(ben, NOW)
    await ada.post(f"people/{ann}/sign-out")
    with pytest.raises(NotFound):
        await opened(hers)
    assert await opened(his) == ben


async def test_nor_when_somebody_signs_themselves_out_everywhere_else(council: World) -> None:
    ann, ben = council.person["ann"], council.person["ben"]
    hers, his = await links.make(ann, NOW), await links.make(ben, NOW)
    await actions.end_others(ann, hash_of(b"here"))
    with pytest.raises(NotFound):
        await opened(hers)
    assert await opened(his) == ben
