"""What the interface calls the values that things of a study can have: Persian, English. No widgets."""

from coder.model.codebook import Valence
from coder.model.coding import Elicited, Position
from coder.model.swot import Cause, Outcome, Reply

#: How a view came up.
ELICITED = {
    Elicited.OPEN: ("خودجوش", "by itself"),
    Elicited.GUIDE: ("با پرسش", "by a question"),
    Elicited.PUT: ("پس از طرح", "after a put"),
}

#: What the expert did with a view; a put has no position.
POSITIONS = {
    Position.ASSERTS: ("می‌گوید", "asserts"),
    Position.CONFIRMS: ("تأیید", "confirms"),
    Position.COMPLETES: ("تکمیل", "completes"),
    Position.REJECTS: ("رد", "rejects"),
    None: ("طرح نظر", "put"),
}

#: What a view is at first.
VALENCES = {Valence.POTENTIAL: ("ظرفیت", "potential"), Valence.CHALLENGE: ("چالش", "challenge")}

#: What became of a view.
OUTCOMES = {Outcome.GROUPED: ("گروه شد", "grouped"), Outcome.DROPPED: ("کنار گذاشته شد", "dropped")}

#: Why a view was left out.
CAUSES = {
    Cause.OFF_SUBJECT: ("بیرون از موضوع", "off the subject"),
    Cause.REJECTED: ("رد شده", "rejected"),
    Cause.COVERED: ("زیر عامل دیگر آمده", "covered elsewhere"),
    Cause.OTHER: ("دلیل دیگر", "another cause"),
}

#: Where an action comes from.
ORIGINS = {
    "experts": ("از صاحب‌نظران", "from the experts"),
    "documents": ("از سندها", "from documents"),
    "team": ("از پژوهشگران", "from the team"),
}

#: What an expert answered when the list came back to them.
REPLIES = {
    Reply.AGREE: ("موافق", "agrees"),
    Reply.CHANGE: ("تغییر", "would change it"),
    Reply.NONE: ("بی‌پاسخ", "no answer"),
}

#: How a disagreement of coders was decided.
CHOICES = {
    "one": ("نخستین", "first"),
    "other": ("دومین", "second"),
    "both": ("هر دو", "both"),
    "neither": ("هیچ‌یک", "neither"),
    "edges": ("مرز تازه", "new edges"),
}
