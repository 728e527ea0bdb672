"""Sources and the experts who speak in them."""

from dataclasses import dataclass
from enum import StrEnum

from coder.model.entity import Entity


class SourceKind(StrEnum):
    """An interview counts by its experts; a document gives evidence and is counted apart."""

    INTERVIEW = "interview"
    DOCUMENT = "document"


class Role(StrEnum):
    """Who a speaker of a transcript is."""

    INTERVIEWER = "interviewer"
    EXPERT = "expert"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``[start, end)`` in Unicode code points of a source's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}–{self.end}")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker label of one source and who stands behind it (``expert`` is an expert's id)."""

    label: str
    role: Role
    expert: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A speaker's turn: the label begins at ``start``, the words at ``body``; offsets in code points."""

    start: int
    body: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert(Entity):
    """An interviewee. ``ref`` is what the researchers write (E07)."""

    ref: str
    groups: tuple[str, ...] = ()
    field: str = ""
    reached: str = ""
    experience: str = ""
    consent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Entity):
    """One text of the corpus.

    ``order`` is its place among the interviews, ``open_end`` the offset at which the first point of
    an earlier expert was put (None: it was never marked). The words themselves are kept apart,
    under ``text_sha256``, and never change. ``damage`` is what the look at the extracted text found
    (``ok``, ``suspect``, ``damaged``; empty when it was too short or wasn't looked at).
    """

    ref: str
    kind: SourceKind
    title: str = ""
    order: int = 0
    date: str = ""
    minutes: int = 0
    mode: str = ""
    record: str = ""
    file: str = ""
    file_sha256: str = ""
    text_sha256: str = ""
    reader: str = ""
    reader_version: str = ""
    encoding: str = ""
    changes: tuple[str, ...] = ()
    damage: str = ""
    damage_reasons: tuple[str, ...] = ()
    open_end: int | None = None
    experts: tuple[str, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    turns: tuple[Turn, ...] = ()

    def turn_at(self, offset: int) -> Turn | None:
        """Give the turn that holds ``offset``, if any."""
        return next((turn for turn in self.turns if turn.start <= offset < turn.end), None)

    def expert_at(self, offset: int) -> str | None:
        """Give the id of the expert who speaks at ``offset``.

        Where there are no turns (notes) the words belong to the only expert; a document, an
        interviewer's turn and notes on several experts have none.
        """
        turn = self.turn_at(offset)
        if turn is not None:
            by_label = {speaker.label: speaker for speaker in self.speakers}
            speaker = by_label.get(turn.label)
            return speaker.expert if speaker else None
        return self.experts[0] if not self.turns and len(self.experts) == 1 else None
