"""The token of a mail's link: whose and what it is, and that nobody else can make one."""

import base64

import httpx
import pytest

from roost.kit import database
from roost.kit.ids import new_id
from roost.notices import choices, kinds, unsubscribing
from roost.notices.letters import Letters
from roost.notices.setup import Setup
from tests.notices.outbox import outgoing, people
from tests.support import NOW


@pytest.mark.parametrize("kind", ["booked", None, "digest"])
async def test_it_reads_as_it_was_written(db: None, kind: str | None) -> None:
    person = new_id()
    assert await unsubscribing.read(await unsubscribing.token_of(person, kind, NOW), NOW) == (person, kind)


async def test_it_is_the_same_for_every_mail_and_after_every_start(db: None) -> None:
    person = new_id()
    assert await unsubscribing.token_of(person, "booked", NOW) == await unsubscribing.token_of(person, "booked", NOW)


async def test_it_needs_no_quoting_in_an_address_and_is_short(db: None) -> None:
    for kind in [one.code for one in kinds.KINDS]:
        token = await unsubscribing.token_of(new_id(), kind, NOW)
        assert token.replace("-", "").replace("_", "").isalnum()
        assert len(token) < 100


async def test_changing_any_byte_makes_it_nobodys(db: None) -> None:
    raw = bytearray(base64.urlsafe_b64decode(await unsubscribing.token_of(new_id(), "booked", NOW) + "=="))
    for place in range(len(raw)):
        forged = bytes(raw[:place]) + bytes([raw[place] ^ 1]) + bytes(raw[place + 1 :])
        assert await unsubscribing.read(base64.urlsafe_b64encode(forged).decode().rstrip("="), NOW) is None


@pytest.mark.parametrize("token", ["", "a", "abcde", "…", "====", "%00", "A" * 43, "A" * 200, "x y"])
async def test_what_is_none_of_ours_is_none(db: None, token: str) -> None:
    assert await unsubscribing.read(token, NOW) is None


async def test_with_another_key_it_is_none_of_ours(db: None) -> None:
    token = await unsubscribing.token_of(new_id(), "booked", NOW)
    await database.execute("UPDATE secret SET value = $1 WHERE name = 'unsubscribe'", b"other" * 8)
    assert await unsubscribing.read(token, NOW) is None


async def test_a_longer_kind_is_not_another_persons_id(db: None) -> None:
    """The seal covers person and kind together, and the person has a length of its own."""
    person = new_id()
    one, other = [await unsubscribing.token_of(person, kind, NOW) for kind in ("news", None)]
    spliced = base64.urlsafe_b64decode(other + "==")[:16] + base64.urlsafe_b64decode(one + "==")[16:]
    assert await unsubscribing.read(base64.urlsafe_b64encode(spliced).decode().rstrip("="), NOW) is None


async def test_the_address_in_a_mails_header_switches_it_off_for_whoever_posts_there(
    client: httpx.AsyncClient, db: None
) -> None:
    [person] = await people(1)
    setup = Setup(address="http://127.0.0.1:8000", smtp="smtp://127.0.0.1:25", mail_from="roost@estuary.example")
    message = await Letters(setup).write(outgoing(person=person), NOW)
    # As services for mail do: without a cookie, from anywhere.
    async with httpx.AsyncClient(transport=client._transport) as service:
        answer = await service.post(message["list-unsubscribe"].strip("<>"), data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not await choices.wants(person, "booked")
    assert await choices.wants(person, "news")
