"""Second thoughts within half an hour, and words along the way."""

from datetime import datetime, timedelta

import httpx
import pytest

from roost.issues import me_too, merging, redaction, rewording, states
from roost.issues.wire import Update
from roost.kit import database
from roost.kit.errors import Invalid, NotAllowed, NotFound
from tests.bookings.world import World, refused_as
from tests.issues.reporting import journal, reported, row, seen
from tests.support import NOW, SetClock, sign_in

SOON = NOW + timedelta(minutes=29)


async def reword(world: World, number: int, words: str | None, by: str = "ann", now: datetime = SOON) -> None:
    await rewording.reword(number, await world.who(by), words, True, now)


async def word(world: World, number: int, by: str, words: str = "Is it the one by the door?", **more: str) -> Update:
    """Say it; what everybody reads of it then."""
    kind = more.get("kind", "word")
    await rewording.add_word(number, await world.who(by), words, kind, True, more.get("key"), SOON)
    return (await seen(world, number, "eve")).updates[-1]


class TestMyWords:
    async def test_can_be_changed_and_taken_away_for_half_an_hour(self, world: World) -> None:
        number = await reported(world, words="No sockt")
        await reword(world, number, "No socket")
        issue = await seen(world, number, "ann")
        assert (issue.words, issue.version, issue.edit_until) == ("No socket", 2, NOW + timedelta(minutes=30))
        await reword(world, number, None)
        assert (await seen(world, number, "ben")).words is None
        with refused_as("too-late"):
            await reword(world, number, "No socket", now=NOW + timedelta(minutes=30))
        assert (await seen(world, number, "ann", NOW + timedelta(minutes=30))).edit_until is None

    async def test_are_nobody_elses(self, world: World) -> None:
        number = await reported(world, words="No socket")
        for by in ("ben", "fay", "dee", "ada"):
            with pytest.raises(NotAllowed):
                await reword(world, number, "Nothing", by=by)
        with pytest.raises(NotFound):
            await reword(world, 2**31 - 1, "Nothing")

    async def test_once_taken_away_for_good_do_not_come_back(self, world: World) -> None:
        number = await reported(world, words="No socket")
        await redaction.redact(number, {"words"}, await world.who("fay"), NOW)
        with refused_as("too-late"):
            await reword(world, number, "No socket")

    async def test_that_a_wall_showed_are_not_shown_there_once_they_are_others(self, world: World) -> None:
        number = await reported(world, words="No socket")
        await database.execute("UPDATE issue SET words_passed = true")
        await reword(world, number, "No socket for my laptop")
        assert (await row(number))["words_passed"] is False

    async def test_are_held_while_they_name_a_colleague(self, world: World) -> None:
        number = await reported(world, words="No socket")
        await reword(world, number, "Ben Brook has all the sockets")
        assert (await row(number))["held"] == "names a colleague"
        await reword(world, number, "Somebody has all the sockets")
        assert (await row(number))["held"] is None

    async def test_name_no_colleague_where_others_are_merged_into_it(self, world: World) -> None:
        number, other = await reported(world, words="No socket"), await reported(world, "ben")
        await merging.same_as(other, None, number, await world.who("fay"), NOW)
        with pytest.raises(Invalid) as refused:
            await reword(world, number, "Ben Brook has all the sockets")
        assert refused.value.errors[0].pointer == "/words"
        assert (await seen(world, number, "leo")).words == "No socket"
        await reword(world, number, "Somebody has all the sockets")

    async def test_leave_no_words_in_the_journal_and_no_name_where_it_is_hidden(self, world: World) -> None:
        named, hidden = await reported(world, words="No sockt"), await reported(world, words="Wi-Fi", level="hidden")
        for number in (named, hidden):
            await reword(world, number, "Qzx")
        assert await journal(named) == [("reported", world.person["ann"]), ("reworded", world.person["ann"])]
        assert await journal(hidden) == [("reported", None), ("reworded", None)]
        assert "Qzx" not in await database.fetch_value("SELECT string_agg(facts::text, ' ') FROM journal")

    async def test_that_stay_the_same_change_nothing(self, world: World) -> None:
        number = await reported(world, words="No socket")
        await reword(world, number, " No  socket ")
        assert (await row(number))["version"] == 1

    async def test_on_the_wire(self, client: httpx.AsyncClient, world: World, clock: SetClock) -> None:
        number = await reported(world, words="No sockt")
        await sign_in(client, "ann@estuary.example", NOW)
        path = f"/api/issues/{number}/words"
        done = await client.put(path, json={"words": "No socket"})
        assert (done.status_code, done.json()["words"], done.headers["etag"]) == (200, "No socket", '"2"')
        asked = await client.put(path, json={"words": "The mum of a boy"})
        assert asked.json()["type"] == "/problems/personal-data-ask"
        assert (await client.put(path, json={})).status_code == 400
        clock.move(minutes=31)
        assert (await client.put(path, json={"words": "No plug"})).json()["type"] == "/problems/too-late"


