"""A memory that never tells an old story, and builds once however many ask."""

import asyncio
import contextvars

import pytest

from roost.kit.remember import Remembered

PATIENCE = 10


class Source:
    """What is remembered: it counts, and a build waits until the test lets it go on."""

    def __init__(self) -> None:
        self.truth = "old"
        self.builds = 0
        self.begun = asyncio.Event()
        self.go_on = asyncio.Event()
        self.go_on.set()

    async def has_begun(self) -> None:
        await asyncio.wait_for(self.begun.wait(), PATIENCE)

    async def build(self, key: str) -> str:
        self.builds += 1
        seen = self.truth
        self.begun.set()
        await self.go_on.wait()
        return f"{key} {seen}"


@pytest.fixture
async def source() -> Source:
    return Source()


async def test_an_answer_is_built_once_and_kept(source: Source) -> None:
    memory: Remembered[str, str] = Remembered(lambda: True)
    assert [await memory.get("a", source.build) for _ in range(3)] == ["a old"] * 3
    assert source.builds == 1


async def test_however_many_ask_at_once_it_is_built_once(source: Source) -> None:
    memory: Remembered[str, str] = Remembered(lambda: True)
    assert await asyncio.gather(*(memory.get("a", source.build) for _ in range(50))) == ["a old"] * 50
    assert source.builds == 1


async def test_each_key_has_its_own(source: Source) -> None:
    memory: Remembered[str, str] = Remembered(lambda: True)
    assert [await memory.get(key, source.build) for key in "abab"] == ["a old", "b old", "a old", "b old"]
    assert source.builds == 2


@pytest.mark.parametrize("how", ["drop", "drop_where", "drop_all"])
async def test_what_is_dropped_is_built_anew(source: Source, how: str) -> None:
    memory: Remembered[str, str] = Remembered(lambda: True)
    await memory.get("a", source.build)
    source.truth = "new"
    forget(memory, how)
    assert await memory.get("a", source.build) == "a new"


@pytest.mark.parametrize("how", ["drop", "drop_where", "drop_all"])
async def test_what_is_dropped_while_it_is_built_is_not_kept(source: Source, how: str) -> None:
    memory: Remembered[str, str] = Remembered(lambda: True)
    source.go_on.clear()
    first = asyncio.create_task(memory.get("a", source.build))
    await source.has_begun()
    source.truth = "new"
    forget(memory, how)
    # Whoever asks after the drop does not wait for the build that has seen the old truth.
    source.begun.clear()
    second = asyncio.create_task(memory.get("a", source.build))
    await source.has_begun()
    source.go_on.set()
    assert await first == "a old"
    assert await second == "a new"
    assert await memory.get("a", source.build) == "a new"
    assert source.builds == 2


@pytest.mark.parametrize("how", ["drop", "drop_where", "drop_all"])
async def test_nor_is_it_kept_where_nobody_asks_until_it_is_built(source: Source, how: str) -> None:
    memory: Remembered[str, str] = Remembered(lambda: True)
    source.go_on.clear()
    first = asyncio.create_task(memory.get("a", source.build))
    await source.has_begun()
    source.truth = "new"
    forget(memory, how)
    source.go_on.set()
    assert await first == "a old"
    assert await memory.get("a", source.build) == "a new"


def forget(memory: Remembered[str, str], how: str) -> None:
    if how == "drop":
        memory.drop("a")
    elif how == "drop_where":
        memory.drop_where(lambda key: key == "a")
    else:
        memory.drop_all()


async def test_only_what_matches_is_dropped(source: Source) -> None:
    memory: Remembered[str, str] = Remembered(lambda: True)
    for key in "ab":
        await memory.get(key, source.build)
    memory.drop_where(lambda key: key == "a")
    for key in "ab":
        await memory.get(key, source.build)
    assert source.builds == 3


async def test_while_no_news_come_in_nothing_is_kept_or_told_from_memory(source: Source) -> None:
    hears = True
    memory: Remembered[str, str] = Remembered(lambda: hears)
    await memory.get("a", source.build)
    hears, source.truth = False, "new"
    assert await memory.get("a", source.build) == "a new"
    assert await memory.get("a", source.build) == "a new"
    assert source.builds == 3


async def test_news_that_are_lost_during_a_build_keep_its_answer_out_of_memory(source: Source) -> None:
    hears = True
    memory: Remembered[str, str] = Remembered(lambda: hears)
    source.go_on.clear()
    first = asyncio.create_task(memory.get("a", source.build))
    await source.has_begun()
    hears = False
    source.go_on.set()
    await first
    hears, source.truth = True, "new"
    assert await memory.get("a", source.build) == "a new"


async def test_an_error_reaches_everyone_who_waits_and_is_not_kept() -> None:
    memory: Remembered[str, str] = Remembered(lambda: True)
    fails = True

    async def build(key: str) -> str:
        if fails:
            raise LookupError(key)
        return key

    answers = await asyncio.gather(*(memory.get("a", build) for _ in range(3)), return_exceptions=True)
    assert [type(answer) for answer in answers] == [LookupError] * 3
    fails = False
    assert await memory.get("a", build) == "a"


async def test_who_gives_up_waiting_takes_the_answer_from_nobody(source: Source) -> None:
    memory: Remembered[str, str] = Remembered(lambda: True)
    source.go_on.clear()
    impatient = asyncio.create_task(memory.get("a", source.build))
    await source.has_begun()
    patient = asyncio.create_task(memory.get("a", source.build))
    impatient.cancel()
    source.go_on.set()
    assert await patient == "a old"
    assert source.builds == 1


async def test_a_build_does_not_inherit_the_askers_context() -> None:
    inherited: contextvars.ContextVar[str] = contextvars.ContextVar("inherited", default="clean")
    memory: Remembered[str, str] = Remembered(lambda: True)

    async def build(key: str) -> str:
        return inherited.get()

    inherited.set("the asker's")
    assert await memory.get("a", build) == "clean"


async def test_the_oldest_answer_makes_room_for_the_newest(source: Source) -> None:
    memory: Remembered[str, str] = Remembered(lambda: True, most=2)
    for key in "abc":
        await memory.get(key, source.build)
    await memory.get("c", source.build)
    await memory.get("b", source.build)
    assert source.builds == 3
    await memory.get("a", source.build)
    assert source.builds == 4
