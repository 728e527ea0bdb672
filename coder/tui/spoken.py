"""How speakers and those behind them are told. No widgets."""

from coder.model.corpus import Role
from coder.tui.tables import Say

#: What each role is called: Persian, English.
ROLES: dict[Role, tuple[str, str]] = {
    Role.INTERVIEWER: ("مصاحبه‌گر", "interviewer"),
    Role.EXPERT: ("صاحب‌نظر", "expert"),
    Role.OTHER: ("دیگر", "other"),
}


def role(of: Role, say: Say) -> str:
    """Say what a role is called."""
    return say(*ROLES[of])
