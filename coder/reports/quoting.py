"""How a quote stands in documents for people: its words or why they are withheld, who spoke, how the view came up."""

from coder.model.results import EvidenceRow
from coder.reports.language import Language

_HOW = {
    ("open", "asserts"): ("خودجوش", "unprompted"),
    ("guide", "asserts"): ("در پاسخ پرسش", "in answer to a question"),
    ("put", "asserts"): ("پس از طرح: بیان", "after it was put: asserts"),
}
_POSITIONS = {"confirms": ("تأیید", "confirms"), "completes": ("تکمیل", "completes"), "rejects": ("رد", "rejects")}

_BADGES = {
    "suspect": ("متن این منبع شاید در خواندن پرونده آسیب دیده باشد", "this source's text may be damaged"),
    "damaged": ("متن این منبع در خواندن پرونده آسیب دیده است", "this source's text is damaged"),
}

_WITHHELD = {
    "reserved": ("به خواست گوینده نقل نمی‌شود", "withheld"),
    "notes": ("یادداشت مصاحبه؛ نقل‌قول نیست", "interview notes, no quote"),
}


def group_name(name: str, lang: Language) -> str:
    """Give a group's name; small groups that are shown together have one for all."""
    return name or lang.say("دیگر", "Other")


def factor_name(number: str, label: str, lang: Language) -> str:
    """Give a factor with its number, in an order that keeps the direction of its Persian label."""
    return f"{lang.digits(number)}: {label}" if lang.rtl else f"{label} ({number})"


def speaker(row: EvidenceRow, lang: Language) -> str:
    """Say who spoke: the experts, or the document."""
    return lang.listed(row.experts) or row.source


def how(row: EvidenceRow, lang: Language) -> str:
    """Say how a view came up and what the expert did with it."""
    if row.document:
        return lang.say("سند", "document")
    if (row.elicited, row.position) in _HOW:
        return lang.say(*_HOW[row.elicited, row.position])
    position = lang.say(*_POSITIONS[row.position])
    return lang.say("پس از طرح: ", "after it was put: ") + position if row.elicited == "put" else position


def badge(row: EvidenceRow, lang: Language) -> str:
    """Say what is known to be wrong with the text of a quote's source, if anything."""
    return lang.say(*_BADGES[row.damage]) if row.damage in _BADGES else ""


def shown_words(row: EvidenceRow, lang: Language, context: bool = False) -> str:
    """Give a quote as documents for people print it, with its badge; or why it is withheld."""
    note = badge(row, lang) if row.printed else ""
    return f"{quoted(row, lang, context)} [{note}]" if note else quoted(row, lang, context)


def quoted(row: EvidenceRow, lang: Language, context: bool = False) -> str:
    """Give a quote in quotation marks, with the words around it when asked for; or why it is withheld."""
    if not row.printed:
        return f"({lang.say(*_WITHHELD[row.withheld])})"
    quote = f"«{one_line(row.quote)}»" if lang.rtl else f"“{one_line(row.quote)}”"
    if not context:
        return quote
    return " ".join(filter(None, (_cut(row.before, "…{}"), quote, _cut(row.after, "{}…"))))


def one_line(text: str) -> str:
    """Give ``text`` without line breaks."""
    return " ".join(text.split())


def _cut(text: str, mark: str) -> str:
    return mark.format(one_line(text)) if text.strip() else ""
