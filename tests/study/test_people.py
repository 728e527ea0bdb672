"""The experts as a publication shows them: by the study's own smallest group."""

from dataclasses import replace
from pathlib import Path

import pytest

from coder.model.codebook import Settings
from coder.model.entity import Edit, Step
from coder.model.results import GroupRow
from coder.study.results import study_tables
from coder.study.study import OpenStudy
from tests.small import build


def regrouped(study: OpenStudy, groups: dict[str, tuple[str, ...]], smallest: int) -> None:
    snapshot = study.snapshot()
    experts = [Edit(one, replace(one, groups=groups[one.ref], field=f"رشتهٔ {one.ref}")) for one in snapshot.experts]
    header = Edit(snapshot.header, replace(snapshot.header, settings=Settings(smallest_group=smallest)))
    study.apply(Step("source.edit", (*experts, header)))


@pytest.mark.parametrize("smallest, shown", [
    (1, (GroupRow("شورا", 2), GroupRow("دانشگاه", 1))),
    (2, (GroupRow("", 3),)),
    (3, (GroupRow("", 3),)),
])  # fmt: skip
def test_groups_smaller_than_the_study_says_are_shown_together(
    tmp_path: Path, smallest: int, shown: tuple[GroupRow, ...]
) -> None:
    with build(tmp_path / "study").opened() as study:  # type: ignore[attr-defined]
        regrouped(study, {"E01": ("شورا",), "E02": ("شورا",), "E03": ("دانشگاه",)}, smallest)
        tables = study_tables(study.snapshot(), study.codings())
        assert tables.groups == shown
        assert {name for row in tables.people for name in row.groups} == {row.name for row in shown}
        assert {name for row in tables.evidence for name in row.groups} <= {row.name for row in shown}
        assert (tables.fields[0].name == "") is (smallest > 1)


def test_an_expert_of_two_groups_counts_in_both(tmp_path: Path) -> None:
    with build(tmp_path / "study").opened() as study:  # type: ignore[attr-defined]
        regrouped(study, {"E01": ("شورا", "دانشگاه"), "E02": ("شورا",), "E03": ()}, 1)
        tables = study_tables(study.snapshot(), study.codings())
        assert tables.groups == (GroupRow("شورا", 2), GroupRow("دانشگاه", 1), GroupRow("", 1))
        assert tables.experts == len(tables.people) == 3


def test_sessions_and_notes_are_told_of_each_expert(tmp_path: Path) -> None:
    with build(tmp_path / "study").opened() as study:  # type: ignore[attr-defined]
        snapshot = study.snapshot()
        joint = next(source for source in snapshot.sources if source.ref == "J")
        study.apply(Step("source.edit", (Edit(joint, replace(joint, record="یادداشت", mode="حضوری")),)))
        first, second, third = study_tables(study.snapshot(), study.codings()).people
        assert (first.sources, first.notes, first.modes) == (("E01", "J"), True, ("حضوری",))
        assert (second.sources, second.notes) == (("E02",), False)
        assert third.sources == ("J",)
