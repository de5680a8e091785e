"""The council of the tests of people."""

from tests.people.conftest import council

__all__ = ["council"]
