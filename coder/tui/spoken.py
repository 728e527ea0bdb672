"""How speakers, their turns and those behind them are told. No widgets."""

from collections.abc import Sequence

from coder.model.corpus import Role, Turn
from coder.study.speakers import Speaking
from coder.tui.describing import shortened
from coder.tui.tables import Say, Table, number

#: What each role is called: Persian, English.
ROLES: dict[Role, tuple[str, str]] = {
    Role.INTERVIEWER: ("مصاحبه‌گر", "interviewer"),
    Role.EXPERT: ("صاحب‌نظر", "expert"),
    Role.OTHER: ("دیگر", "other"),
}

#: So much of a turn is shown in its row.
_BEGINNING = 200


def role(of: Role, say: Say) -> str:
    """Say what a role is called."""
    return say(*ROLES[of])


def speakers(shown: Sequence[Speaking], say: Say) -> Table:
    """One row a speaker, by their label."""
    headings = (
        say("گوینده", "speaker"),
        say("نقش", "role"),
        say("صاحب‌نظر", "expert"),
        say("نوبت", "turns"),
        say("واژه", "words"),
        say("آغاز سخن", "begins"),
    )
    rows = tuple(
        (
            one.label,
            (one.label, role(one.role, say), one.expert, number(one.turns, say), number(one.words, say), one.example),
        )
        for one in shown
    )
    return Table(headings, rows, elastic=(0, 5))


def turns(found: Sequence[tuple[Turn, str]], say: Say) -> Table:
    """One row a turn, by the offset at which it begins."""
    headings = (say("نوبت", "turn"), say("گوینده", "speaker"), say("سخن", "words"))
    rows = tuple(
        (str(turn.start), (number(place, say), turn.label, shortened(words, _BEGINNING)))
        for place, (turn, words) in enumerate(found, 1)
    )
    return Table(headings, rows, elastic=(1, 2))
