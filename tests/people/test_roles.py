"""Who may do what. The table is written out here a second time, so that no line of it changes unseen."""

import pytest

from roost import people
from roost.kit.errors import NotAllowed
from roost.people import roles

EVERYONE = {"look", "book", "book_for_colleague", "book_for_visitor", "report"}
LEADING = EVERYONE | {"triage_any", "plan_fix", "walk", "redact", "put_on_wall"}
EXPECTED = {
    "staff": EVERYONE,
    "manager": EVERYONE,
    "leader": LEADING,
    "director": LEADING,
    "facilities": EVERYONE | {"see_visitors", "put_out_of_use", "plan_fix", "print_codes"},
    "it": EVERYONE | {"plan_fix"},
    "parking": EVERYONE | {"look_up_holder"},
    "administrator": EVERYONE
    | {"put_out_of_use", "import", "route", "redact", "print_codes", "put_on_wall"}
    | {"manage_people", "manage_places", "manage_queues", "connect", "audit", "keep_records", "watch_health"},
}


class Somebody:
    def __init__(self, role: str) -> None:
        self.role = role


def test_every_role_may_do_exactly_what_the_table_says() -> None:
    assert {role: {verb for verb in people.VERBS if people.can(role, verb)} for role in people.ROLES} == EXPECTED


def test_every_role_and_every_verb_is_in_the_table() -> None:
    assert set(roles.TABLE) == set(people.ROLES)
    assert set().union(*roles.TABLE.values()) == set(people.VERBS)


def test_a_role_that_is_not_in_the_table_may_do_nothing() -> None:
    assert people.verbs_of("king") == []


@pytest.mark.parametrize("role", people.ROLES)
@pytest.mark.parametrize("verb", people.VERBS)
def test_require_lets_through_whom_the_table_allows_and_tells_the_others_whom_to_ask(
    role: people.Role, verb: people.Verb
) -> None:
    if verb in EXPECTED[role]:
        people.require(Somebody(role), verb)
    else:
        with pytest.raises(NotAllowed) as refusal:
            people.require(Somebody(role), verb)
        assert refusal.value.status == 403
        assert refusal.value.detail.startswith("Only ")


def test_verbs_are_listed_in_one_order() -> None:
    assert people.verbs_of("facilities") == [verb for verb in people.VERBS if verb in EXPECTED["facilities"]]
