"""A study's saturation on codes or on final factors: everything the command, the screen and the report show."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from coder.analysis.saturation.accumulation import permutation_band, rarefaction
from coder.analysis.saturation.curve import curve
from coder.analysis.saturation.missing import unheard
from coder.analysis.saturation.picture import Concurrency, Owed, Pace, Part, Picture
from coder.analysis.saturation.richness import frequencies
from coder.analysis.saturation.rules import francis, guest_table, known_by
from coder.analysis.saturation.sensitivity import Figure, figures
from coder.model.coding import AGREED
from coder.model.corpus import Source, SourceKind
from coder.model.swot import Outcome, numbers, ordered_factors
from coder.model.work import Progress, counted, part, unwatched
from coder.persian import dates
from coder.store import reads
from coder.store.engine import reading
from coder.store.reads import First
from coder.study.cells import Cells, Units
from coder.study.seat import Seat, seen_by
from coder.study.snapshot import Snapshot, owed
from coder.study.study import OpenStudy

Unit = Literal["codes", "factors"]


@dataclass(frozen=True, slots=True)
class _Taken:
    """What saturation is made of: the study as somebody may see it, the codings that count, when each was made."""

    snapshot: Snapshot
    counted: list[First]
    coded_at: Mapping[tuple[str, str, int], str]


def _take(study: OpenStudy, snapshot: Snapshot) -> _Taken:
    with reading(study.engine, study.where) as connection:
        firsts = reads.firsts(connection)
        coded_at = reads.coded_at(connection)
    return _Taken(
        snapshot,
        [one for one in firsts if snapshot.counted.get(one.source) == (one.coder, one.round)],
        {one: at for one, at in coded_at.items() if one in snapshot.passes},
    )


def picture(study: OpenStudy, unit: Unit = "codes") -> Picture:
    """Give all that is known of the study's saturation on ``codes`` (views, none dropped) or final ``factors``."""
    return _picture(_take(study, study.snapshot()), unit)


@dataclass(frozen=True, slots=True)
class Live:
    """Saturation while interviews are being coded: the whole, and apart by quadrant and by group."""

    whole: Picture
    by_quadrant: list[Part]
    by_group: list[Part]


def live(seat: Seat, unit: Unit = "codes", progress: Progress = unwatched) -> Live:
    """Give saturation as the coder may see it: an interview counts once the coding that counts is closed.

    A curve that grows while one codes invites lumping, so open interviews are named as open and left out.
    ``progress`` counts in hundredths of the time it takes.
    """
    progress(0, 100)
    snapshot = seen_by(seat, seat.study.snapshot())
    waiting = _unclosed(snapshot)
    ready = replace(snapshot, sources=tuple(one for one in snapshot.sources if one not in waiting))
    progress(25, 100)
    taken = _take(seat.study, ready)
    whole = _picture(taken, unit, part(progress, 50, 75, 100))
    whole = replace(whole, owed=replace(whole.owed, open=tuple(source.ref for source in waiting)))
    by_quadrant = _parts(taken, unit, "quadrant", part(progress, 75, 90, 100))
    return Live(whole, by_quadrant, _parts(taken, unit, "group", part(progress, 90, 100, 100)))


def _picture(taken: _Taken, unit: Unit, progress: Progress = unwatched) -> Picture:
    progress(0, 2)
    snapshot = taken.snapshot
    units = _units(snapshot, unit)
    cells = Cells(snapshot, units, taken.counted)
    curve_found = curve(unit, cells.interviews(), snapshot.header.stopping_rule)
    new = [step.new for step in curve_found.steps]
    spoken, missing = cells.matrix(cells.open_raised), cells.matrix(cells.missing)
    estimate = unheard(spoken, missing, cells.matrix(cells.held))
    everything = cells.matrix(cells.raised)
    return Picture(
        unit=unit,
        curve=curve_found,
        guest=tuple(guest_table(new)),
        francis=francis(new),
        known=tuple(known_by(new)),
        units=tuple((ref, label) for _, ref, label in units.rows),
        grid=cells.grid(),
        thin=tuple(cells.thin()),
        completed=tuple(cells.completed()),
        last_new=next((step.source for step in reversed(curve_found.steps) if step.new), None),
        dropped=tuple(_dropped(snapshot)),
        concurrency=_concurrency(snapshot, taken.coded_at),
        owed=_owed(snapshot),
        unmarked=tuple(source.ref for source in snapshot.interviews if source.open_end is None),
        late=len(cells.only_late()),
        unheard=estimate,
        rarefied=tuple(rarefaction(frequencies(everything))) if len(everything) else (),
        band=permutation_band(everything, progress=part(progress, 1, 2, 2)),
    )


