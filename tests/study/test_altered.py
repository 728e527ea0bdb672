"""What a step changed, as people know it."""

from dataclasses import replace

from coder.model.entity import Edit, Step
from coder.study import altered, codes, seat
from tests.small import Small


def test_the_programs_own_count_of_codebook_changes_is_not_told(small: Small) -> None:
    with small.opened("A") as study:
        at = seat.sit(study)
        code = codes.make(study, "نو", None)
        found, count = altered.in_step(at, study.snapshot(), study.last(), 9)
        assert [(one.kind, one.how) for one in found] == [("code", "made")] and count == 1
        header = study.snapshot().header
        study.apply(Step("codebook.edit", (Edit(header, replace(header, title="نامی دیگر")),)))
        found, _ = altered.in_step(at, study.snapshot(), study.last(), 9)
        assert [(one.kind, one.how) for one in found] == [("study", "changed")]
        assert code.ref in {one.ref for one in study.snapshot().codes}
