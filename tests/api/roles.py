"""Who may do what, as a page for people: `python -m tests.api.roles` writes deploy/ROLES.md anew and prints it.

It is made of what the tests ask and of nothing else, so that it says what is so.
"""

import re
import sys
from itertools import groupby
from pathlib import Path

from litestar.routes import HTTPRoute

from roost.app import create_app
from roost.people.roles import ROLES, Role
from roost.settings import Settings
from tests.api.calls import BEARER, MAY, PUBLIC
from tests.api.calls.whose import OF_ROLE, WHOSE
from tests.api.truth import Operation, operations

PAGE = Path(__file__).parents[2] / "deploy" / "ROLES.md"
HEAD = """# Who may do what

Every address of the API by every role. `make roles` writes this page from what the tests ask (tests/api): each cell is
a request that a test sends, and its answer.

- **yes**: whoever has the role.
- **own**: only what is theirs: their own booking, device or notice; what they reported; what lies in a queue they work.
- **–**: refused, and nothing is changed (403; 404 where even to know of it would be too much).
- **link**, **token**: no session at all, but the token of a wall, or of another system, made by an administrator.
- **or token**: by role, or by such a token.
- **anyone**: also without signing in.
"""


def cells() -> dict[str, dict[Role, str]]:
    """For each operation what each role gets."""
    return {name: {role: _cell(operation, role) for role in ROLES} for name, operation in operations().items()}


def _cell(operation: Operation, role: Role) -> str:
    name = operation.name
    if name in BEARER:
        return BEARER[name]
    if name in PUBLIC:
        return "–" if PUBLIC[name] == 403 else "anyone"
    if name in WHOSE:
        whose = WHOSE[name]
        return "yes" if role in whose.may_foreign else "own" if role in whose.may else "–"
    if name not in MAY:
        return "?"
    by_token = " or token" if {"token": []} in operation.raw.get("security", ()) else ""
    return ("yes" if OF_ROLE[role] in MAY[name][0] else "–") + by_token


def scim() -> list[tuple[str, str]]:
    """Method and path of each address for directories: they describe themselves, and are in no description of ours."""
    found = [
        (str(method), re.sub(r":[a-z]+}", "}", route.path))
        for route in create_app(Settings()).routes
        if isinstance(route, HTTPRoute) and route.path.startswith("/api/scim/")
        for method in sorted(set(route.methods) - {"OPTIONS"})
    ]
    return sorted(found, key=lambda one: (one[1], one[0]))


def page() -> str:
    """The whole page."""
    lines = [HEAD]
    found = cells()
    everything = sorted(operations().values(), key=lambda one: (one.raw["tags"][0], one.path, one.method))
    for tag, group in groupby(everything, key=lambda one: str(one.raw["tags"][0])):
        lines += [f"## {tag.capitalize()}", "", "| what | " + " | ".join(ROLES) + " |", "|---|" + "---|" * len(ROLES)]
        for one in group:
            said = " | ".join(found[one.name][role] for role in ROLES)
            lines.append(f"| {one.raw['summary']}<br>`{one.method} {one.path}` | {said} |")
        lines.append("")
    lines += [
        "## SCIM",
        "",
        "For the council's directory alone, by its token; no session opens it, whosever it is.",
        "",
    ]
    lines += ["| what | " + " | ".join(ROLES) + " |", "|---|" + "---|" * len(ROLES)]
    lines += [f"| `{method} {path}` | {' | '.join(['token'] * len(ROLES))} |" for method, path in scim()]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page())
    sys.stdout.write(page())
