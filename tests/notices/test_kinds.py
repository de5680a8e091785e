"""The table of notices: what the README shows of it, and what each entry must have."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from roost.notices.kinds import KINDS, Kind, kind_of

ROOT = Path(__file__).parents[2]
HEAD = "| what | who is told | by | on a lock screen |\n|---|---|---|---|\n"

EACH = pytest.mark.parametrize("kind", KINDS, ids=[kind.code for kind in KINDS])


def row(kind: Kind) -> str:
    """As the README shows it."""
    by = "mail alone" if kind.by_mail else "push, else mail"
    title, body = kind.example
    return f"| {kind.name} | {kind.who} | {by} | **{title}**<br>{body} |\n"


def test_the_readme_shows_the_table_as_it_is() -> None:
    assert HEAD + "".join(map(row, KINDS)) + "\n" in (ROOT / "README.md").read_text()


def test_codes_and_names_are_there_once() -> None:
    assert len({kind.code for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS)


def test_what_is_not_in_the_table_is_none_of_them() -> None:
    assert kind_of("news") in KINDS
    assert kind_of("parcel") is None


@EACH
def test_each_is_made_of_something(kind: Kind) -> None:
    assert (kind.tell is not None) == bool(kind.events)
    assert kind.tell or kind.look


@EACH
def test_each_fits_on_a_lock_screen_and_says_who_and_why(kind: Kind) -> None:
    title, body = kind.example
    assert 0 < len(title) <= 60
    assert 0 < len(body) <= 140
    assert kind.who
    assert kind.why.endswith(".")
    assert not kind.name.endswith(".")


@EACH
def test_a_push_service_keeps_it_for_hours_and_no_longer_than_a_week(kind: Kind) -> None:
    assert timedelta(hours=1) <= kind.ttl <= timedelta(days=7)


SOURCES = ROOT / "server" / "roost"


def test_every_event_that_is_told_is_one_that_somebody_records() -> None:
    # `store.write(row, "owned", …)`, `Event("booked", "booking", …)`, `_write("installed", fix, …)`.
    code = "".join(
        path.read_text() for part in ("bookings", "issues", "records") for path in (SOURCES / part).rglob("*.py")
    )
    written = set(re.findall(r'"([a-z ]+)"', code))
    assert {verb for kind in KINDS for _, verb in kind.events} <= written
