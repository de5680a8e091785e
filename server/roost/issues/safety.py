"""Whom to ring instead, where an issue is not the place. The words are a council's own, from its settings."""

import msgspec


class SafetyLine(msgspec.Struct, frozen=True):
    """Whom or when, and the number to ring. Handlers are handed all of them as `safety`."""

    words: str
    number: str