class TestAlongTheWay:
    async def test_the_queue_speaks_by_name_and_that_is_the_first_word(self, world: World) -> None:
        number = await reported(world)
        said = await word(world, number, "fay", kind="question")
        assert (said.by and said.by.name, said.by_reporter, said.kind) == ("Fay Frost", False, "question")
        first = await row(number)
        assert (first["first_word_at"], first["version"]) == (SOON, 2)
        await word(world, number, "leo")
        assert (await row(number))["version"] == 2

    @pytest.mark.parametrize("level", ["named", "hidden"])
    async def test_the_reporter_speaks_as_whoever_reported_it(self, world: World, level: str) -> None:
        number = await reported(world, level=level)
        said = await word(world, number, "ann")
        assert (said.by, said.by_reporter, said.kind) == (None, True, "word")
        kept = await database.fetch_value("SELECT author FROM issue_update")
        assert kept == (world.person["ann"] if level == "named" else None)
        assert (await journal(number))[-1] == ("said", kept)
        assert (await row(number))["first_word_at"] is None

    async def test_what_the_reporter_says_after_a_question_is_its_answer(self, world: World) -> None:
        number = await reported(world)
        await word(world, number, "fay", kind="question")
        assert (await word(world, number, "ann", "Yes, that one")).kind == "answer"
        assert (await word(world, number, "ann", "And the next")).kind == "word"

    async def test_who_said_me_too_may_speak_wherever_it_was_merged_and_others_may_not(self, world: World) -> None:
        number, other = await reported(world), await reported(world, "cat")
        await me_too.add(other, await world.who("ben"), NOW)
        with pytest.raises(NotAllowed):
            await word(world, number, "ben")
        await merging.same_as(other, None, number, await world.who("fay"), NOW)
        said = await word(world, number, "ben")
        assert (said.by and said.by.name, said.by_reporter) == ("Ben Brook", False)
        with pytest.raises(NotAllowed):
            await word(world, number, "dan")

    async def test_a_repeat_with_the_same_key_is_said_once(self, world: World) -> None:
        number = await reported(world)
        for _ in range(2):
            await word(world, number, "fay", key="said-once-1")
        assert len((await seen(world, number, "eve")).updates) == 1

    async def test_it_needs_words(self, world: World) -> None:
        number = await reported(world)
        for nothing in ("", "  ", "\u200b"):
            with pytest.raises(Invalid):
                await word(world, number, "fay", nothing)

    async def test_what_is_held_is_not_spoken_of_by_others(self, world: World) -> None:
        number = await reported(world, words="Ben Brook has all the sockets", confirmed=True)
        with pytest.raises(NotFound):
            await rewording.add_word(number, await world.who("leo"), "Hello", "word", True, None, NOW)

    async def test_what_is_sorted_can_still_be_spoken_of(self, world: World) -> None:
        number = await reported(world)
        await states.sort(number, None, await world.who("fay"), "A tower stands there", NOW)
        assert (await word(world, number, "ann", "Thank you")).words == "Thank you"

    async def test_on_the_wire(self, client: httpx.AsyncClient, world: World) -> None:
        number = await reported(world)
        await sign_in(client, "fay@estuary.example", NOW)
        path = f"/api/issues/{number}/updates"
        said = await client.post(path, json={"words": "<i>Which</i> desk?", "kind": "question"})
        assert (said.status_code, said.json()["updates"][-1]["words"]) == (200, "<i>Which</i> desk?")
        assert (await client.post(path, json={"words": "x", "kind": "state"})).status_code == 400
