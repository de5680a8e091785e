"""What can go wrong, as values. `kit/http.py` alone turns them into answers (RFC 9457, problem+json).

Every `detail` is shown to a person as it stands: it says what to do next.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class FieldError:
    """One thing wrong in what was sent. `pointer` is a JSON pointer into the body, or the parameter's name."""

    pointer: str
    detail: str


class Problem(Exception):
    status = 500
    title = "Something went wrong"

    def __init__(
        self,
        slug: str,
        detail: str,
        *,
        errors: list[FieldError] | None = None,
        headers: dict[str, str] | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(detail)
        self.type = f"/problems/{slug}"
        self.detail = detail
        self.errors = errors or []
        self.headers = headers or {}
        self.extra = extra


class Refused(Problem):
    """A rule of the domain says no. 409."""

    status = 409
    title = "Not possible"


class Conflict(Refused):
    """Somebody else was faster, or what was sent rests on an old copy. 409."""

    title = "Changed in the meantime"


class NotFound(Problem):
    """No such thing, or none that this person may know of. 404."""

    status = 404
    title = "Not found"

    def __init__(self, detail: str) -> None:
        super().__init__("not-found", detail)


class NotAllowed(Problem):
    """This person's role does not allow it. 403."""

    status = 403
    title = "Not allowed"

    def __init__(self, detail: str, slug: str = "not-allowed") -> None:
        super().__init__(slug, detail)


class Unauthenticated(Problem):
    """Nobody is signed in. 401."""

    status = 401
    title = "Sign in"

    def __init__(self, detail: str = "Sign in to go on.") -> None:
        super().__init__("sign-in", detail)


class Invalid(Problem):
    """What was sent cannot be understood. 400, with the places that are wrong."""

    status = 400
    title = "Something is wrong in what was sent"

    def __init__(self, detail: str, errors: list[FieldError] | None = None, slug: str = "invalid") -> None:
        super().__init__(slug, detail, errors=errors)


class Unavailable(Problem):
    """A part that Roost stands on is away for the moment. 503 with Retry-After (seconds)."""

    status = 503
    title = "Away for a moment"

    def __init__(self, detail: str = "Roost cannot reach its database. Try again in a few seconds.") -> None:
        super().__init__("unavailable", detail, headers={"Retry-After": "5"})
