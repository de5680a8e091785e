"""Ids: time-ordered where order helps the database, random where the time would tell who."""

import uuid
from uuid import UUID

import uuid_utils.compat


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562): its first 48 bits are the milliseconds since 1970, so rows stay in order."""
    return uuid_utils.compat.uuid7()


def random_id() -> UUID:
    """A UUIDv4, for rows whose moment of birth must not be readable from their id."""
    return uuid.uuid4()
