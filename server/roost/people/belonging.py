"""Where the directory says that somebody belongs: which team a department is, and whether a manager can be one."""

from uuid import UUID

from roost.kit import database
from roost.kit.errors import FieldError, Invalid


async def team_of(department: str) -> str | None:
    """The team in use that a department is, by its code or its name; None where it is none here."""
    code: str | None = await database.fetch_value(
        """SELECT code FROM team WHERE retired_at IS NULL AND lower($1) IN (lower(code), lower(name))
           ORDER BY lower(code) = lower($1) DESC, code LIMIT 1""",
        department,
    )
    return code


async def check_manager(person: UUID, manager: UUID | None) -> None:
    """Managers of managers end somewhere: in somebody who has none. Invalid."""
    if manager is None:
        return
    chain = await database.fetch(
        """WITH RECURSIVE above AS (
               SELECT id, line_manager FROM person WHERE id = $1
               UNION SELECT p.id, p.line_manager FROM person p JOIN above ON p.id = above.line_manager)
           SELECT id FROM above""",
        manager,
    )
    if not chain:
        raise _wrong_manager("is nobody who is known here; send the manager first")
    if any(row["id"] == person for row in chain):
        raise _wrong_manager("would be managed by the person themselves")


def _wrong_manager(words: str) -> Invalid:
    return Invalid(f"The manager {words}.", [FieldError("manager", words)])
