"""What can go wrong when coders are compared."""

from coder.errors.base import CoderError


class NobodyToCompare(CoderError):
    """No two coders, or rounds, have closed the same source."""

    fa = "هنوز منبعی نیست که دو کدگذار، یا یک کدگذار در دو دور، آن را بسته باشند. نخست دو کدگذاری را ببندید."
    en = "There is no source yet that two coders, or one coder in two rounds, have closed. Close two codings first."