def parts(study: OpenStudy, unit: Unit, by: Literal["quadrant", "group"]) -> list[Part]:
    """Give the curve of each quadrant (of codes not yet in a factor: each valence), or of each group's interviews.

    A group of fewer experts than the study's ``smallest_group`` isn't shown by itself.
    """
    return _parts(_take(study, study.snapshot()), unit, by)


def _parts(taken: _Taken, unit: Unit, by: Literal["quadrant", "group"], progress: Progress = unwatched) -> list[Part]:
    snapshot = taken.snapshot
    units = _units(snapshot, unit)
    rule = snapshot.header.stopping_rule
    if by == "quadrant":
        places = quadrants(snapshot, unit)
        found = []
        keys = dict.fromkeys(places[name] for name, _, _ in sorted(units.rows, key=lambda row: places[row[0]]))
        for key in counted(list(keys), progress):
            rows = tuple(row for row in units.rows if places[row[0]] == key)
            of = {code: name for code, name in units.of.items() if places[name] == key}
            cells = Cells(snapshot, Units(rows, of), taken.counted)
            found.append(Part(key, curve(unit, cells.interviews(), rule)))
        order = ("S", "W", "O", "T", "potential", "challenge", "")
        return sorted(found, key=lambda one: order.index(one.key))
    groups = dict.fromkeys(group for expert in snapshot.experts for group in expert.groups)
    found = []
    for group in counted(sorted(groups), progress):
        members = {expert.id for expert in snapshot.experts if group in expert.groups}
        if len(members) >= snapshot.header.settings.smallest_group:
            cells = Cells(snapshot, units, taken.counted, members)
            found.append(Part(group, curve(unit, cells.interviews(), rule)))
    return found


def _units(snapshot: Snapshot, unit: Unit) -> Units:
    if unit == "factors":
        number = numbers(snapshot.factors)
        rows = tuple((factor.id, number[factor.id], factor.label) for factor in ordered_factors(snapshot.factors))
        of = {one.code: one.factor for one in snapshot.decisions if one.factor in number}
        return Units(rows, {code: factor for code, factor in of.items() if factor})
    dropped = {one.code for one in snapshot.decisions if one.outcome is Outcome.DROPPED}
    views = [code for code in snapshot.codes if code.kind.value == "view" and code.id not in dropped]
    return Units(tuple((code.id, code.ref, code.label) for code in views), {code.id: code.id for code in views})


def quadrants(snapshot: Snapshot, unit: Unit) -> Mapping[str, str]:
    """Give, by id, the quadrant of each factor, or of each code: its factor's, else its valence, else nothing."""
    quadrant = {factor.id: factor.quadrant.value for factor in snapshot.factors}
    if unit == "factors":
        return quadrant
    factor_of = {one.code: one.factor for one in snapshot.decisions if one.factor}
    return {
        code.id: quadrant.get(factor_of.get(code.id) or "", code.valence.value if code.valence else "")
        for code in snapshot.codes
    }


def _dropped(snapshot: Snapshot) -> list[str]:
    gone = {one.code for one in snapshot.decisions if one.outcome is Outcome.DROPPED}
    return [code.ref for code in snapshot.codes if code.id in gone]


