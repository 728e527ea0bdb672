"""Coding: who found which view in which words, in which round, and how it came up."""

from dataclasses import dataclass
from enum import StrEnum

from coder.model.corpus import Source
from coder.model.entity import Entity, new_id

#: Characters of context kept on either side of a quote, to find it again in a corrected transcript.
CONTEXT = 32

#: The name under which the coding agreed between coders stands.
AGREED = "agreed"


class Elicited(StrEnum):
    """How a view came up: by itself, by a planned question, or after an earlier expert's point was put."""

    OPEN = "open"
    GUIDE = "guide"
    PUT = "put"


class Position(StrEnum):
    """What the expert does with the view. A put (the interviewer's own words) has no position."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    COMPLETES = "completes"
    REJECTS = "rejects"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entity):
    """A coder: a person who codes, by name. A ``blind`` one sees nothing of other coders' work."""

    name: str
    blind: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding(Entity):
    """A code on a span of a source, by a coder in a round.

    ``expert`` is who speaks there; it is None on an interviewer's words and in documents.
    ``position`` is None on a put: the words by which the interviewer laid a view before the expert.
    """

    source: str
    start: int
    end: int
    code: str
    coder: str
    round: int
    elicited: Elicited
    position: Position | None
    expert: str | None
    quote: str
    before: str = ""
    after: str = ""

    @property
    def is_put(self) -> bool:
        """Whether this marks the interviewer's putting a view, not an expert's words."""
        return self.position is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing(Entity):
    """A person declares a source done in a round, at a state of the codebook."""

    source: str
    coder: str
    round: int
    codebook_state: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Entity):
    """A closed source was read again for one code, at a state of the codebook."""

    source: str
    code: str
    coder: str
    codebook_state: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo(Entity):
    """An analytic note on anything: ``about`` names the kind of thing, ``subject`` its id."""

    about: str
    subject: str
    text: str
    coder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved(Entity):
    """A passage that must never be quoted outside the study; quote and context as of a coding."""

    source: str
    start: int
    end: int
    quote: str
    before: str
    after: str
    coder: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost(Entity):
    """A coding whose words weren't found in the corrected text of its source, kept to be placed by hand.

    Its fields are the coding's as it was, with offsets into the text ``text_sha256``.
    """

    source: str
    start: int
    end: int
    code: str
    coder: str
    round: int
    elicited: Elicited
    position: Position | None
    expert: str | None
    quote: str
    before: str
    after: str
    text_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Entity):
    """Who was asked what and answered how, entered in a form beside the transcript's words.

    ``position`` is None when there was no answer. Words coded in the transcript come before it.
    """

    expert: str
    code: str
    position: Position | None
    coder: str
    date: str = ""
    source: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement(Entity):
    """A disagreement of coders decided: ``codings`` are theirs, ``kept`` those made for the agreed coding."""

    source: str
    codings: tuple[str, ...]
    kept: tuple[str, ...]
    choice: str
    coder: str
    reason: str = ""


def code_span(
    source: Source,
    text: str,
    start: int,
    end: int,
    *,
    code: str,
    coder: str,
    round: int = 1,
    elicited: Elicited,
    position: Position | None,
) -> Coding:
    """Make the coding of ``text[start:end]``: its quote, its context and who speaks come from the source.

    Raises ValueError when the span isn't inside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start}–{end} is not a span of a text of {len(text)} characters")
    return Coding(
        id=new_id(),
        source=source.id,
        start=start,
        end=end,
        code=code,
        coder=coder,
        round=round,
        elicited=elicited,
        position=position,
        expert=None if position is None else source.expert_at(start),
        quote=text[start:end],
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
    )
