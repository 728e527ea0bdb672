"""The codebook: codes, the study's header and its stopping rule."""

from dataclasses import dataclass, field
from enum import StrEnum

from coder.model.entity import Entity


class CodeKind(StrEnum):
    """A code holds a view, or a strategy or an action that somebody proposes."""

    VIEW = "view"
    STRATEGY = "strategy"
    ACTION = "action"


class Valence(StrEnum):
    """What a view is at first; the quadrant is a later decision."""

    POTENTIAL = "potential"
    CHALLENGE = "challenge"


class Quadrant(StrEnum):
    """Strength, weakness, opportunity, threat."""

    S = "S"
    W = "W"
    O = "O"  # noqa: E741 - the field's own letter
    T = "T"

    @property
    def valence(self) -> Valence:
        """Strengths and opportunities come from potentials, weaknesses and threats from challenges."""
        return Valence.POTENTIAL if self in (Quadrant.S, Quadrant.O) else Valence.CHALLENGE


@dataclass(frozen=True, slots=True)
class StoppingRule:
    """When the researchers agreed, beforehand, to stop interviewing.

    Met at the first interview that ends a run of ``in_a_row`` interviews in each of which at least
    ``repeated_share`` of the views raised had been raised before.
    """

    text: str = ""
    decided: str = ""
    repeated_share: float = 0.5
    in_a_row: int = 3


class WeightsPer(StrEnum):
    """What the weights of an evaluation matrix sum to one over: the whole table, or each class by itself."""

    TABLE = "table"
    CLASS = "class"


class RatingRule(StrEnum):
    """Which ratings a factor may have: David's (weaknesses 1–2, strengths 3–4; the outer ones 1–4), or 1–4 for all."""

    DAVID = "david"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a study chooses about its own ways.

    ``smallest_group`` is the least number of experts a group must have to be shown by itself; with
    ``pseudonyms`` exported words are masked; ``synonyms`` are sets of words that mean one thing here.
    """

    smallest_group: int = 3
    pseudonyms: bool = False
    latin_digits: bool = False
    synonyms: tuple[tuple[str, ...], ...] = ()
    weights_per: WeightsPer = WeightsPer.TABLE
    rating_rule: RatingRule = RatingRule.DAVID


@dataclass(frozen=True, slots=True, kw_only=True)
class Study(Entity):
    """The study's header, one to a database.

    ``codebook_state`` counts up whenever a code is made or redefined, so that a closed interview
    knows which codes were not yet looked for in it.
    """

    title: str = ""
    question: str = ""
    lead_coder: str = ""
    quadrant_names: dict[str, str] = field(default_factory=dict)
    stopping_rule: StoppingRule = field(default_factory=StoppingRule)
    settings: Settings = field(default_factory=Settings)
    codebook_state: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Entity):
    """An entry of the codebook: ``ref`` is its stable name (c017), ``state`` when its meaning last changed."""

    ref: str
    kind: CodeKind = CodeKind.VIEW
    valence: Valence | None = None
    label: str = ""
    short: str = ""
    definition: str = ""
    use: str = ""
    avoid: str = ""
    example: str = ""
    parent: str = ""
    colour: str = ""
    order: int = 0
    retired: bool = False
    merged_into: str = ""
    state: int = 0


@dataclass(frozen=True, slots=True)
class Codebook:
    """The study's header and its codes in order; as read from a file, without identities (``id`` is empty)."""

    study: Study
    codes: tuple[Code, ...]


#: A change in one of these makes a code mean something else, so closed interviews are owed a re-reading.
MEANING = ("kind", "valence", "definition", "use", "avoid")


def redefined(before: Code, after: Code) -> bool:
    """Tell whether ``after`` means something else than ``before``."""
    return any(getattr(before, name) != getattr(after, name) for name in MEANING)
