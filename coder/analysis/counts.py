"""Counting experts, never mentions.

An expert *raised* a view if any of their codings asserts it and it came up by itself or by a planned
question. *Asked* are the experts to whom it was put; each of them confirmed, completed, rejected or
passed over it. A document gives evidence and is counted apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coder.model.coding import Elicited, Position
from coder.model.results import Answers

#: Of several answers of one expert the first of these counts.
ANSWERS = (Position.COMPLETES, Position.CONFIRMS, Position.REJECTS)


@dataclass(frozen=True, slots=True)
class Mentions:
    """``count`` codings of one code in one source, alike in who speaks, how it came up and what was said.

    ``experts`` are the ids of who speaks or, on a put, to whom it was put; empty in a document.
    """

    source: str
    code: str
    experts: tuple[str, ...]
    document: bool
    elicited: Elicited
    position: Position | None
    count: int


@dataclass(slots=True)
class Support:
    """What stands behind one code, or behind several taken together."""

    raised: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    answers: dict[str, set[Position]] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    codings: int = 0

    def add(self, mentions: Mentions) -> None:
        """Take in some mentions."""
        self.codings += mentions.count
        if mentions.document:
            self.documents.add(mentions.source)
        elif mentions.position is None:
            self.asked.update(mentions.experts)
        elif mentions.elicited is Elicited.PUT:
            answer = Position.CONFIRMS if mentions.position is Position.ASSERTS else mentions.position
            for expert in mentions.experts:
                self.answers.setdefault(expert, set()).add(answer)
        elif mentions.position is Position.ASSERTS:
            self.raised.update(mentions.experts)

    def include(self, other: "Support") -> None:
        """Take in another support: sets of experts join, codings add up."""
        self.raised |= other.raised
        self.asked |= other.asked
        self.documents |= other.documents
        self.codings += other.codings
        for expert, answers in other.answers.items():
            self.answers.setdefault(expert, set()).update(answers)

    def counted(self) -> Answers:
        """Count the experts: those asked fall into exactly one kind of answer."""
        by_answer = dict.fromkeys(ANSWERS, 0)
        for expert in self.asked:
            given = self.answers.get(expert, set())
            answer = next((answer for answer in ANSWERS if answer in given), None)
            if answer is not None:
                by_answer[answer] += 1
        return Answers(
            raised=len(self.raised),
            asked=len(self.asked),
            confirmed=by_answer[Position.CONFIRMS],
            completed=by_answer[Position.COMPLETES],
            rejected=by_answer[Position.REJECTS],
            no_comment=len(self.asked) - sum(by_answer.values()),
            documents=len(self.documents),
            codings=self.codings,
        )


def by_code(mentions: Iterable[Mentions]) -> dict[str, Support]:
    """Give the support of every code that is mentioned, by its id."""
    supports: dict[str, Support] = {}
    for some in mentions:
        supports.setdefault(some.code, Support()).add(some)
    return supports


def together(codes: Sequence[str], supports: Mapping[str, Support]) -> Support:
    """Give the support of several codes taken as one."""
    joined = Support()
    for code in codes:
        if code in supports:
            joined.include(supports[code])
    return joined
