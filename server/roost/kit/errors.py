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


# As the screens call what its name alone would not say.
_CALLED = {
    "timezone": "The time zone",
    "email": "The e-mail address",
    "closes": "The closing time",
    "remind_after": "“Ask them before that”",
    "team_first_until": "The time from which it is open to all",
    "features": "What it has:",
    "walk": "The list of ways on foot",
    "first": "The first label",
    "x": "How far across:",
    "y": "How far down:",
    "space_kind": "The kind of place",
}


def wrong_at(pointer: str, words: str) -> FieldError:
    """Of "/code" and "is blank; choose one": "The code is blank. Choose one." It reads alone, away from its field."""
    field = [part for part in pointer.split("/") if part and not part.isdigit()][-1]
    what, *then = words.split("; ")
    called = _CALLED.get(field, f"The {field.replace('_', ' ')}")
    return FieldError(pointer, " ".join([f"{called} {what}.", *(f"{one[0].upper()}{one[1:]}." for one in then)]))


def said(errors: list[FieldError]) -> str:
    """All of it, each sentence once."""
    return " ".join(dict.fromkeys(one.detail for one in errors))


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
