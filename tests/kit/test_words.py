"""What people type becomes one line, and nothing in it is there unseen."""

import pytest

from roost.kit.errors import Invalid
from roost.kit.words import tidy


def test_spaces_are_single_and_letters_are_put_together() -> None:
    assert tidy("  the\n\tcafe\u0301  is   shut ", "/words") == "the café is shut"


@pytest.mark.parametrize("sign", "\u00ad\u034f\u061c\u180e\u200b\u200e\u2060\u2063\u2800\u3164\ufeff\uffa0")
def test_what_nobody_sees_is_left_out(sign: str) -> None:
    assert tidy(f"the{sign} lamp", "/words") == "the lamp"


@pytest.mark.parametrize("text", ["", " \n", "\u3164", "\u2800\u2800", "\u200d", "\ufe0f", "\u0336"])
def test_words_of_which_nothing_can_be_seen_are_none(text: str) -> None:
    with pytest.raises(Invalid, match=r"Write a few words\."):
        tidy(text, "/words")


@pytest.mark.parametrize("text", ["🙂", "👩🏽‍💻 works", "1️⃣ first", "नमस्ते", "Việt", "?"])
def test_pictures_and_other_scripts_are_words(text: str) -> None:
    assert tidy(text, "/words") == text


def test_a_heap_of_marks_on_one_letter_is_refused() -> None:
    assert tidy("a\u0336\u0335\u0334\u0333\u0332", "/words")
    with pytest.raises(Invalid, match="too many marks"):
        tidy("a" + "\u0336\u0335" * 3, "/words")


@pytest.mark.parametrize("text", ["\u202eabc", "a\u2066b", "a\x07b", "a\ue000b"])
def test_what_turns_a_text_around_or_cannot_be_shown_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        tidy(text, "/words")
