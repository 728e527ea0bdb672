"""Before an interview: the points so far, least tested first and nobody named; after it: who answered how."""

from dataclasses import dataclass, replace
from pathlib import Path

from coder.errors import UnknownName
from coder.model.codebook import Code, CodeKind, Valence
from coder.model.coding import Answer, Position
from coder.model.corpus import Expert
from coder.model.entity import Edit, Step, made, new_id
from coder.study import folder
from coder.study.seat import Seat, seen_by
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy


@dataclass(frozen=True, slots=True)
class Point:
    """A view to put to an expert: how many raised it and how many were asked; ``answer`` is what a form holds."""

    code: Code
    raised: int
    asked: int
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Briefing:
    """The points for one expert, potentials, challenges and those without a valence apart."""

    expert: Expert
    points: tuple[tuple[Valence | None, tuple[Point, ...]], ...]


def next_expert(snapshot: Snapshot) -> Expert | None:
    """Give whom to brief next: the first, in the order of the interviews, who has no interview closed by anybody.

    Those nobody interviewed yet come after those whose interviews are there; when all are done, the last one.
    """
    order = {expert: place for place, source in enumerate(snapshot.interviews) for expert in reversed(source.experts)}
    closed = {one.source for one in snapshot.closings}
    done = {expert for source in snapshot.interviews if source.id in closed for expert in source.experts}
    experts = sorted(snapshot.experts, key=lambda expert: order.get(expert.id, len(order)))
    return next((expert for expert in experts if expert.id not in done), experts[-1] if experts else None)


def briefing(seat: Seat, expert: str) -> Briefing:
    """Give the points so far for the expert of that ref.

    Left out is what the expert raised or was asked already in a coded interview. Raises UnknownName.
    """
    snapshot = seen_by(seat, seat.study.snapshot())
    person = expert_named(snapshot, expert)
    done = {
        one.code
        for one in snapshot.mentions
        if person.id in one.experts and (one.position is None or one.position is Position.ASSERTS)
    }
    noted = {answer.code: answer for answer in snapshot.answers if answer.expert == person.id}
    points = []
    for code in snapshot.codes:
        support = snapshot.supports.get(code.id)
        if support is None or code.kind is not CodeKind.VIEW or code.retired or code.id in done:
            continue
        if support.raised:
            points.append(Point(code, len(support.raised), len(support.asked), noted.get(code.id)))
    points.sort(key=lambda point: (point.asked, -point.raised, point.code.order))
    by_valence = (
        (valence, tuple(point for point in points if point.code.valence is valence)) for valence in (*Valence, None)
    )
    return Briefing(person, tuple((valence, some) for valence, some in by_valence if some))


#: What stands above the points on the sheet.
_ABOUT = (
    "این‌ها نظرهایی است که در این پژوهش مطرح شده است، کم‌آزموده‌ترین نخست و بی نام گوینده. "
    "هر یک را پس از بخش آزاد مصاحبه پیش بگذارید و پاسخ را نشان بزنید."
)
_PARTS = {Valence.POTENTIAL: "ظرفیت‌ها", Valence.CHALLENGE: "چالش‌ها", None: "دیگر نظرها"}


def sheet(study: OpenStudy, found: Briefing, path: Path) -> None:
    """Write the points as a Word sheet to print and take along. Raises UnknownFormat, FolderReadOnly or DiskFull."""
    from coder.reports import sheets

    parts = [
        (_PARTS[valence], [(point.code.ref, point.code.label) for point in points]) for valence, points in found.points
    ]
    title = f"برگهٔ مصاحبه — {study.snapshot().header.title}"
    folder.put(path, sheets.points(path, title, _ABOUT, found.expert.ref, parts))


def note_answer(
    seat: Seat, expert: str, code: Code, position: Position | None, date: str = "", note: str = ""
) -> int | None:
    """Note that the view was put to the expert (a ref) and how they answered (None: no answer).

    Gives the step's number, None when the form says so already. Raises UnknownName.
    """
    snapshot = seat.study.snapshot()
    person = expert_named(snapshot, expert)
    there = next((one for one in snapshot.answers if (one.expert, one.code) == (person.id, code.id)), None)
    if there is None:
        fresh = Answer(
            id=new_id(),
            expert=person.id,
            code=code.id,
            position=position,
            coder=seat.person.id,
            date=date,
            note=note,
        )
        return seat.study.apply(Step("answer.note", made(fresh)))
    new = replace(there, position=position, date=date or there.date, note=note or there.note)
    return None if new == there else seat.study.apply(Step("answer.note", (Edit(there, new),)))


def strike_answer(seat: Seat, answer: Answer) -> int:
    """Take an answer out of the form: it was never asked. Gives the step's number."""
    return seat.study.apply(Step("answer.strike", (Edit(answer, None),)))


def expert_named(snapshot: Snapshot, ref: str) -> Expert:
    """Give the expert of a ref. Raises UnknownName."""
    found = next((expert for expert in snapshot.experts if expert.ref == ref), None)
    if found is None:
        raise UnknownName(name=ref, allowed="، ".join(expert.ref for expert in snapshot.experts))
    return found
