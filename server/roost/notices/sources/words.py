"""How notices name places, days and issues. Pure."""

from datetime import date

from roost.kit.days import show_time

# A title has room for so much of what somebody called a place.
LABEL = 20


def say_day(day: date) -> str:
    """ "Friday 27 November"."""
    return f"{day:%A} {day.day} {day:%B}"


def when(day: date, starts: int, ends: int) -> str:
    """ "Friday 27 November, 09:00 to 17:00"; `starts`, `ends`: minutes after midnight."""
    return f"{say_day(day)}, {show_time(starts)} to {show_time(ends)}"


def label(words: str) -> str:
    """What a place is called, as much of it as there is room for."""
    return words if len(words) <= LABEL else words[: LABEL - 1].rstrip() + "…"


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]
