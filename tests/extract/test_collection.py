"""While a file is read, no cycles are looked for; afterwards all is as it was."""

import gc

from zhibiao.extract.collection import collection_paused


def test_the_collector_is_paused_and_goes_on() -> None:
    with collection_paused():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    with collection_paused():
        pass
    assert not gc.isenabled()
    gc.enable()


def test_what_a_program_has_frozen_stays_frozen() -> None:
    gc.freeze()
    with collection_paused():
        pass
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
