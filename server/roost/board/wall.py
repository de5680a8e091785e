"""What a screen on a wall shows: strangers may stand before it, so no names, and only words that were passed."""

from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from roost.board import rules
from roost.board.rules import COLUMN_OF, COLUMNS, FIRST
from roost.board.wire import ColumnState, Scorecard, Wall, WallCard, WallColumn
from roost.issues.wire import Card, IssuePlace


class Link(msgspec.Struct, frozen=True):
    """A link that works: what the screen is called, and whose issues it shows."""

    id: UUID
    name: str
    site: str | None
    site_name: str | None


def wall(link: Link, issues: list[tuple[Card, Any, date]], figures: Scorecard, as_of: date) -> Wall:
    """`issues`: card, row and the day its state began of everything on the board, in order.

    Unlike on the board, what is the director's stands first among Nobody's yet: a wall has no band above.
    """
    columns: dict[ColumnState, list[tuple[Card, Any]]] = {state: [] for state in COLUMNS}
    for card, row, _ in issues:
        columns[COLUMN_OF[card.state]].append((card, row))
    columns["new"].sort(key=lambda one: one[0].escalated < rules.DIRECTOR)
    monday = rules.first_of_week(as_of)
    return Wall(
        name=link.name,
        site_name=link.site_name,
        as_of=as_of,
        columns=[
            WallColumn(
                state=state,
                name=COLUMNS[state],
                total=len(column),
                people=sum(card.people for card, _ in column),
                cards=[wall_card(card, row) for card, row in column[:FIRST]],
            )
            for state, column in columns.items()
        ],
        kept=figures.kept,
        due=figures.due,
        sorted_week=sum(card.state == "sorted" and since >= monday for card, _, since in issues),
    )


def wall_card(card: Card, row: Any) -> WallCard:
    """A card as everybody sees it, without whatever a stranger should not read."""
    return WallCard(
        number=card.number,
        what=(card.chip or card.category).name,
        place=where(card.place),
        owner_role=card.owner.role if card.owner else None,
        due=card.due,
        due_for=card.due_for,
        overdue=card.overdue,
        people=card.people,
        age=rules.in_words(card.working_days),
        words=card.words if row["words_passed"] and not card.redacted else None,
        fix_title=card.fix.title if card.fix else None,
        escalated=card.escalated,
    )


def where(place: IssuePlace) -> str:
    """ "Desk 14, Second floor, Riverside House", as exactly as it may be told."""
    names = []
    if place.label is not None and place.kind is not None:
        names.append(f"{place.kind.capitalize()} {place.label}")
    elif place.zone_name is not None:
        names.append(place.zone_name)
    return ", ".join(one for one in (*names, place.floor_name, place.site_name) if one)
