"""Long work: it counts to its end, gives the same whether watched or not, and a stop leaves nothing behind."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coder.model.work import Progress, Stopped, unwatched
from coder.study import agreeing, autocode, candidates, imports, saturating, seat
from coder.study.find import find
from coder.study.study import OpenStudy
from tests.small import Small
from tests.tui.driving import second_coder


def _new_files(study: OpenStudy) -> list[Path]:
    files = [study.folder / f"N{number}.txt" for number in range(5)]
    for number, file in enumerate(files):
        file.write_text(f"س: پرسش {number} چیست؟\nج: پاسخ {number} این است.\n", encoding="utf-8")
    return files


def _survey(study: OpenStudy, progress: Progress) -> object:
    found = imports.survey(study, _new_files(study), imports.HowRead(), progress)
    return [one.text for one in found if isinstance(one, imports.Arrival)]


def _agreement(unit: agreeing.Unit) -> Callable[[OpenStudy, Progress], Any]:
    def run(study: OpenStudy, progress: Progress) -> object:
        pair = agreeing.pairs(study.snapshot())[0]
        return agreeing.compare(study, *pair, unit, progress=progress)

    return run


WORK: dict[str, Callable[[OpenStudy, Progress], Any]] = {
    "candidates": lambda study, progress: candidates.suggest(study, False, progress),
    "survey": _survey,
    "saturation": lambda study, progress: saturating.live(seat.sit(study), progress=progress),
    "saturation of factors": lambda study, progress: saturating.live(seat.sit(study), "factors", progress),
    "agreement": _agreement("presence"),
    "agreement by characters": _agreement("character"),
    "agreement of all": lambda study, progress: agreeing.together(study, progress=progress),
    "finding": lambda study, progress: find(study, "زیارت", progress=progress),
    "phrase": lambda study, progress: autocode.by_phrase(seat.sit(study), "شهر", "", progress=progress),
    "pattern": lambda study, progress: autocode.by_pattern(seat.sit(study), "شهر|مرز", "", progress=progress),
}


@pytest.fixture(scope="module")
def coded_by_three(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("three") / "study"
    shutil.copytree(built_once, folder)
    for name in ("B", "C"):
        second_coder(Small(folder), name)
    return folder


@pytest.fixture
def small(coded_by_three: Path, tmp_path: Path) -> Small:
    shutil.copytree(coded_by_three, tmp_path / "study")
    return Small(tmp_path / "study")


@pytest.fixture(params=WORK)
def work(request: pytest.FixtureRequest) -> Callable[[OpenStudy, Progress], Any]:
    return WORK[request.param]


def test_the_count_rises_to_its_end_and_the_result_is_the_same(
    small: Small, work: Callable[[OpenStudy, Progress], Any]
) -> None:
    told: list[tuple[int, int]] = []
    with small.opened("A") as study:
        watched = work(study, lambda done, of: told.append((done, of)))
        assert watched == work(study, unwatched) and watched
    assert len({of for _, of in told}) == 1 and told == sorted(told) and len(set(told)) > 2
    assert told[0][0] < told[-1][0] == told[-1][1]


class _StopAt:
    """Stops work at its nth step; counts the steps."""

    def __init__(self, step: int | None = None) -> None:
        self.step, self.steps = step, 0

    def __call__(self, done: int, of: int) -> None:
        self.steps += 1
        if self.steps == self.step:
            raise Stopped


def test_a_stop_at_any_step_leaves_the_study_as_it_was(
    small: Small, work: Callable[[OpenStudy, Progress], Any]
) -> None:
    with small.opened("A") as study:
        before, last = study.snapshot(), study.last()
        with pytest.raises(Stopped):
            work(study, _StopAt(2))
        work(study, unwatched)  # from here on nothing has to be made ready
        work(study, counting := _StopAt())
        for step in {1, counting.steps // 2, counting.steps}:
            with pytest.raises(Stopped):
                work(study, _StopAt(step))
            assert (study.snapshot(), study.last()) == (before, last)
        assert work(study, unwatched)
