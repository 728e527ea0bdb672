"""Supervision day: the Word file went out, then minds change; nothing that others rest on is lost."""

import json
from collections.abc import Callable

from tests.cli.conftest import Ran
from tests.small import Small

type Coder = Callable[..., Ran]


def test_supervision_day(small: Small, coder: Coder) -> None:
    def do(*words: str) -> Ran:
        ran = coder(*words)
        assert ran.code == 0, ran
        return ran

    def listed(*command: str) -> list[dict[str, object]]:
        found: list[dict[str, object]] = json.loads(do(*command, "--json").out)
        return found

    # Last month: a code was grouped into a factor of its own, the list ordered, a strategy built on it.
    do("factors", "group", "c2", "--new", "شهر بزرگ", "--quadrant", "S", "--reason", "درونی")
    month_ago = next(row["step"] for row in listed("log") if row["name"] == "factors.group")
    do("factors", "move", "S2", "--up")
    do("factors", "label", "S1", "کلان‌شهر")
    do("strategies", "make", "WO", "گشودن درها", "--on", "W1", "--on", "O1")
    do("strategies", "rest", "SO1", "کلان‌شهر")
    do("milestone", "برای استاد راهنما")
    do("report", "--format", "docx", "--out", "sent")
    sent = {path.name: path.read_bytes() for path in (small.folder / "sent").iterdir()}
    assert any(name.endswith(".docx") for name in sent)
    numbers = {row["label"]: row["number"] for row in listed("factors")}

    # The supervisor: visas are the state's affair, and the grouping was wrong.
    do("factors", "quadrant", "W1", "T", "--reason", "روادید را دولت می‌دهد")
    do("factors", "move", "S1", "--down")
    do("undo", str(month_ago))

    # What changed since is printed, by the list's own numbers and by things.
    changes = {row["label_then"]: row for row in listed("factors", "changes", "--since", "برای استاد راهنما")}
    assert (changes["روادید"]["then"], changes["روادید"]["now"]) == ("W1", "T1")
    assert (changes["کلان‌شهر"]["then"], changes["کلان‌شهر"]["now"], changes["کلان‌شهر"]["left"]) == ("S1", "S2", ["c2"])
    assert "کریدور" not in changes
    printed = do("--lang", "fa", "milestone", "برای استاد راهنما", "--changes").out
    assert "روادید" in printed and "کلان‌شهر" in printed
    assert [row["now"] for row in listed("factors", "where", "W1", "--at", "برای استاد راهنما")] == ["T1"]

    # Strategy links hold: the same factors under their new numbers; what fits no more is told, not dropped.
    rests = {row["label"]: row["factors"] for row in listed("strategies")}
    assert rests == {"راهبرد": ["O1", "S1", "S2"], "گشودن درها": ["O1", "T1"]}
    coverage = {row["topic"]: row["found"] for row in listed("strategies", "coverage")}
    assert coverage["wrong_class"] == ["WO1: T1"]
    assert numbers["روادید"] == "W1"

    # The file that went out is as it was; c2 is back where it was before, and nothing is damaged.
    assert {path.name: path.read_bytes() for path in (small.folder / "sent").iterdir()} == sent
    assert {row["code"]: row["factor"] for row in listed("codes")}["c2"] == "S1"
    do("check")
