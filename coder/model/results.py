"""What the study yields: the rows of its tables, as plain values that any format can be made from."""

from dataclasses import dataclass

from coder.model.codebook import Quadrant, StoppingRule
from coder.model.swot import Cell


@dataclass(frozen=True, slots=True)
class Answers:
    """Counts of experts: who raised it, who was asked, and how those asked answered.

    ``asked`` = ``confirmed + completed + rejected + no_comment``: an expert who answered in several
    ways counts once, completing before confirming before rejecting.
    """

    raised: int
    asked: int
    confirmed: int
    completed: int
    rejected: int
    no_comment: int
    documents: int
    codings: int


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A numbered factor of the final list with its support; ``codes`` are code refs in codebook order."""

    number: str
    quadrant: Quadrant
    label: str
    answers: Answers
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code with its support; ``factor`` is its factor's number, ``dropped`` the reason it was left out."""

    ref: str
    kind: str
    valence: str
    label: str
    answers: Answers
    factor: str
    dropped: str


@dataclass(frozen=True, slots=True)
class StrategyRow:
    """A numbered strategy, the numbers of the factors it rests on, its actions in order."""

    number: str
    cell: Cell
    label: str
    factors: tuple[str, ...]
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A passage behind a factor; ``experts`` are refs: who speaks, or to whom the view was put.

    ``quote`` is empty where ``withheld`` says ``reserved``: those words never leave the study, nor does
    the part of ``before`` and ``after`` (the text around) that is reserved. ``notes`` in ``withheld``
    says that the words are the interviewer's notes: documents for people don't print them as a quote.
    ``groups`` are the speakers' groups as they may be shown (``""``: small ones together), ``damage``
    what is known of the source's text (``suspect``, ``damaged``).
    """

    factor: str
    code: str
    experts: tuple[str, ...]
    source: str
    start: int
    end: int
    elicited: str
    position: str
    coder: str
    round: int
    quote: str
    withheld: str = ""
    document: bool = False
    groups: tuple[str, ...] = ()
    damage: str = ""
    before: str = ""
    after: str = ""

    @property
    def printed(self) -> bool:
        """Whether documents for people print it as a quote: somebody's own words, and not withheld."""
        return bool(self.position) and not self.withheld


@dataclass(frozen=True, slots=True)
class ExpertRow:
    """An expert as a publication shows them: groups and field as they may be shown, their sessions."""

    ref: str
    groups: tuple[str, ...]
    field: str
    sources: tuple[str, ...]
    modes: tuple[str, ...]
    notes: bool


@dataclass(frozen=True, slots=True)
class GroupRow:
    """How many experts a group (or a field) has; the name ``""`` stands for small ones together."""

    name: str
    experts: int


@dataclass(frozen=True, slots=True)
class InterviewStep:
    """One interview in order: views raised, those new with it, those repeated, and the sum so far."""

    place: int
    source: str
    experts: tuple[str, ...]
    date: str
    raised: int
    new: int
    repeated: int
    cumulative: int
    asked: int
    answered: int

    @property
    def share_repeated(self) -> float | None:
        """Repeated views among those raised; None when nothing was raised."""
        return self.repeated / self.raised if self.raised else None


@dataclass(frozen=True, slots=True)
class SaturationCurve:
    """The steps on one unit (``codes`` or ``factors``) judged by the study's own stopping rule.

    ``met_at`` is the source at which the rule was first met; ``new_after`` the sources after it that
    brought something new all the same.
    """

    unit: str
    steps: tuple[InterviewStep, ...]
    rule: StoppingRule
    met_at: str | None
    new_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StudyTables:
    """All that a report is made of. ``changed`` is the time of the last change (ISO 8601, UTC).

    ``dates`` are the first and the last interview's; ``smallest_group`` is the size below which groups
    are shown together, ``latin_digits`` the study's choice of digits.
    """

    title: str
    question: str
    quadrant_names: dict[str, str]
    experts: int
    interviews: int
    documents: int
    factors: tuple[FactorRow, ...]
    strategies: tuple[StrategyRow, ...]
    evidence: tuple[EvidenceRow, ...]
    saturation: tuple[SaturationCurve, ...]
    changed: str
    codes: tuple[CodeRow, ...] = ()
    people: tuple[ExpertRow, ...] = ()
    groups: tuple[GroupRow, ...] = ()
    fields: tuple[GroupRow, ...] = ()
    dates: tuple[str, str] = ("", "")
    smallest_group: int = 3
    latin_digits: bool = False
