"""No personal data of children and families on the board, and nobody named without being asked."""

from roost.people.guard.api import routes
from roost.people.guard.colleagues import names_colleague
from roost.people.guard.known import KnownWords, Load, known, team_names
from roost.people.guard.refuse import PersonalData, WordsRefused, refuse_personal_data
from roost.people.guard.rules import Finding, findings, not_for_visitors

__all__ = [
    "Finding",
    "KnownWords",
    "Load",
    "PersonalData",
    "WordsRefused",
    "findings",
    "known",
    "names_colleague",
    "not_for_visitors",
    "refuse_personal_data",
    "routes",
    "team_names",
]
