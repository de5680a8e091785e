"""Persons, their teams and roles, and who is signed in."""

from roost.people.actions import (
    FreeBookings,
    PersonRow,
    TeamRow,
    expire,
    mark_left,
    retire_teams,
    save_person,
    save_team,
    upsert_people,
    upsert_teams,
)
from roost.people.api import routes
from roost.people.door import Door
from roost.people.queries import Person, PersonRef, Who, by_email, by_ids, by_registration, names
from roost.people.roles import ROLES, VERBS, Role, Verb, can, require, verbs_of
from roost.people.sessions import IDLE, Sessions
from roost.people.sign_in import links
from roost.people.sign_in.pending import forget_old as forget_sign_ins
from roost.people.sign_in.provider import Provider
from roost.people.sign_in.setup import ProviderSetup

__all__ = [
    "IDLE",
    "ROLES",
    "VERBS",
    "Door",
    "FreeBookings",
    "Person",
    "PersonRef",
    "PersonRow",
    "Provider",
    "ProviderSetup",
    "Role",
    "Sessions",
    "TeamRow",
    "Verb",
    "Who",
    "by_email",
    "by_ids",
    "by_registration",
    "can",
    "expire",
    "forget_sign_ins",
    "links",
    "mark_left",
    "names",
    "require",
    "retire_teams",
    "routes",
    "save_person",
    "save_team",
    "upsert_people",
    "upsert_teams",
    "verbs_of",
]
