"""Long work: it counts to its end, gives the same whether watched or not, and a stop leaves nothing behind."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coder.model.work import Progress, Stopped, unwatched
from coder.study import candidates, imports
from coder.study.study import OpenStudy
from tests.small import Small


def _new_files(study: OpenStudy) -> list[Path]:
    files = [study.folder / f"N{number}.txt" for number in range(5)]
    for number, file in enumerate(files):
        file.write_text(f"س: پرسش {number} چیست؟\nج: پاسخ {number} این است.\n", encoding="utf-8")
    return files


def _survey(study: OpenStudy, progress: Progress) -> object:
    found = imports.survey(study, _new_files(study), imports.HowRead(), progress)
    return [one.text for one in found if isinstance(one, imports.Arrival)]


WORK: dict[str, Callable[[OpenStudy, Progress], Any]] = {
    "candidates": lambda study, progress: candidates.suggest(study, False, progress),
    "survey": _survey,
}


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


def test_a_stop_at_any_step_leaves_the_study_as_it_was(
    small: Small, work: Callable[[OpenStudy, Progress], Any]
) -> None:
    with small.opened("A") as study:
        calls = 0

        def count(done: int, of: int) -> None:
            nonlocal calls
            calls += 1

        work(study, count)
        before, last = study.snapshot(), study.last()
        for at in {1, calls // 2, calls}:
            left = at

            def stop(done: int, of: int) -> None:
                nonlocal left
                left -= 1
                if not left:
                    raise Stopped

            with pytest.raises(Stopped):
                work(study, stop)
            assert (study.snapshot(), study.last()) == (before, last)
        assert work(study, unwatched)
