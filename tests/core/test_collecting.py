"""Python's search for cycles rests while the work goes on, and is as before afterwards."""

import gc

from dangwu.core.collecting import no_collecting


def test_it_rests_within_and_goes_on_after() -> None:
    with no_collecting():
        assert not gc.isenabled()
        with no_collecting():
            pass
        assert not gc.isenabled()

    assert gc.isenabled()
