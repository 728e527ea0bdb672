"""The codebook's two sides: what the file says becomes edits of the database, what changed here goes into the file."""

from dataclasses import fields, replace
from pathlib import Path
from typing import NamedTuple

from coder.errors import CodebookFault, CodeInUse
from coder.model.codebook import Code, Codebook, Study, redefined
from coder.model.coding import Coding
from coder.model.entity import Edit, new_id
from coder.model.swot import Decision

#: Fields that the file doesn't show.
_HIDDEN = {"id", "version", "state", "codebook_state", "order"}


def _matched(codebook: Codebook, study: Study, codes: dict[str, Code]) -> Codebook:
    """Give ``codebook`` with the identities, versions and states that its entries have in the database."""
    known = []
    for code in codebook.codes:
        there = codes.get(code.ref, Code(id="", ref=""))
        known.append(replace(code, id=there.id, version=there.version, state=there.state))
    header = replace(codebook.study, id=study.id, version=study.version, codebook_state=study.codebook_state)
    return Codebook(header, tuple(known))


def shown(study: Study, codes: list[Code]) -> Codebook:
    """Give the codebook of the database as its file shows it."""
    return Codebook(study, tuple(sorted(codes, key=lambda code: (code.order, code.ref))))


def same(one: Codebook, other: Codebook) -> bool:
    """Tell whether two codebooks say the same."""
    return not differences(one, other)


def differences(file: Codebook, database: Codebook) -> list[str]:
    """Say in which codes and fields two codebooks differ, a line each."""
    lines = [f"study: {name}" for name in _unlike(file.study, database.study)]
    ours = {code.ref: code for code in database.codes}
    theirs = {code.ref: code for code in file.codes}
    for ref in sorted(ours.keys() | theirs.keys()):
        if ref not in ours:
            lines.append(f"{ref}: + {CODEBOOK_SIDE}")
        elif ref not in theirs:
            lines.append(f"{ref}: + {DATABASE_SIDE}")
        else:
            unlike = _unlike(theirs[ref], ours[ref])
            if unlike:
                lines.append(f"{ref}: {', '.join(unlike)}")
    if not lines and [code.ref for code in file.codes] != [code.ref for code in database.codes]:
        lines.append("order")
    return lines


class Sides(NamedTuple):
    """One thing in which the codebook's file and the database differ: what each of them says."""

    what: str
    file: str
    here: str


def sides(file: Codebook, database: Codebook) -> list[Sides]:
    """Give what two codebooks say where they differ, field by field; of a code that one lacks, its label."""
    found = [_sides(name, name, file.study, database.study) for name in _unlike(file.study, database.study)]
    ours = {code.ref: code for code in database.codes}
    theirs = {code.ref: code for code in file.codes}
    for ref in sorted(ours.keys() | theirs.keys()):
        if ref in ours and ref in theirs:
            names = _unlike(theirs[ref], ours[ref])
            found += [_sides(f"{ref} {name}", name, theirs[ref], ours[ref]) for name in names]
        else:
            labels = [side[ref].label if ref in side else "—" for side in (theirs, ours)]
            found.append(Sides(ref, *labels))
    if not found and [code.ref for code in file.codes] != [code.ref for code in database.codes]:
        found.append(Sides("", *(" ".join(code.ref for code in one.codes) for one in (file, database))))
    return found


def _sides(what: str, name: str, file: Study | Code, here: Study | Code) -> Sides:
    return Sides(what, str(getattr(file, name) or "—"), str(getattr(here, name) or "—"))


CODEBOOK_SIDE = "codebook.yaml"
DATABASE_SIDE = "study.db"


def edits(
    file: Codebook, study: Study, codes: list[Code], codings: list[Coding], decisions: list[Decision], path: Path
) -> tuple[Edit, ...]:
    """Give the edits that bring the database to what ``file`` says.

    A code that is merged hands its codings over to the other; a code taken out of the file goes, unless
    passages are coded with it. Raises CodeInUse or CodebookFault.
    """
    there = {code.ref: code for code in codes}
    wanted = _matched(file, study, there)
    state = study.codebook_state + 1
    made = []
    for code in wanted.codes:
        before = there.get(code.ref)
        if before is None:
            made.append(Edit(None, replace(code, id=new_id(), state=state)))
        elif replace(code, version=before.version) != before:
            new_state = state if redefined(before, code) else before.state
            made.append(Edit(before, replace(code, state=new_state)))
    made += _taken_out(file, there, codings, decisions, path)
    made += _merged(wanted, there, codings, path)
    moved_on = any(edit.after and isinstance(edit.after, Code) and edit.after.state == state for edit in made)
    header = replace(wanted.study, codebook_state=state if moved_on else study.codebook_state)
    if header != study:
        made.append(Edit(study if study.version else None, header))
    return tuple(made)


def _taken_out(
    file: Codebook, there: dict[str, Code], codings: list[Coding], decisions: list[Decision], path: Path
) -> list[Edit]:
    kept = {code.ref for code in file.codes}
    gone = [code for ref, code in there.items() if ref not in kept]
    for code in gone:
        count = sum(coding.code == code.id for coding in codings)
        if count:
            raise CodeInUse(name=code.ref, path=path, count=count)
    ids = {code.id for code in gone}
    return [Edit(thing, None) for thing in (*gone, *(one for one in decisions if one.code in ids))]


def _merged(wanted: Codebook, there: dict[str, Code], codings: list[Coding], path: Path) -> list[Edit]:
    """Hand the codings of newly merged codes over."""
    made = []
    refs = {code.ref for code in wanted.codes}
    for code in wanted.codes:
        if not code.merged_into:
            continue
        if code.merged_into not in refs or code.merged_into == code.ref:
            raise CodebookFault(
                path=path,
                line=1,
                name=code.merged_into,
                detail=f"{code.ref}: merged_into",
                allowed=", ".join(sorted(refs - {code.ref}))[:200],
            )
        target = there.get(code.merged_into)
        if target is not None and code.id:
            made += [Edit(coding, replace(coding, code=target.id)) for coding in codings if coding.code == code.id]
    return made


def _unlike(one: Study | Code, other: Study | Code) -> list[str]:
    return [
        field.name
        for field in fields(one)
        if field.name not in _HIDDEN and getattr(one, field.name) != getattr(other, field.name)
    ]
