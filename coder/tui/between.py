"""What one screen tells another of two coders who are compared."""

from typing import NamedTuple

from coder.study.coded import Pass


class Between(NamedTuple):
    """Two passes; ``only`` is the ref of the one source or code that is meant, or empty."""

    pair: tuple[Pass, Pass]
    only: str = ""
