"""What an address, a name and a number plate look like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.people import rules


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" OK.Person@Estuary.example ", "ok.person@estuary.example"),
        ("café@estuary.example", "café@estuary.example"),
        ("cafe\u0301@estuary.example", "café@estuary.example"),
        ("o'brien+desk@mail.estuary.gov.uk", "o'brien+desk@mail.estuary.gov.uk"),
    ],
)
def test_an_address_is_kept_in_one_spelling(typed: str, kept: str) -> None:
    assert rules.email(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "no-at-sign",
        "two@at@signs.example",
        "nobody@nowhere",
        "@estuary.example",
        "a b@estuary.example",
        "Ann <ann@estuary.example>",
        "ann@estuary..example",
        "ann@.example",
        "ann@estuary.example.",
        "ann\0@estuary.example",
        "a" * 110 + "@estuary.example",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="e-mail address"):
        rules.email(typed)


def test_a_name_loses_stray_spaces_only() -> None:
    assert rules.name("  Sinéad   O’Brien-Ghosh ") == "Sinéad O’Brien-Ghosh"


@pytest.mark.parametrize("typed", ["=HYPERLINK(1)", "+44 123", "-Ann", "@ann", "  =x"])
def test_a_name_that_a_spreadsheet_would_run_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="may not start with"):
        rules.name(typed)


def test_a_name_has_at_most_120_characters() -> None:
    assert rules.name("x" * 120) == "x" * 120
    with pytest.raises(ValueError, match=r"121 characters; 120 are allowed"):
        rules.name("x" * 121)


@pytest.mark.parametrize("typed", ["", "   ", "Ann\x07", "Ann\u202eexe"])
def test_an_empty_name_and_one_that_cannot_be_shown_are_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is empty|cannot be shown"):
        rules.name(typed)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("yb21vvw", "YB21 VVW"),
        (" YB21 VVW ", "YB21 VVW"),
        ("A123BCD", "A123BCD"),
        ("aiz-1234", "AIZ1234"),
        ("1 A", "1A"),
    ],
)
def test_a_registration_is_shown_as_on_the_plate(typed: str, shown: str) -> None:
    assert rules.registration(typed) == shown


@pytest.mark.parametrize("typed", ["", "A", "ABCDEFGHI", "AB12;CDE", "ÄB12 CDE", "AB12 CDE\0"])
def test_what_is_no_registration_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a registration"):
        rules.registration(typed)


@given(st.text(max_size=12))
def test_a_registration_read_twice_is_the_same(typed: str) -> None:
    try:
        once = rules.registration(typed)
    except ValueError:
        return
    assert rules.registration(once) == once
    assert rules.plate(once) == rules.plate(typed) != ""


def test_needs_are_features_of_desks_each_once_in_order() -> None:
    known = frozenset({"dock", "quiet", "sit-stand"})
    assert rules.needs(["sit-stand", "dock", "dock"], known) == ["dock", "sit-stand"]
    with pytest.raises(ValueError, match=r"'sofa' is no feature of a desk. Allowed are: dock, quiet, sit-stand"):
        rules.needs(["sofa", "dock"], known)


@pytest.mark.parametrize(
    ("name", "found_by"),
    [("Sinéad", "sinead"), ("Łukasz Øster", "lukasz oster"), ("Đặng", "dang"), ("O’Brien", "o'brien")],
)
def test_accents_and_capitals_do_not_hide_a_name_from_a_search(name: str, found_by: str) -> None:
    assert rules.fold(name) == found_by
