"""What time it is, and ids that are in order or say nothing."""

from datetime import timedelta

from roost.kit.clock import now as real_now
from roost.kit.ids import new_id, random_id


def test_the_clock_is_utc_and_knows_it() -> None:
    assert real_now().utcoffset() == timedelta(0)


def test_new_ids_are_in_order_of_time_and_random_ones_say_nothing() -> None:
    ids = [new_id() for _ in range(100)]
    assert ids == sorted(ids)
    assert {id_.version for id_ in ids} == {7}
    assert random_id().version == 4
