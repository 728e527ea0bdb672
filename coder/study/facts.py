"""What the study's record holds of what reporting standards ask for."""

from collections import Counter
from collections.abc import Iterable

from coder.errors import NobodyToCompare
from coder.model.coding import AGREED, Elicited, Memo, Reserved, Settlement
from coder.model.swot import Feedback, Outcome
from coder.reports.measures.standards import Facts
from coder.store import reads
from coder.store.engine import reading
from coder.study import agreeing, saturating
from coder.study.results import factor_rows
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy


def facts(study: OpenStudy, snapshot: Snapshot, lang: str) -> Facts:
    """Gather the facts; ``lang`` is the language of the verdict that they quote."""
    with reading(study.engine, study.where) as connection:
        settled = len(reads.everything(connection, Settlement))
        replies = Counter(one.answer.value for one in reads.everything(connection, Feedback))
        memos = len(reads.everything(connection, Memo))
        reserved = len(reads.everything(connection, Reserved))
    history = study.history()
    interviews = snapshot.interviews
    sessions = Counter(expert for source in interviews for expert in source.experts)
    views = [code for code in snapshot.codes if code.kind.value == "view"]
    dropped = {one.code for one in snapshot.decisions if one.outcome is Outcome.DROPPED}
    rows = factor_rows(snapshot)
    dates = [source.date for source in interviews if source.date]
    kappas = _kappas(study, snapshot)
    answers = [support.counted() for support in snapshot.supports.values()]
    first = min((code.state for code in views), default=0)
    spoken = [one for one in snapshot.mentions if one.position is not None and not one.document]
    rule = snapshot.header.stopping_rule
    return Facts(
        experts=len(sessions),
        interviews=len(interviews),
        documents=len(snapshot.documents),
        joint=sum(len(source.experts) > 1 for source in interviews),
        repeated=tuple(one.ref for one in snapshot.experts if sessions[one.id] > 1),
        not_interviewed=tuple(one.ref for one in snapshot.experts if one.id not in sessions),
        reached=_counted(one.reached for one in snapshot.experts if one.id in sessions),
        consent=sum(bool(one.consent) for one in snapshot.experts if one.id in sessions),
        groups=len({group for one in snapshot.experts if one.id in sessions for group in one.groups}),
        fields=len({one.field for one in snapshot.experts if one.id in sessions and one.field}),
        minutes=tuple(source.minutes for source in interviews if source.minutes),
        recorded=_counted(source.record for source in interviews),
        modes=_counted(source.mode for source in interviews),
        dates=(min(dates, default=""), max(dates, default="")),
        rule=rule.text,
        rule_decided=rule.decided,
        verdict=tuple(_verdict(study, lang)),
        codes=len(views),
        codes_dropped=sum(code.id in dropped for code in views),
        codes_defined=sum(bool(code.definition) for code in views),
        codes_later=sum(code.state > first for code in views),
        factors=len(rows),
        coders=tuple(sorted({one.name for one in snapshot.persons if one.name != AGREED})),
        retests=sum(one.partition(":")[0] == other.partition(":")[0] for (one, other), *_ in kappas),
        kappas=tuple((f"{one}–{other}", sources, kappa) for (one, other), sources, kappa in kappas),
        settled=settled,
        by_guide=sum(one.count for one in spoken if one.elicited is Elicited.GUIDE),
        puts=sum(row.asked for row in answers),
        confirmed=sum(row.confirmed for row in answers),
        completed=sum(row.completed for row in answers),
        rejected=sum(row.rejected for row in answers),
        no_comment=sum(row.no_comment for row in answers),
        replies=tuple(sorted(replies.items())),
        quotes=sum(row.answers.codings for row in rows),
        quoted=len({expert for one in spoken for expert in one.experts}),
        minor=tuple(row.number for row in rows if row.answers.raised <= 1),
        disputed=tuple(row.number for row in rows if row.answers.rejected),
        steps=len(history),
        since=history[-1].at if history else "",
        reasons=sum(bool(one.reason) for one in snapshot.decisions),
        decisions=len(snapshot.decisions),
        memos=memos,
        reread=len(snapshot.readings),
        reserved=reserved,
    )


def _counted(found: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Count what isn't empty, the most frequent first."""
    return tuple(sorted(Counter(filter(None, found)).items(), key=lambda pair: (-pair[1], pair[0])))


def _verdict(study: OpenStudy, lang: str) -> list[str]:
    from coder.reports.measures.saturation import verdict

    return verdict(saturating.picture(study), lang)


def _kappas(study: OpenStudy, snapshot: Snapshot) -> list[tuple[tuple[str, str], int, float | None]]:
    try:
        pairs = agreeing.chosen(snapshot, (), study.who)
    except NobodyToCompare:
        return []
    found = [agreeing.compare(study, *pair) for pair in pairs]
    return [
        ((one.one, one.other), len(one.sources), one.overall.kappa.value if one.overall.kappa else None)
        for one in found
    ]
