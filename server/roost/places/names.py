"""What things are called here, for whoever must tell a place from a person."""

from roost.kit import database


async def place_names() -> list[str]:
    """Names of sites, floors, zones and of spaces that have more than a number, and the addresses of sites."""
    rows = await database.fetch(
        """SELECT name AS said FROM site WHERE retired_at IS NULL
           UNION SELECT address FROM site WHERE retired_at IS NULL
           UNION SELECT name FROM floor WHERE retired_at IS NULL
           UNION SELECT name FROM zone WHERE retired_at IS NULL
           UNION SELECT label FROM space WHERE retired_at IS NULL AND label ~ '[[:alpha:]]{2}'"""
    )
    return [row["said"] for row in rows]
