"""The estimate stands while few cells are missing, and is withheld with its reason when many are."""

import numpy as np
import pytest

from coder.analysis.saturation.missing import MOST_MISSING, unheard

RAISED = np.random.default_rng(5).random((12, 30)) < 0.2
NONE = np.zeros_like(RAISED)


def test_it_stands() -> None:
    found = unheard(RAISED, NONE, RAISED)
    assert found.withheld == "" and found.missing_share == 0
    assert found.chao2 is not None and found.chao2 == found.naive
    assert found.unheard == pytest.approx(found.chao2.value - found.heard.observed)
    assert [one.more for one in found.ahead] == [1, 2, 5]
    assert found.ahead[0].views < found.ahead[1].views < found.unheard


def test_too_many_missing() -> None:
    gone = NONE.copy()
    gone[4:] = True
    found = unheard(RAISED, gone, RAISED)
    assert found.withheld == "missing"
    assert found.missing_share is not None and found.missing_share > MOST_MISSING
    assert (found.chao2, found.coverage, found.ahead, found.unheard) == (None, None, (), None)
    assert found.naive is not None


def test_a_missing_cell_is_not_raised_whatever_was_said_later() -> None:
    gone = NONE.copy()
    gone[0] = RAISED[0]
    assert unheard(RAISED, gone, RAISED).heard.total == RAISED[1:].sum()


def test_few_interviews_and_nothing_raised() -> None:
    assert unheard(RAISED[:4], NONE[:4], RAISED[:4]).withheld == "few"
    assert unheard(NONE, NONE, RAISED).withheld == "nothing"
    assert unheard(np.zeros((0, 0)), np.zeros((0, 0)), np.zeros((0, 0))).withheld == "few"
    with pytest.raises(ValueError, match="one shape"):
        unheard(RAISED, NONE[:4], RAISED)


def test_an_interval_even_when_nothing_was_raised_only_once() -> None:
    raised = np.ones((6, 3), dtype=bool)
    found = unheard(raised, np.zeros_like(raised), raised)
    assert found.unheard == 0 and found.chao2 is not None and found.chao2.high is not None
