"""You said, we did, as a mail: public words, a few of each, of one's own site, made once for everybody there."""

from datetime import timedelta
from typing import Any

import pytest

from roost.kit import database
from roost.notices import digest_letter
from roost.notices.digest_letter import Digests
from roost.notices.letters import Letters
from roost.notices.outgoing import Outgoing
from roost.notices.setup import Setup
from tests.board.ground import issue, promise
from tests.bookings.world import World
from tests.notices.outbox import outgoing
from tests.support import NOW

WEEK = "2026-W48"
SETUP = Setup(address="https://roost.estuary.example", smtp="smtp://127.0.0.1:25", mail_from="roost@estuary.example")


def a_digest(world: World, whom: str = "ann") -> Outgoing:
    return outgoing(
        kind="digest",
        title="You said, we did",
        body="The week from Monday 23 November.",
        path=f"/digest?week={WEEK}",
        person=world.person[whom],
    )


async def read(world: World, whom: str = "ann") -> tuple[str, str]:
    """Text and HTML."""
    message = await Letters(SETUP).write(a_digest(world, whom), NOW)
    found: list[Any] = [message.get_body((kind,)) for kind in ("plain", "html")]
    return found[0].get_content(), found[1].get_content()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The sites of which one was made, in order."""
    sites: list[str | None] = []
    real = digest_letter.digest

    async def counted(site: str | None, *more: Any) -> Any:
        sites.append(site)
        return await real(site, *more)

    monkeypatch.setattr(digest_letter, "digest", counted)
    return sites


async def test_it_says_what_was_said_done_promised_and_cannot_be(world: World) -> None:
    await issue(world, 1, days=1, me_too="ben")
    await issue(world, 2, "sorted", days=20, state_since=NOW)
    await issue(world, 3, "cannot", days=20, state_since=NOW)
    doing = await issue(world, 4, "doing", days=20)
    await promise(doing, world.person["fay"], 7)
    await database.execute("UPDATE promise SET made_at = $1", NOW)
    text, page = await read(world)
    for said in (
        "23–29 November 2026, Town Hall",
        "One thing, 2 people said so.",
        "No socket in reach",
        "Desk T1, First floor · 2 people",
        "“The socket is behind the cupboard”",
        "A new one is there.",
        "Tuesday 1 December.",
        "The wall is listed. We look at it again on Tuesday 1 December.",
    ):
        assert said in text
        assert said in page.replace("</strong>", "")
    for title in ("You said", "We did", "We promised", "We can’t, and why"):
        assert title.upper() in text
        assert f"<h2>{title}</h2>" in page
    assert "/digest?week=2026-W48&site=hall" in text


async def test_it_holds_nothing_that_is_held_or_was_taken_away(world: World) -> None:
    await issue(world, 1, days=0, held="names a colleague", words="Ask Ann about it")
    await issue(world, 2, days=0, words=None, redacted_at=NOW)
    text, page = await read(world)
    assert "Ask Ann" not in text + page
    assert "One thing" in text


async def test_it_names_no_colleague(world: World) -> None:
    await issue(world, 1, days=0)
    doing = await issue(world, 2, "doing", days=20)
    await promise(doing, world.person["fay"], 7)
    text, page = await read(world)
    assert not any(name in text + page for name in ("Abbot", "Frost"))


async def test_it_has_eight_of_each_at_most_and_says_how_many_more_there_are(world: World) -> None:
    for number in range(1, 12):
        await issue(world, number, days=0, words=f"Thing {number} of many", me_too="ben" if number == 11 else "")
    text, _ = await read(world)
    assert text.count("of many") == 8
    assert "And 3 more." in text
    # What most people said is the first.
    assert text.index("Thing 11 of many") < text.index("Thing 1 of many")


async def test_long_words_are_cut_between_words(world: World) -> None:
    await issue(world, 1, days=0, words="socket " * 60)
    text, _ = await read(world)
    assert f"“{' '.join(['socket'] * 22)}…”" in text


async def test_words_are_words_and_no_html(world: World) -> None:
    await issue(world, 1, days=0, words="<b>bold</b> & such")
    text, page = await read(world)
    assert "<b>bold</b> & such" in text
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; such" in page


async def test_it_is_of_the_site_where_ones_team_is_at_home(world: World) -> None:
    await issue(world, 1, days=0)
    await issue(world, 2, days=0, site="lane", zone="lane-0-o", space=world.space["L1"], words="Draughty here")
    assert "Draughty" not in (await read(world, "ann"))[0]
    assert "Draughty" in (await read(world, "fay"))[0]


async def test_where_nothing_was_said_at_ones_own_site_it_is_of_all(world: World) -> None:
    await issue(world, 2, days=0, site="lane", zone="lane-0-o", space=world.space["L1"], words="Draughty here")
    text, _ = await read(world, "ann")
    assert "Draughty" in text
    assert "Desk L1, Ground floor, Lane Centre" in text
    assert "/digest?week=2026-W48\n" in text


async def test_it_is_made_once_for_everybody_at_a_site(world: World, made: list[str | None]) -> None:
    await issue(world, 1, days=0)
    digests = Digests()
    for whom in ("ann", "ben", "cat", "fay", "guy"):
        assert await digests.of(a_digest(world, whom), NOW)
    assert made == ["hall", None]


async def test_what_is_taken_away_meanwhile_goes_out_only_for_minutes(world: World, made: list[str | None]) -> None:
    about = await issue(world, 1, days=0, words="Too much said")
    digests = Digests()
    before = await digests.of(a_digest(world), NOW)
    await database.execute("UPDATE issue SET words = NULL, redacted_at = $2 WHERE id = $1", about, NOW)
    after = await digests.of(a_digest(world), NOW + timedelta(minutes=5))
    assert before is not None
    assert after is not None
    assert (before.parts[0].lines[0].words, after.parts[0].lines[0].words) == ("Too much said", None)
    assert made == ["hall", "hall"]


async def test_it_is_stopped_like_any_other(world: World) -> None:
    message = await Letters(SETUP).write(a_digest(world), NOW)
    text, _ = await read(world)
    assert "List-Unsubscribe" in message
    assert 'Roost tells you: "You said, we did".' in text
    # It would be a mail on every phone too.
    assert "none of your browsers" not in text
