"""What fits together within one site, zone or space, whether a file or a screen brings it. Pure.

Each finding is (field, what is wrong with it, what is allowed). A field that is not there yet is not judged.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from roost.kit.days import show_time
from roost.places.kinds import KINDS, Kind

Complaint = tuple[str, str, str]

NATIONS = {"England": "ENG", "Wales": "WLS", "Scotland": "SCT", "Northern Ireland": "NIR"}
TIME_ALLOWED = "a quarter-hour from 00:00 to 24:00, like 09:15"


def features_of(kind: Kind) -> str:
    """What a kind of space may have, in words."""
    return ", ".join([*sorted(kind.features), *(pattern.replace("[1-9][0-9]?", "1…99") for pattern in kind.patterns)])


def site(row: Mapping[str, Any]) -> Iterator[Complaint]:
    """`opens`, `closes`: minutes after midnight; `walk`: pairs of a site and its minutes; `site`: its own code."""
    if "opens" in row and "closes" in row and row["opens"] >= row["closes"]:
        yield "closes", f"{show_time(row['closes'])} is not after {show_time(row['opens'])}", "a time after opens"
    if any(site == row.get("site") for site, _ in row.get("walk", ())):
        yield "walk", "names the site itself", "other sites only"


def zone(row: Mapping[str, Any]) -> Iterator[Complaint]:
    """`access`, `team` and `team_first_until` (minutes after midnight, or None)."""
    access = row.get("access")
    if access in ("team only", "team first") and row.get("team", "") is None:
        yield "team", f"is blank, and access is {access}", "a team's code, or access open"
    if access == "team first" and row.get("team_first_until", 0) is None:
        yield "team_first_until", "is blank, and access is team first", TIME_ALLOWED
    if access in ("team only", "open") and row.get("team_first_until") is not None:
        yield "team_first_until", f"is filled in, and access is {access}", "blank, or access team first"


def space(row: Mapping[str, Any]) -> Iterator[Complaint]:
    """`kind` and `features`."""
    kind = KINDS.get(row.get("kind", ""))
    for feature in row.get("features", ()) if kind else ():
        if kind and not kind.allows(feature):
            yield "features", f'"{feature}" is not a feature of a {kind.name}', features_of(kind)
