"""When a service counts as away: not because some of those that it serves are put off."""

from roost.notices.deliveries import MAIL
from roost.notices.lanes import IN_A_ROW, Lane
from roost.notices.outgoing import Outcome
from tests.support import NOW


def heard(outcome: Outcome, times: int) -> Lane:
    lane = Lane(MAIL)
    for _ in range(times):
        lane.heard(outcome, NOW)
    return lane


def test_a_mail_server_that_puts_off_one_address_after_the_other_is_there() -> None:
    assert not heard(Outcome("later", "the mail server puts this address off", there=True), 3 * IN_A_ROW).away(NOW)


def test_one_that_does_not_answer_so_often_is_away() -> None:
    assert heard(Outcome("later", "it did not answer"), IN_A_ROW).away(NOW)
    assert not heard(Outcome("later", "it did not answer"), IN_A_ROW - 1).away(NOW)
