"""What every stored thing has: an identity set once and a version that only grows."""

import uuid
from dataclasses import dataclass


def new_id() -> str:
    """Give a fresh identity (a UUID as 32 hexadecimal digits)."""
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A stored thing. ``version`` is 0 until it is first saved; the store counts it up, never back."""

    id: str
    version: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing changed: ``before`` is None when it is made, ``after`` is None when it is taken away.

    ``before`` must be the thing as it was read, with its version: the store refuses an edit of
    something that has changed since.
    """

    before: Entity | None
    after: Entity | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("an edit needs a before or an after")
        if (
            self.before
            and self.after
            and (self.before.id != self.after.id or type(self.before) is not type(self.after))
        ):
            raise ValueError("an edit keeps the identity and the kind of its thing")

    @property
    def subject(self) -> Entity:
        """The thing as it is after the edit, or as it was when it is taken away."""
        subject = self.after or self.before
        assert subject is not None
        return subject


@dataclass(frozen=True, slots=True)
class Step:
    """What a person does in one go: it is saved whole, and undone whole.

    ``name`` is a key from the list of step names (``coding.add``, ``codebook.edit`` …); ``reason``
    is the person's own words, kept with the step.
    """

    name: str
    edits: tuple[Edit, ...]
    reason: str = ""


def made(*things: Entity) -> tuple[Edit, ...]:
    """Edits that make ``things``."""
    return tuple(Edit(None, thing) for thing in things)


def removed(*things: Entity) -> tuple[Edit, ...]:
    """Edits that take ``things`` away."""
    return tuple(Edit(thing, None) for thing in things)


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Entity):
    """A point of the journal with a name ("before the meeting of 3 Azar"): all that stood after step ``seq``."""

    name: str
    seq: int
    at: str
    coder: str
