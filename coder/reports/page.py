"""The publication as one page for a browser: everything inside, no script, nothing fetched.

A factor opens its quotes (``details``) and radio buttons choose a group by style rules alone, so the
page works where scripts are off, and can be sent as one file.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from coder.model.codebook import Quadrant
from coder.model.results import EvidenceRow, FactorRow, StudyTables
from coder.reports import fonts, layout, publication, quoting
from coder.reports.captions import Captions
from coder.reports.figures.base import QUADRANTS
from coder.reports.language import FA, Language
from coder.reports.sections import Figure, Section

#: What a page can't hold, should a transcript have it.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_ALL, _DOCUMENTS = "all", "documents"


@dataclass(frozen=True, slots=True)
class _Choice:
    """A choice of the filter: its id in the page, which is also the class of the quotes it shows."""

    id: str
    name: str


def page(
    study: StudyTables,
    lang: Language = FA,
    figures: Sequence[Figure] = (),
    more: Sequence[Section] = (),
    context: bool = False,
) -> bytes:
    """Give ``report.html``; quotes get the words around them with ``context``."""
    from markupsafe import Markup

    choices = _choices(study, lang)
    made = _template().render(
        study=study,
        lang=lang,
        # A Persian page runs right to left even where a line begins with «SO1»; in an English one each has its own way.
        own=Markup("" if lang.rtl else ' dir="auto"'),
        style=Markup(fonts.faces() + resources.files("coder.reports").joinpath("page.css").read_text(encoding="utf-8")),
        summary=layout.summary(study, lang),
        note=layout.source_note(lang),
        captions=Captions(lang),
        method=publication.method(study, lang),
        experts=publication.experts(study, lang),
        coding=publication.coding(study, lang),
        tables=publication.findings(study, lang),
        figures=figures,
        more=more,
        choices=[choice for choice, _ in choices],
        quadrants=_quadrants(study, lang, choices, context),
        words=_words(lang),
        parts=_parts(study, lang, more),
    )
    return _NO_TEXT.sub("\ufffd", made).encode()


def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    source = resources.files("coder.reports").joinpath("page.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(source)


def _words(lang: Language) -> dict[str, str]:
    return {
        "factors": lang.say("عامل‌ها و شواهد", "Factors and their evidence"),
        "tables": lang.say("جدول‌ها و شکل‌ها", "Tables and figures"),
        "filter": lang.say("نقل‌قول‌های گروه:", "Quotes of the group:"),
        "hint": lang.say(
            "هر عامل را باز کنید تا گفته‌های پشتوانهٔ آن را ببینید.", "Open a factor to see the words behind it."
        ),
        "none": lang.say("گفته‌ای برای نشان دادن نیست.", "There are no words to show."),
    }


def _parts(study: StudyTables, lang: Language, more: Sequence[Section]) -> list[tuple[str, str]]:
    words = _words(lang)
    return [
        ("method", publication.method(study, lang).heading),
        ("experts", lang.say("صاحب‌نظران", "Experts")),
        ("factors", words["factors"]),
        ("tables", words["tables"]),
        *((f"more-{place}", section.heading) for place, section in enumerate(more, 1)),
        ("coding", lang.say("کدگذاری", "Coding")),
    ]


def _choices(study: StudyTables, lang: Language) -> list[tuple[_Choice, str | None]]:
    """Give the filter's choices, each with the group it stands for."""
    found: list[tuple[_Choice, str | None]] = [(_Choice(_ALL, lang.say("همه", "all")), None)]
    for place, row in enumerate(study.groups, 1):
        found.append((_Choice(f"group-{place}", quoting.group_name(row.name, lang)), row.name))
    if any(row.document for row in study.evidence):
        found.append((_Choice(_DOCUMENTS, lang.say("اسناد", "documents")), None))
    return found


def _quadrants(
    study: StudyTables, lang: Language, choices: Sequence[tuple[_Choice, str | None]], context: bool
) -> list[dict[str, Any]]:
    ids = {group: choice.id for choice, group in choices if group is not None}
    labels = {code.ref: code.label for code in study.codes}
    spoken: dict[str, list[EvidenceRow]] = {}
    for row in study.evidence:
        if row.position:
            spoken.setdefault(row.factor, []).append(row)
    return [
        {
            "name": layout.quadrant_name(study, quadrant, lang),
            "colour": QUADRANTS[quadrant.value],
            "factors": [
                {
                    "number": factor.number,
                    "shown": lang.digits(factor.number),
                    "label": factor.label,
                    "brief": _brief(factor, lang),
                    "counts": _counts(factor, lang),
                    "quotes": [_quote(row, lang, ids, labels, context) for row in spoken.get(factor.number, ())],
                }
                for factor in study.factors
                if factor.quadrant is quadrant
            ],
        }
        for quadrant in Quadrant
    ]


def _quote(
    row: EvidenceRow, lang: Language, ids: dict[str, str], labels: dict[str, str], context: bool
) -> dict[str, Any]:
    return {
        "words": quoting.quoted(row, lang, context),
        "speaker": quoting.speaker(row, lang),
        "how": quoting.how(row, lang),
        "code": labels.get(row.code, row.code),
        "badge": quoting.badge(row, lang) if row.printed else "",
        "choices": [_DOCUMENTS] if row.document else [ids[group] for group in row.groups if group in ids],
    }


def _brief(factor: FactorRow, lang: Language) -> str:
    raised = factor.answers.raised
    return lang.say(f"{raised} صاحب‌نظر خود گفته‌اند", f"raised by {raised}")


def _counts(factor: FactorRow, lang: Language) -> str:
    counts = factor.answers
    return lang.say(
        f"طرح خودجوش: {counts.raised} صاحب‌نظر؛ پرسیده شده از {counts.asked} تن: {counts.confirmed} تأیید، "
        f"{counts.completed} تکمیل، {counts.rejected} رد، {counts.no_comment} بی‌پاسخ؛ سند: {counts.documents}",
        f"Raised by {counts.raised} experts; asked of {counts.asked}: {counts.confirmed} confirmed, "
        f"{counts.completed} completed, {counts.rejected} rejected, {counts.no_comment} no comment; "
        f"documents: {counts.documents}",
    )
