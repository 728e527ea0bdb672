"""A small study made in the tests: three experts, a document, five codes, three factors, one strategy."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from coder.model.codebook import Quadrant
from coder.model.coding import Closing, Coding, Elicited, Position, code_span
from coder.model.corpus import Expert, Role, Source, SourceKind, Speaker, Turn
from coder.model.entity import Step, made
from coder.model.swot import Action, Cell, Decision, Factor, Outcome, Strategy
from coder.study import opening
from coder.study.study import OpenStudy

CODEBOOK = """\
# a small codebook
study:
  title: پژوهش کوچک
  lead_coder: A
  quadrants: {S: نقاط قوت, W: نقاط ضعف, O: فرصت‌ها, T: تهدیدها}
  stopping_rule: {text: نیمی تکراری, decided: 1401/01/01, repeated_share: 0.5, in_a_row: 1}
codes:
  - id: c1
    label: حرم
    valence: potential
  - id: c2
    label: جمعیت
    valence: potential
  - id: c3
    label: روادید
    valence: challenge
  - id: c4
    label: ترافیک
    valence: challenge
  - id: c5
    label: کریدور
    valence: potential
"""

#: Each line: who says it, the words, and the codings on them (code, elicited, position).
INTERVIEWS: dict[str, tuple[tuple[str, ...], list[tuple[str, str, list[tuple[str, str, str | None]]]]]] = {
    "E01": (
        ("E01",),
        [
            ("س", "چه قوتی می‌بینید؟", []),
            ("ج", "زیارت این‌جاست و شهر بزرگ است.", [("c1", "open", "asserts"), ("c2", "guide", "asserts")]),
            ("ج", "ورود مهمان سخت است.", [("c3", "guide", "asserts")]),
        ],
    ),
    "E02": (
        ("E02",),
        [
            ("ج", "من هم زیارت را می‌گویم.", [("c1", "open", "asserts")]),
            ("س", "گفته‌اند ورود مهمان دشوار است.", [("c3", "put", None)]),
            ("ج", "درست است، مرز هم هست.", [("c3", "put", "completes")]),
            ("س", "و شلوغی خیابان‌ها؟", [("c4", "put", None)]),
        ],
    ),
    "J": (
        ("E01", "E03"),
        [
            ("س", "بزرگی شهر را گفته‌اند.", [("c2", "put", None)]),
            ("اول", "بله همین است.", [("c2", "put", "confirms")]),
            ("دوم", "نه، قبول ندارم.", [("c2", "put", "rejects")]),
            ("دوم", "خیابان‌ها بند آمده.", [("c4", "open", "asserts")]),
        ],
    ),
}

DOCUMENT = "طرح بالادست از راه ترانزیتی شمال به جنوب می‌گوید."


@dataclass
class Small:
    """The study's folder and the things in it, by their names."""

    folder: Path

    def opened(self, who: str | None = None) -> object:
        return opening.opened(self.folder, who, clock=lambda: "2022-08-01T00:00:00Z")


