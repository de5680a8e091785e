"""Who may do what: one table."""

from collections.abc import Mapping
from typing import Literal, Protocol, get_args

from roost.kit.errors import NotAllowed

Role = Literal["staff", "manager", "leader", "director", "facilities", "it", "parking", "administrator"]
Verb = Literal[
    "look",
    "book",
    "book_for_colleague",
    "book_for_visitor",
    "see_visitors",
    "put_out_of_use",
    "look_up_holder",
    "import",
    "report",
    "triage_any",
    "plan_fix",
    "walk",
    "route",
    "redact",
    "print_codes",
    "put_on_wall",
    "manage_people",
    "manage_places",
    "manage_queues",
    "connect",
    "audit",
    "keep_records",
    "watch_health",
]
ROLES: tuple[Role, ...] = get_args(Role)
VERBS: tuple[Verb, ...] = get_args(Verb)

_EVERYONE: frozenset[Verb] = frozenset({"look", "book", "book_for_colleague", "book_for_visitor", "report"})
# Whoever answers for the office, in the open.
_LEADING: frozenset[Verb] = _EVERYONE | {"triage_any", "plan_fix", "walk", "redact", "put_on_wall"}
# Whoever runs Roost itself for the council: what is there, who is there, and what is kept.
_RUNNING: frozenset[Verb] = _EVERYONE | {
    "put_out_of_use",
    "import",
    "route",
    "redact",
    "print_codes",
    "put_on_wall",
    "manage_people",
    "manage_places",
    "manage_queues",
    "connect",
    "audit",
    "keep_records",
    "watch_health",
}

TABLE: dict[Role, frozenset[Verb]] = {
    "staff": _EVERYONE,
    "manager": _EVERYONE,
    "leader": _LEADING,
    "director": _LEADING,
    "facilities": _EVERYONE | {"see_visitors", "put_out_of_use", "plan_fix", "print_codes"},
    "it": _EVERYONE | {"plan_fix"},
    "parking": _EVERYONE | {"look_up_holder"},
    "administrator": _RUNNING,
}

# By whatever a database row may say.
_BY_NAME: Mapping[str, frozenset[Verb]] = {str(role): verbs for role, verbs in TABLE.items()}

# What a refusal says: who can do it instead.
_ASK: dict[Verb, str] = {
    "see_visitors": "Only facilities see every visitor. Your own visitors are among your bookings.",
    "put_out_of_use": "Only facilities and administrators put spaces out of use. Tell facilities what is wrong.",
    "look_up_holder": "Only the parking desk looks up who holds a bay. Ring the parking desk.",
    "import": "Only administrators import files.",
    "triage_any": "Only its queue, its owner and leaders act on an issue. Say me too, or add a word.",
    "plan_fix": "Only leaders, facilities and IT plan fixes. Say me too on the issues it would sort.",
    "walk": "Only leaders log floor walks. Report what broke instead.",
    "route": "Only administrators change who gets what. Ask one of them.",
    "redact": "Only its queue, leaders and administrators take words away for good. Tell one of them.",
    "print_codes": "Only facilities and administrators print codes. Ask facilities.",
    "manage_people": "Only administrators change people and teams. Ask one of them.",
    "manage_places": "Only administrators change sites, plans and their rules. Ask one of them.",
    "manage_queues": "Only administrators change queues and what can be reported. Ask one of them.",
    "connect": "Only administrators connect other systems. Ask one of them.",
    "audit": "Only administrators search what was changed by whom. Ask one of them.",
    "keep_records": "Only administrators look after what is kept, and for how long. Ask one of them.",
    "watch_health": "Only administrators see how Roost itself is doing. Ask one of them.",
    "put_on_wall": "Only leaders and administrators make links for a wall. Ask one of them.",
}


class HasRole(Protocol):
    @property
    def role(self) -> str: ...


def can(role: str, verb: Verb) -> bool:
    """False for a role that is not in the table: what is unknown may do nothing."""
    return verb in _BY_NAME.get(role, frozenset())


def verbs_of(role: str) -> list[Verb]:
    """In the order of the table of verbs."""
    return [verb for verb in VERBS if can(role, verb)]


def require(who: HasRole, verb: Verb) -> None:
    """NotAllowed unless this person's role has the verb."""
    if not can(who.role, verb):
        raise NotAllowed(_ASK.get(verb, "Your role does not allow this."))
