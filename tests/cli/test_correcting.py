"""``coder import --replace``, ``coder lost`` and ``coder speakers``."""

import json
from collections.abc import Callable

from tests.cli.conftest import Ran, state
from tests.small import Small

type Coder = Callable[..., Ran]


def corrected(small: Small, ref: str, old: str, new: str) -> str:
    path = small.folder / "new" / f"{ref}.txt"
    path.parent.mkdir(exist_ok=True)
    text = (small.folder / "corpus" / f"{ref}.txt").read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    return str(path)


def test_a_corrected_transcript_is_told_before_and_after(coder: Coder, small: Small) -> None:
    path = corrected(small, "E01", "ورود مهمان سخت است", "آمدن میهمان آسان نیست")
    before = state(small.folder)
    looked = coder("import", "--replace", "--dry-run", path)
    assert looked.code == 0 and "2 codings unchanged, 0 moved, 1 lost" in looked.err
    assert state(small.folder) == before
    assert coder("import", "--replace", path).code == 0
    (lost,) = json.loads(coder("lost", "--json").out)
    assert (lost["source"], lost["code"], lost["quote"]) == ("E01", "c3", "ورود مهمان سخت است.")
    assert lost["now"] == "آمدن میهمان آسان نیست."
    start = str((small.folder / "new" / "E01.txt").read_text(encoding="utf-8").index("آمدن"))
    assert str(lost["start"]) == start
    assert coder("lost", "--place", "zzz", start, "50").code == 2
    assert coder("lost", "--place", lost["id"], start, "many").code == 2
    placed = coder("lost", "--place", lost["id"], start, str(int(start) + 10), "--json")
    assert (placed.code, json.loads(placed.out)) == (0, [])
    assert coder("check").code == 0
    for _ in range(2):
        assert coder("undo").code == 0
    assert json.loads(coder("lost", "--json").out) == []


def test_a_lost_coding_is_given_up_with_a_reason_only(coder: Coder, small: Small) -> None:
    coder("import", "--replace", corrected(small, "E01", "ورود مهمان سخت است", "نه"))
    (lost,) = json.loads(coder("lost", "--json").out)
    assert coder("lost", "--give-up", lost["id"]).code == 2
    assert json.loads(coder("lost", "--give-up", lost["id"], "--reason", "پس گرفت", "--json").out) == []


def test_a_corrected_file_of_no_source_is_refused(coder: Coder, small: Small) -> None:
    (small.folder / "X.txt").write_text("س: یک؟\nج: دو.", encoding="utf-8")
    before = state(small.folder)
    refused = coder("import", "--replace", "X.txt")
    assert refused.code == 2 and "E01" in refused.err
    assert coder("import", "--replace").code == 2
    assert state(small.folder) == before


def test_speakers_are_shown_and_corrected(coder: Coder, small: Small) -> None:
    shown = json.loads(coder("speakers", "J", "--json").out)
    assert [(one["speaker"], one["role"], one["expert"], one["turns"]) for one in shown] == [
        ("س", "interviewer", "", 1),
        ("اول", "expert", "E01", 1),
        ("دوم", "expert", "E03", 2),
    ]
    changed = coder("speakers", "J", "--set", "دوم=expert:E01", "--set", "اول=other", "--json")
    assert [(one["role"], one["expert"]) for one in json.loads(changed.out)][1:] == [("other", ""), ("expert", "E01")]
    assert "Recorded as step" in changed.err
    turns = json.loads(coder("speakers", "J", "--turns", "--json").out)
    assert turns[-1]["words"] == "خیابان‌ها بند آمده."
    fewer = json.loads(coder("speakers", "J", "--take-away", str(turns[-1]["start"]), "--turns", "--json").out)
    assert len(fewer) == len(turns) - 1
    more = json.loads(coder("speakers", "J", "--begin", f"{turns[-1]['start']}=دوم", "--turns", "--json").out)
    assert more == turns


def test_a_wrong_correction_is_told(coder: Coder, small: Small) -> None:
    for words in ("دوم", "دوم=", "دوم=expert", "دوم=boss", "دوم=other:E01", "هیچ=other", "دوم=expert:E99"):
        assert coder("speakers", "J", "--set", words).code == 2, words
    assert coder("speakers", "J", "--begin", "x=دوم").code == 2
    assert coder("speakers", "هیچ").code == 2
