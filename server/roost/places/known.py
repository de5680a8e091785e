"""Places kept in memory: they change a few times a month and are asked for many times a second."""

from roost.kit.live import Live
from roost.kit.remember import Remembered
from roost.places import queries
from roost.places.queries import Place
from roost.places.rules import SiteRules


class Known:
    """What this process remembers of places, dropped whenever the database tells of a change."""

    def __init__(self) -> None:
        self._live: Live | None = None
        self._floors: Remembered[str, dict[str, SiteRules]] = Remembered(self._hears)
        self._places: Remembered[str, list[Place]] = Remembered(self._hears)

    def _hears(self) -> bool:
        return self._live is not None and self._live.connected

    def listen(self, live: Live) -> None:
        """Remember from now on, and forget as `live` tells."""
        self._live = live
        live.on("floors", lambda _: self._forget())
        live.on_lost(self._forget)

    def _forget(self) -> None:
        self._floors.drop_all()
        self._places.drop_all()

    async def site_of(self, floor: str) -> SiteRules | None:
        """The rules of the site a floor belongs to, or None where there is no such floor in use."""
        floors = await self._floors.get("floors", lambda _: queries.sites_by_floor())
        return floors.get(floor)

    async def sites(self) -> list[SiteRules]:
        """The rules of every site that has a floor in use."""
        floors = await self._floors.get("floors", lambda _: queries.sites_by_floor())
        return list({site.code: site for site in floors.values()}.values())

    async def of_kind(self, kind: str) -> list[Place]:
        """Every place in use of one kind, at all sites."""
        return await self._places.get(kind, queries.places_of_kind)


known = Known()
