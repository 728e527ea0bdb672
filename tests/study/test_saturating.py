"""A study's saturation: what counts as heard, what as missing, and the one verdict."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from coder.model.codebook import StoppingRule
from coder.model.entity import Edit, Step
from coder.model.swot import Outcome
from coder.study import saturating, seat
from tests.drawn import RULE, study

FIVE = ["E1: ac1 ac2", "E2: ac1 ac3", "E3: ac1 ac2", "E4: ac2 ac3", "E5: ac1 ac2 ac3"]


def test_shown(tmp_path: Path) -> None:
    with study(tmp_path, FIVE) as opened:
        found = saturating.picture(opened)
    assert found.curve.met_at == "E3" and found.last_new == "E2"
    assert found.reasons.verdict == "shown" and found.reasons.because == ("rule_met",)
    assert found.unheard.missing_cells == 0 and found.unheard.heard.counts == (4, 4, 3)
    assert found.grid == ("rrr.r", "r.rrr", ".r.rr", ".....")


def test_something_new_after_the_rule_was_met_is_a_reservation(tmp_path: Path) -> None:
    with study(tmp_path, [*FIVE, "E6: ac4 ac1"]) as opened:
        found = saturating.picture(opened)
    assert found.reasons.verdict == "qualified" and "new_after" in found.reasons.because
    assert found.thin[0].unit == "c4" and found.thin[0].experts == ("E6",)


def test_coding_owed_to_the_re_reading_queue_is_a_reservation(tmp_path: Path) -> None:
    with study(tmp_path, FIVE) as opened:
        code = opened.snapshot().codes[3]
        opened.apply(Step("code.redefine", (Edit(code, replace(code, definition="تازه", state=2)),)))
        found = saturating.picture(opened)
    assert found.owed.rereading == ("E1", "E2", "E3", "E4", "E5") and found.owed.codes == 1
    assert found.reasons.verdict == "qualified" and found.reasons.because == ("rule_met", "owed")
    assert "to read again for them: 5 (E1, E2, E3, E4, E5)" in " ".join(saturating.told(found, "en"))


@pytest.mark.parametrize(("decided", "limit"), [("", "rule_undated"), ("1401/12/01", "rule_late")])
def test_a_rule_without_a_date_or_made_later_is_told(tmp_path: Path, decided: str, limit: str) -> None:
    with study(tmp_path, FIVE, rule=replace(RULE, decided=decided)) as opened:
        assert limit in saturating.picture(opened).reasons.limits
    (tmp_path / "early").mkdir()
    with study(tmp_path / "early", FIVE) as opened:
        assert limit not in saturating.picture(opened).reasons.limits


def test_a_dropped_code_is_left_out_and_said_so(tmp_path: Path) -> None:
    with study(tmp_path, FIVE) as opened:
        decision = next(one for one in opened.snapshot().decisions if one.code == "code-c3")
        new = replace(decision, outcome=Outcome.DROPPED, factor=None)
        opened.apply(Step("factors.drop", (Edit(decision, new),)))
        found = saturating.picture(opened)
    assert found.dropped == ("c3",) and found.asserted == 2
    assert "Dropped codes left out: 1 (c3)." in " ".join(saturating.told(found, "en"))


def test_not_reached(tmp_path: Path) -> None:
    with study(tmp_path, ["E1: ac1", "E2: ac2", "E3: ac3"]) as opened:
        assert saturating.picture(opened).reasons.verdict == "not_reached"


@pytest.mark.parametrize(
    ("interviews", "rule", "closed", "why"),
    [
        (["E1: pc1 yc1"], None, True, "nothing_raised"),
        (FIVE, StoppingRule(), True, "no_rule"),
        (FIVE, None, False, "open"),
    ],
)
def test_not_shown(tmp_path: Path, interviews: list[str], rule: StoppingRule | None, closed: bool, why: str) -> None:
    more = {} if rule is None else {"rule": rule}
    with study(tmp_path, interviews, closed=closed, **more) as opened:
        reasons = saturating.picture(opened).reasons
    assert reasons.verdict == "not_shown" and why in reasons.because


def test_views_put_before_they_could_be_raised_are_missing_and_the_estimate_is_withheld(tmp_path: Path) -> None:
    early = ["E1: ac1 ac2 ac3", *(f"E{place}: pc1 yc1 pc2 yc2 ac3 | " for place in range(2, 8))]
    with study(tmp_path, early) as opened:
        found = saturating.picture(opened)
    assert found.unheard.missing_cells == 12
    assert found.unheard.withheld == "missing"
    assert "withheld" in found.reasons.because
    assert "57.1%" in " ".join(saturating.told(found, "en"))


def test_a_view_put_after_the_open_phase_is_not_missing(tmp_path: Path) -> None:
    late = ["E1: ac1 ac2", *(f"E{place}: ac1 | pc2 yc2" for place in range(2, 8))]
    with study(tmp_path, late) as opened:
        found = saturating.picture(opened)
    assert found.unheard.missing_cells == 0 and found.unheard.withheld == ""
    assert found.unheard.heard.counts == (7, 1)
    assert found.unheard.naive is not None and found.unheard.naive.value == 2


def test_a_view_raised_before_it_was_put_is_not_missing_even_inside_the_open_phase(tmp_path: Path) -> None:
    with study(tmp_path, [*FIVE, "E6: ac1 pc1 yc1 pc2 ac2 | "]) as opened:
        found = saturating.picture(opened)
    assert found.unheard.missing_cells == 1, "c2 alone: it was put first"
    assert found.unheard.heard.counts == (5, 4, 3)


def test_without_an_open_phase_nothing_can_be_told(tmp_path: Path) -> None:
    with study(tmp_path, [f"E{place}: | pc1 yc1 ac2" for place in range(1, 8)]) as opened:
        found = saturating.picture(opened)
    assert found.unheard.missing_share == 1 and found.unheard.withheld == "missing"


def test_what_was_put_in_a_first_session_can_no_longer_be_raised_in_the_second(tmp_path: Path) -> None:
    with study(tmp_path, ["E1: ac1 | pc2 nc2", "E1.2: ac1 ac2"]) as opened:
        found = saturating.picture(opened)
    assert found.unheard.missing_cells == 1
    assert found.late == 1, "c2 was raised, but after it had been put"


def test_raised_after_the_points_were_put_is_told_apart(tmp_path: Path) -> None:
    with study(tmp_path, [*FIVE, "E6: ac1 | pc2 yc2 ac4"]) as opened:
        found = saturating.picture(opened)
    assert found.asserted == 4 and found.unheard.heard.observed == 3 and found.late == 1
    assert "late" in found.reasons.limits


def test_who_completes_last_is_logged(tmp_path: Path) -> None:
    with study(tmp_path, ["E1: ac1 ac2", "E2: ac3 | pc1 mc1 pc2 yc2", "E3: ac3 | pc1 mc1"]) as opened:
        (one,) = saturating.picture(opened).completed
    assert (one.unit, one.times, one.last) == ("c1", 2, "E3")


def test_live_counts_what_is_closed_and_names_the_rest(tmp_path: Path) -> None:
    with study(tmp_path, ["E1: ac1 ac2", "E2: ac3", "E3: ac1 ac4"]) as opened:
        closing = next(one for one in opened.snapshot().closings if one.source == "source-E2")
        opened.apply(Step("source.reopen", (Edit(closing, None),)))
        found = saturating.live(seat.sit(opened))
        assert [(step.source, step.new) for step in found.whole.curve.steps] == [("E1", 2), ("E3", 1)]
        assert found.whole.owed.open == ("E2",) and found.whole.reasons.verdict == "not_shown"
        assert [[step.new for step in part.curve.steps] for part in found.by_quadrant] == [[2, 0], [0, 1]]
        told = saturating.told_apart(found.whole, "en")
        assert [told.verdict, *told.reasons, *told.estimates, *told.details] == saturating.told(found.whole, "en")


def test_live_is_the_whole_when_all_is_closed(tmp_path: Path) -> None:
    with study(tmp_path, ["E1: ac1 ac2", "E2: ac3"]) as opened:
        live, whole = saturating.live(seat.sit(opened)).whole, saturating.picture(opened)
        assert (live.curve, live.guest, live.owed, live.units) == (whole.curve, whole.guest, whole.owed, whole.units)
        assert (live.grid, live.unheard, live.concurrency) == (whole.grid, whole.unheard, whole.concurrency)


def test_by_quadrant_and_by_group(tmp_path: Path) -> None:
    with study(tmp_path, [*FIVE, "E6: ac4"]) as opened:
        quadrants = saturating.parts(opened, "codes", "quadrant")
        (group,) = saturating.parts(opened, "factors", "group")
    assert [(part.key, part.curve.steps[-1].cumulative) for part in quadrants] == [("S", 3), ("W", 1)]
    assert (group.key, [step.new for step in group.curve.steps]) == ("g", [1, 0, 0, 0, 0, 1])


def test_a_group_too_small_is_not_shown_by_itself(tmp_path: Path) -> None:
    with study(tmp_path, FIVE[:2]) as opened:
        assert saturating.parts(opened, "codes", "group") == []


def test_a_joint_session_and_nothing_at_all(tmp_path: Path) -> None:
    with study(tmp_path, ["E1+E2: ac1 | pc2 yc2"]) as opened:
        found = saturating.picture(opened)
    assert found.curve.steps[0].experts == ("E1", "E2") and found.unheard.withheld == "few"
    (tmp_path / "empty").mkdir()
    with study(tmp_path / "empty", [], codes=("c1",)) as opened:
        found = saturating.picture(opened, "factors")
        assert saturating.told(found, "fa") and saturating.drawn_in_text(found, "fa")
    assert found.reasons.verdict == "not_shown" and found.concurrency.pace == "unknown"


def test_whether_coding_ran_beside_the_interviews(tmp_path: Path) -> None:
    """All was coded on 1 June 2022, 1401/03/11: after every interview."""
    with study(tmp_path, FIVE) as opened:
        found = saturating.picture(opened).concurrency
    assert (found.pace, found.coded, found.followed) == ("after", 0, 4)


@pytest.mark.slow
def test_a_thousand_interviews_and_five_thousand_codes(tmp_path: Path) -> None:
    numbers = random.Random(3)
    lines = [
        f"E{place}: " + " ".join(sorted({f"ac{int(5000 * numbers.random() ** 3)}" for _ in range(25)}))
        for place in range(1000)
    ]
    with study(tmp_path, lines, codes=[f"c{place}" for place in range(5000)]) as opened:
        found = saturating.picture(opened)
        told = saturating.told(found, "fa")
    assert len(found.curve.steps) == 1000 and found.cumulative[-1] == found.asserted > 4000
    assert found.rarefied[-1] == pytest.approx(found.asserted)
    assert max(map(len, told)) < 600