def _unclosed(snapshot: Snapshot) -> list[Source]:
    """Give the interviews whose coding that counts isn't closed.

    An agreed coding is made of closed ones, so it counts from its first decision on.
    """
    done = snapshot.closed
    begun = {source for source, _, _ in done}
    agreed = next((person.id for person in snapshot.persons if person.name == AGREED), None)
    found = []
    for source in snapshot.interviews:
        counted = snapshot.counted.get(source.id)
        settling = counted is not None and counted[0] == agreed and source.id in begun
        if counted is None or not (settling or (source.id, *counted) in done):
            found.append(source)
    return found


def _owed(snapshot: Snapshot) -> Owed:
    unclosed = [source.ref for source in _unclosed(snapshot)]
    queue = [(source, codes) for source, codes in owed(snapshot) if source.kind is SourceKind.INTERVIEW]
    codes = {code.id for _, codes in queue for code in codes}
    return Owed(tuple(unclosed), tuple(source.ref for source, _ in queue), len(codes))


def _concurrency(snapshot: Snapshot, coded_at: Mapping[tuple[str, str, int], str]) -> Concurrency:
    """Compare when each interview was first coded with when the next one was held."""
    times: dict[str, list[str]] = defaultdict(list)
    for (place, _, _), at in coded_at.items():
        times[place].append(at)
    held = []
    for source in snapshot.interviews:
        try:
            held.append((dates.parse(source.date).to_gregorian().isoformat(), min(times[source.id], default="")))
        except ValueError:
            return Concurrency("unknown", 0, 0)
    held.sort()
    followed = [(at, next_day) for (day, at), (next_day, _) in pairwise(held) if at and next_day > day]
    if not followed:
        return Concurrency("unknown", 0, 0)
    coded = sum(at[:10] <= next_day for at, next_day in followed)
    pace: Pace = "beside" if coded == len(followed) else "partly" if coded else "after"
    return Concurrency(pace, coded, len(followed))


def told(found: Picture, lang: str) -> list[str]:
    """Give the verdict with its reasons and limits, the estimates, and what stands beside them: a sentence each."""
    from coder.reports.measures import saturation as words

    return [*words.verdict(found, lang), *words.estimates(found, lang), *words.details(found, lang)]


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of saturation: the verdict, why and with what limits; what was not heard; the rest."""

    verdict: str
    reasons: list[str]
    estimates: list[str]
    details: list[str]


def told_apart(found: Picture, lang: str) -> Told:
    """Give the sentences of :func:`told` by what they are about."""
    from coder.reports.measures import saturation as words

    verdict, *reasons = words.verdict(found, lang)
    return Told(verdict, reasons, words.estimates(found, lang), words.details(found, lang))


def sensitivity(found: Picture) -> list[Figure]:
    """Give what other formulas would say."""
    return figures(found)


#: The most columns one interview takes in a drawn curve.
_MOST_EACH = 6


def figure_name(figure: Figure, lang: str) -> str:
    """Give the name by which people know one of the figures of :func:`sensitivity`."""
    from coder.reports.measures import saturation as words

    return words.figure_name(figure.name, lang)


def drawn_in_text(found: Picture, lang: str, width: int = 60, height: int = 10) -> list[list[str]]:
    """Draw accumulation with its band, new views an interview, and the record of repetition, as lines of text.

    ``width`` and ``height`` are the room for what is drawn, beside names and numbers.
    """
    from coder.reports.figures import text

    fa = lang == "fa"
    sources = [step.source for step in found.curve.steps]
    each = min(max(width // max(len(sources), 1), 1), _MOST_EACH)
    return [
        [
            "نظرهای انباشته (●) و میدان ۹۵٪ ترتیب‌های تصادفی (░، تنها توصیفی)"
            if fa
            else "Views so far (●) and 95% of random orders (░, descriptive)",
            *text.curve(found.cumulative, found.band.low, found.band.high, height, each),
        ],
        ["نظرهای تازهٔ هر مصاحبه" if fa else "New views in each interview", *text.bars(sources, found.new, width - 20)],
        [
            "نظر در برابر مصاحبه: █ خودجوش، ▒ پاسخ، · پرسیده"
            if fa
            else "View by interview: █ raised, ▒ answered, · put only",
            *text.grid([ref for ref, _ in found.units], found.grid, width),
        ],
    ]
