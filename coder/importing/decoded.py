"""What every reader gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a reader makes of a file's bytes; ``changes`` names every change it allowed itself."""

    text: str
    encoding: str
    changes: tuple[str, ...] = ()
