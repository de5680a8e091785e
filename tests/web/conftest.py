"""The application and its people, as the tests of people have them."""

from tests.people.conftest import app, council

__all__ = ["app", "council"]
