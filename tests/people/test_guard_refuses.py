"""What a writer is told about words that hold somebody's data, and which words the guard knows as nobody's."""

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from roost.kit import database
from roost.people import guard
from roost.people.guard import PersonalData, refuse_personal_data
from tests.bookings.world import World
from tests.issues import world as small
from tests.people.conftest import Process
from tests.support import eventually

POINTER = "/words"


@pytest.fixture
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    async def none() -> frozenset[str]:
        return frozenset()

    monkeypatch.setattr(guard.known, "get", none)


async def refusal(text: str, confirmed: bool = False) -> PersonalData:
    with pytest.raises(PersonalData) as refused:
        await refuse_personal_data(text, POINTER, confirmed)
    return refused.value


@pytest.mark.usefixtures("nothing_known")
class TestToldWhatToDo:
    @pytest.mark.parametrize("confirmed", [False, True])
    async def test_what_must_go_must_go_although_the_writer_confirms(self, confirmed: bool) -> None:
        refused = await refusal("NHS 943 476 5919 stuck in the printer", confirmed)
        assert (refused.status, refused.type) == (422, "/problems/personal-data")
        assert refused.detail == "That looks like an NHS number. Take it out: everyone in the council sees this."
        assert [(one.pointer, one.detail) for one in refused.errors] == [(POINTER, refused.detail)]
        [found] = refused.extra["findings"]
        assert (found.kind, found.verdict, found.starts, found.ends) == ("nhs", "block", 0, 16)
        assert found.words == "NHS 943 476 5919"

    async def test_a_question_is_open_until_the_writer_says_that_it_is_nobody(self) -> None:
        refused = await refusal("Ask Mrs Khan for the key")
        assert refused.type == "/problems/personal-data-ask"
        assert refused.detail == (
            "“Mrs Khan”: Is that somebody's name? Take it out, or say that nobody can be recognised by it."
        )
        await refuse_personal_data("Ask Mrs Khan for the key", POINTER, confirmed=True)

    async def test_beside_what_must_go_questions_are_not_the_advice_but_are_marked(self) -> None:
        refused = await refusal("Mrs Khan, ME7 5QB and ME7 5QT")
        assert refused.type == "/problems/personal-data"
        assert len(refused.errors) == 1
        assert [one.kind for one in refused.extra["findings"]] == ["title", "postcode", "postcode"]

    @pytest.mark.parametrize("text", [None, "", "No socket in reach at 2A07"])
    async def test_ordinary_words_and_no_words_pass(self, text: str | None) -> None:
        await refuse_personal_data(text, POINTER)


@pytest_asyncio.fixture
async def world(db: None) -> World:
    return await small.build()


class TestNamesOfPlacesTeamsAndQueues:
    async def words(self, client: httpx.AsyncClient) -> list[str]:
        answer = await client.get("/api/guard/words")
        assert answer.status_code == 200
        words: list[str] = answer.json()["words"]
        return words

    async def test_they_are_told_to_everybody_and_may_be_kept(self, world: World, client: httpx.AsyncClient) -> None:
        stored = await database.fetch(
            "SELECT name AS said FROM site UNION SELECT address FROM site UNION SELECT name FROM floor"
            " UNION SELECT name FROM zone UNION SELECT name FROM team UNION SELECT name FROM queue"
            " UNION SELECT name FROM category UNION SELECT words FROM chip"
        )
        assert {row["said"] for row in stored} <= set(await self.words(client))
        first = await client.get("/api/guard/words")
        assert first.headers["cache-control"].startswith("public, max-age=")
        again = await client.get("/api/guard/words", headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 304

    async def test_no_person_is_among_them(self, world: World, client: httpx.AsyncClient) -> None:
        names = {row["name"] for row in await database.fetch("SELECT name FROM person")}
        assert len(names) > 10
        assert names.isdisjoint(await self.words(client))

    async def test_a_new_name_is_heard_of(self, world: World, client: httpx.AsyncClient) -> None:
        text = "the lights in Blenkinsop are out"
        assert (await refusal(text)).extra["findings"][0].words == "Blenkinsop"
        await database.execute("UPDATE zone SET name = 'Blenkinsop' WHERE code = (SELECT min(code) FROM zone)")

        async def passes() -> bool:
            return "Blenkinsop" in await guard.known.get()

        await eventually(passes)
        await refuse_personal_data(text, POINTER)

    async def test_a_label_that_is_but_a_number_is_not_sent_to_every_phone(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        await database.execute("UPDATE space SET label = 'Owl Nest' WHERE id = (SELECT id FROM space LIMIT 1)")
        await database.execute("NOTIFY roost, 'floors'")

        async def heard() -> bool:
            return "Owl Nest" in await guard.known.get()

        await eventually(heard)
        labels = [row["label"] for row in await database.fetch("SELECT label FROM space WHERE label ~ '^.?[0-9]+$'")]
        assert labels
        assert set(labels).isdisjoint(await self.words(client))


@pytest_asyncio.fixture
async def listening(one: Process) -> AsyncIterator[list[str]]:
    """Counts what is loaded, by the two sources."""
    loaded: list[str] = []

    def source(name: str) -> guard.Load:
        async def load() -> list[str]:
            loaded.append(name)
            return [name]

        return load

    ours = guard.KnownWords()
    ours.listen(one.live, [("floors", source("places")), ("board", source("queues"))])
    one.live.on("board", one.heard.put_nowait)
    assert await ours.get() == await ours.get() == {"places", "queues"}
    assert loaded == ["places", "queues"]
    await database.execute("NOTIFY roost, 'board now'")
    assert await one.hears() == "now"
    loaded.clear()
    await ours.get()
    yield loaded


async def test_news_of_the_board_loads_only_what_the_board_may_have_changed(db: None, listening: list[str]) -> None:
    assert listening == ["queues"]
