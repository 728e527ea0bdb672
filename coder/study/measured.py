"""What the publication says of saturation and agreement: the makers of its sections."""

from coder.errors import NobodyToCompare
from coder.reports.language import Language
from coder.reports.measures import sections as parts
from coder.reports.measures import standards as filled
from coder.reports.measures.wording import spoken
from coder.reports.sections import Section
from coder.study import agreeing, negotiating, saturating
from coder.study.facts import facts
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy


def saturation(study: OpenStudy, snapshot: Snapshot, lang: Language) -> Section | None:
    """Give the section on saturation of codes; the record of repetition is of the final factors once there are any."""
    picture = saturating.picture(study)
    record = saturating.picture(study, "factors") if snapshot.factors else picture
    return parts.saturation(picture, record, lang)


def agreement(study: OpenStudy, snapshot: Snapshot, lang: Language) -> Section | None:
    """Give the section on agreement; None when no two passes closed the same source."""
    try:
        pairs = agreeing.chosen(snapshot, (), study.who)
    except NobodyToCompare:
        return None
    paragraphs, rows = [], []
    for pair in pairs:
        found = agreeing.compare(study, *pair)
        paragraphs += agreeing.told(found, spoken(lang))
        progress = negotiating.progress(study, *pair)
        if progress.decided:
            paragraphs.append(negotiating.told(progress, spoken(lang)))
        for row in found.rows:
            if row.by in ("overall", "quadrant"):
                on = lang.say("همه", "all") if row.by == "overall" else parts.quadrant(row.name, lang)
                rows.append((f"{found.one}–{found.other}", on, row.found))
    return parts.agreement(paragraphs, rows, lang)


def standards(study: OpenStudy, snapshot: Snapshot, lang: Language) -> Section | None:
    """Give COREQ, SRQR and trustworthiness, filled in from the record; None before there is an interview."""
    if not snapshot.interviews:
        return None
    return filled.sections(facts(study, snapshot, spoken(lang)), lang)
