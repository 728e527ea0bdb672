"""``coder anonymise``: proposals to tick, then the copy."""

import json
from collections.abc import Callable

from tests.cli.conftest import Ran
from tests.small import Small

type Coder = Callable[..., Ran]


def test_proposals_are_shown_and_written_to_tick(coder: Coder, small: Small) -> None:
    (small.folder / "names.txt").write_text("زیارت\n", encoding="utf-8")
    shown = coder("anonymise", "--json")
    assert shown.code == 0 and "anonymise.csv" in shown.err
    assert {
        "ticked": False,
        "kind": "name",
        "words": "زیارت",
        "pseudonym": "[نام ۱]",
        "times": 2,
        "sources": ["E01", "E02"],
    } in json.loads(shown.out)
    path = small.folder / "anonymise.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace("\n,name,زیارت", "\nx,name,زیارت"), encoding="utf-8")
    done = coder("anonymise", "--apply")
    assert done.code == 0 and "2 places in 4 texts" in done.err
    assert "زیارت" not in (small.folder / "anonymised" / "E01.txt").read_text(encoding="utf-8")


def test_nothing_ticked_is_told(coder: Coder, small: Small) -> None:
    (small.folder / "names.txt").write_text("زیارت\n", encoding="utf-8")
    coder("anonymise")
    told = coder("--lang", "fa", "anonymise", "--apply")
    assert told.code == 2 and "تیک" in told.err
