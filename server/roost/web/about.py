"""Whose Roost this is, and whom to write to: what its public pages say."""

from typing import Any

import msgspec
from litestar import get
from litestar.di import NamedDependency


class About(msgspec.Struct, frozen=True):
    """What the council has said in its settings; null where it has not. `contact`, `dpo`: e-mail addresses.

    `demo`: this is a demonstration, with invented people. `kept`: days for each rule of retention, as it is now.
    """

    council: str | None
    contact: str | None
    dpo: str | None
    version: str
    demo: bool
    kept: dict[str, int]


@get("/about")
async def get_about(about: NamedDependency[About]) -> About:
    """Whose Roost this is, and whom to write to about it."""
    return about


routes: list[Any] = [get_about]