def build(folder: Path) -> Small:
    """Make the small study in ``folder``."""
    (folder / "corpus").mkdir(parents=True)
    (folder / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    with opening.opened(folder, clock=lambda: "2022-08-01T00:00:00Z") as study:
        sources = _take_in(study)
        _code(study, sources)
        _decide(study)
    return Small(folder)


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _take_in(study: OpenStudy) -> dict[str, tuple[Source, str]]:
    experts = {ref: Expert(id=f"expert-{ref}", ref=ref, groups=("g",)) for ref in ("E01", "E02", "E03")}
    found = {}
    for order, (ref, (names, lines)) in enumerate(INTERVIEWS.items(), 1):
        text, turns = "", []
        for label, words, _ in lines:
            start = len(text)
            text += f"{label}: {words}"
            turns.append(Turn(start, start + len(label) + 2, len(text), label))
            text += "\n"
        answering = [label for label in dict.fromkeys(label for label, *_ in lines) if label != "س"]
        speakers = [Speaker("س", Role.INTERVIEWER)]
        speakers += [
            Speaker(label, Role.EXPERT, f"expert-{name}") for label, name in zip(answering, names, strict=True)
        ]
        found[ref] = _source(study, ref, SourceKind.INTERVIEW, text, order, names, tuple(speakers), tuple(turns))
    found["D"] = _source(study, "D", SourceKind.DOCUMENT, DOCUMENT, 0, (), (), ())
    study.apply(
        Step("source.import", made(*experts.values(), *(source for source, _ in found.values()))),
        {source.text_sha256: text for source, text in found.values()},
    )
    return found


def _source(
    study: OpenStudy,
    ref: str,
    kind: SourceKind,
    text: str,
    order: int,
    experts: tuple[str, ...],
    speakers: tuple[Speaker, ...],
    turns: tuple[Turn, ...],
) -> tuple[Source, str]:
    path = study.folder / "corpus" / f"{ref}.txt"
    path.write_text(text, encoding="utf-8", newline="\n")
    return Source(
        id=f"source-{ref}",
        ref=ref,
        kind=kind,
        order=order,
        file=f"corpus/{ref}.txt",
        file_sha256=_sha(text),
        text_sha256=_sha(text),
        experts=tuple(f"expert-{name}" for name in experts),
        speakers=speakers,
        turns=turns,
    ), text


def _code(study: OpenStudy, sources: dict[str, tuple[Source, str]]) -> None:
    snapshot = study.snapshot()
    codes = {code.ref: code.id for code in snapshot.codes}
    coder, first = study.coder("A")
    study.apply(Step("person.add", first))
    for ref, (_, lines) in INTERVIEWS.items():
        source, text = sources[ref]
        codings: list[Coding] = []
        for (_, _, marks), turn in zip(lines, source.turns, strict=True):
            for code, elicited, position in marks:
                codings.append(
                    code_span(
                        source,
                        text,
                        turn.body,
                        turn.end,
                        code=codes[code],
                        coder=coder.id,
                        elicited=Elicited(elicited),
                        position=Position(position) if position else None,
                    )
                )
        study.apply(Step("coding.add", made(*codings)))
        state = study.snapshot().header.codebook_state
        closing = Closing(id=f"closing-{ref}", source=source.id, coder=coder.id, round=1, codebook_state=state)
        study.apply(Step("source.close", made(closing)))
    document, text = sources["D"]
    study.apply(
        Step(
            "coding.add",
            made(
                code_span(
                    document,
                    text,
                    0,
                    12,
                    code=codes["c5"],
                    coder=coder.id,
                    elicited=Elicited.OPEN,
                    position=Position.ASSERTS,
                )
            ),
        )
    )


def _decide(study: OpenStudy) -> None:
    codes = {code.ref: code.id for code in study.snapshot().codes}
    factors = [
        Factor(id="f-s", quadrant=Quadrant.S, order=0, label="جایگاه شهر", reason="درونی"),
        Factor(id="f-w", quadrant=Quadrant.W, order=0, label="روادید", reason="درونی"),
        Factor(id="f-o", quadrant=Quadrant.O, order=0, label="کریدور", reason="بیرونی"),
    ]
    grouped = {"c1": "f-s", "c2": "f-s", "c3": "f-w", "c5": "f-o"}
    decisions = [
        Decision(id=f"decision-{ref}", code=codes[ref], outcome=Outcome.GROUPED, factor=factor, reason="همان نظر")
        for ref, factor in grouped.items()
    ]
    dropped = Decision(id="decision-c4", code=codes["c4"], outcome=Outcome.DROPPED, reason="بیرون از موضوع")
    actions = [Action(id="a1", label="اقدام یک"), Action(id="a2", label="اقدام دو")]
    strategy = Strategy(id="so1", cell=Cell.SO, order=0, label="راهبرد", factors=("f-s", "f-o"), actions=("a2", "a1"))
    study.apply(Step("factors.decide", made(*factors, *decisions, dropped, *actions, strategy)))
