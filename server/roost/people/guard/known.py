"""What has a name here (places, teams, queues), so that nobody is asked whether it is a person."""

from collections.abc import Awaitable, Callable, Sequence

import msgspec

from roost.kit import database
from roost.kit.http import Ready, ready
from roost.kit.live import Live
from roost.kit.remember import Remembered

Load = Callable[[], Awaitable[Sequence[str]]]


class Words(msgspec.Struct):
    """Names of places, teams and queues, and addresses of sites: words that are nobody's."""

    words: list[str]


class KnownWords:
    """Loaded by functions of the domains that own the names; kept until the database tells of a change."""

    def __init__(self) -> None:
        self._live: Live | None = None
        self._sources: Sequence[tuple[str, Load]] = ()
        self._lists: Remembered[int, Sequence[str]] = Remembered(self._hears)
        self._whole: Remembered[str, tuple[frozenset[str], Ready]] = Remembered(self._hears)

    def _hears(self) -> bool:
        return self._live is not None and self._live.connected

    def listen(self, live: Live, sources: Sequence[tuple[str, Load]]) -> None:
        """Remember from now on. `sources`: the notice that says a list changed, and what loads the list."""
        self._live, self._sources = live, sources
        self._forget()
        for number, (word, _) in enumerate(sources):
            live.on(word, self._forgets(number))
        live.on_lost(self._forget)

    def _forgets(self, number: int) -> Callable[[str], None]:
        return lambda _: self._forget(number)

    def _forget(self, number: int | None = None) -> None:
        self._lists.drop_where(lambda key: number in (None, key))
        self._whole.drop_all()

    async def get(self) -> frozenset[str]:
        """All of them."""
        return (await self._whole.get("", self._build))[0]

    async def answer(self) -> Ready:
        """All of them as the front end reads them: Words."""
        return (await self._whole.get("", self._build))[1]

    async def _build(self, _: str) -> tuple[frozenset[str], Ready]:
        lists = [await self._lists.get(number, self._load) for number in range(len(self._sources))]
        words = frozenset(word for one in lists for word in one)
        return words, ready(msgspec.json.encode(Words(sorted(words))))

    async def _load(self, number: int) -> Sequence[str]:
        return await self._sources[number][1]()


known = KnownWords()


async def team_names() -> list[str]:
    """Names of the teams in use."""
    return [row["name"] for row in await database.fetch("SELECT name FROM team WHERE retired_at IS NULL")]
