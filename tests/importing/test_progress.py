"""What takes long says how far it is: a bar on a terminal, lines in a log."""

from datetime import timedelta

import pytest

from roost.importing import command
from roost.importing.command import Bar, Progress
from tests.importing.council import SMALL, Folder
from tests.support import SetClock


async def test_in_a_log_it_is_a_line_a_second_at_most_and_none_for_what_is_quick() -> None:
    clock = SetClock()
    said: list[str] = []
    progress = Progress(said.append, clock)
    for row in range(5):
        progress.tell(f"Reading people.csv, row {row}", 10 * row)
        clock.at += timedelta(milliseconds=600)
    progress.clear()
    assert said == [" 20 %  Reading people.csv, row 2 …", " 40 %  Reading people.csv, row 4 …"]


async def test_on_a_terminal_one_line_is_drawn_anew_and_wiped_before_anything_else_is_said() -> None:
    clock = SetClock()
    said: list[str] = []
    bar = Bar(said.append, clock)
    bar.tell("Reading people.csv, row 2", 0)
    assert said == []
    clock.move(seconds=2)
    bar.tell("Reading people.csv, row 20,002", 50)
    bar.tell("too soon", 51)
    clock.move(seconds=1)
    bar.tell("Storing", 100)
    bar.clear()
    long, short, wiped = said
    assert long == f"\r{'█' * 15}{'░' * 15}  50 %  Reading people.csv, row 20,002"
    # What was longer before does not shine through.
    assert (short.rstrip(), len(short)) == (f"\r{'█' * 30} 100 %  Storing", len(long))
    assert wiped == f"\r{' ' * (len(short.rstrip()) - 1)}\r"
    bar.clear()
    assert len(said) == 3


@pytest.mark.parametrize(
    ("terminal", "encoding", "kind"), [(True, "utf-8", Bar), (True, "ascii", Progress), (False, "utf-8", Progress)]
)
def test_a_bar_is_for_who_can_see_one(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, encoding: str, kind: type[Bar] | type[Progress]
) -> None:
    class Stream:
        def __init__(self) -> None:
            self.encoding = encoding

        def isatty(self) -> bool:
            return terminal

    monkeypatch.setattr(command.sys, "stderr", Stream())
    assert isinstance(command.progress(SetClock()), kind)


async def test_it_goes_forward_from_nothing_to_almost_everything(db: None, folder: Folder) -> None:
    person = SMALL["people"][2]
    folder.put(people=[{**person, "email": f"p{n}@hall.example"} for n in range(2500)])
    told: list[tuple[str, int]] = []
    await folder.bring_in(tell=lambda *said: told.append(said))
    assert [words for words, _ in told if "row" in words] == [
        "Reading people.csv, row 2", "Reading people.csv, row 1,002", "Reading people.csv, row 2,002",
    ]  # fmt: skip
    assert ("Storing 2,500 people", 60) in told
    shares = [percent for _, percent in told]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert 90 < shares[-1] < 100
