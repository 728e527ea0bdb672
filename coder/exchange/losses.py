"""What doesn't come over when a study changes its form: told, never silent."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

#: What can be lost, or is worth telling; front ends hold the words for each.
Topic = Literal[
    "journal",
    "milestones",
    "files",
    "blind",
    "unseen",
    "characters",
    "dates",
    "folders",
    "media",
    "no_text",
    "beyond",
    "clipped",
    "no_code",
    "twice",
    "no_source",
    "variables",
    "links",
    "set_members",
    "undecided",
    "note_broken",
    "dangling",
    "mismatch",
    "reserved",
    "fields",
    "apart",
    "renamed",
    "unlocated",
    "ambiguous",
    "no_words",
    "skipped",
    "memos",
    "to_place",
]

#: How many examples of one loss are named.
_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Loss:
    """``count`` things of one topic that didn't come over, with a few of their names."""

    topic: Topic
    count: int
    examples: tuple[str, ...] = ()


class Ledger:
    """Losses as they are met."""

    def __init__(self) -> None:
        self._counts: dict[Topic, int] = defaultdict(int)
        self._examples: dict[Topic, list[str]] = defaultdict(list)

    def note(self, topic: Topic, example: str = "", count: int = 1) -> None:
        """Count a loss."""
        if count:
            self._counts[topic] += count
            if example and len(self._examples[topic]) < _EXAMPLES and example not in self._examples[topic]:
                self._examples[topic].append(example)

    def losses(self) -> tuple[Loss, ...]:
        """Give the losses, by topic."""
        return tuple(Loss(topic, self._counts[topic], tuple(self._examples[topic])) for topic in sorted(self._counts))
