"""Commands that correct a source: who speaks in it, and codings left over by a corrected transcript."""

from typing import TYPE_CHECKING

import click

from coder.cli.bilingual import command, language, option, say
from coder.cli.main import Where
from coder.cli.show import Column, formats, show, tell
from coder.persian import digits

if TYPE_CHECKING:
    from coder.model.corpus import Role
    from coder.study.replacing import Replacement
    from coder.study.study import OpenStudy


def tell_replacement(change: "Replacement", dry_run: bool) -> None:
    """Tell what became of the codings of a corrected transcript."""
    counts = len(change.unchanged), len(change.moved), len(change.lost)
    ref = change.before.ref
    tell(
        say(
            "«{}»: {} کدگذاری سر جای خود، {} جابه‌جا، {} جامانده.".format(
                ref, *(digits.to_persian(str(count)) for count in counts)
            ),
            f"'{ref}': {counts[0]} codings unchanged, {counts[1]} moved, {counts[2]} lost.",
        )
    )
    for coding in change.lost:
        tell(f"  – {coding.start}–{coding.end} «{coding.quote}»")
    if change.lost:
        tell(say("جامانده‌ها را «coder lost» نشان می‌دهد.", "'coder lost' lists the lost ones."))
    if change.again:
        count = len(change.again)
        tell(
            say(
                digits.to_persian(f"{count} کدگذاری که پیش‌تر جا مانده بود دوباره پیدا شد."),
                f"{count} codings lost before were found again.",
            )
        )
    for passage in change.widened:
        tell(
            say(
                f"قطعهٔ نقل‌نشدنی تغییر کرده است؛ بررسی کنید: «{passage.quote}»",
                f"A passage not to be quoted was changed; look at it: «{passage.quote}»",
            )
        )
    if dry_run:
        tell(say("چیزی عوض نشد (--dry-run).", "Nothing was replaced (--dry-run)."))


@command(
    "speakers",
    fa="گویندگان یک منبع را نشان می‌دهد؛ نقش و نوبت‌ها را می‌توان درست کرد.",
    en="The speakers of a source; correct their roles and turns.",
)
@click.argument("source")
@option(
    "--set",
    "roles",
    metavar="LABEL=ROLE",
    multiple=True,
    fa="نقش یک نشان: interviewer، expert:E07 یا other",
    en="Who is behind a label: interviewer, expert:E07 or other.",
)
@option(
    "--begin",
    "begun",
    metavar="OFFSET=LABEL",
    fa="در این جا نوبت این گوینده آغاز شود",
    en="Let a turn of this speaker begin at this place.",
)
@option(
    "--take-away",
    "taken",
    type=int,
    metavar="OFFSET",
    fa="نوبتی را که در این جا آغاز می‌شود بردار",
    en="Take away the turn that begins here.",
)
@option("--turns", is_flag=True, fa="نوبت‌ها را با جای آغازشان نشان بده", en="List the turns with their places.")
@formats
@click.pass_obj
def speakers_command(
    where: Where,
    source: str,
    roles: tuple[str, ...],
    begun: str | None,
    taken: int | None,
    turns: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Show or correct the speakers."""
    from coder.study import speakers

    with where.opened() as study:
        if roles:
            _step(speakers.assign(study, source, dict(map(_role, roles))))
        if begun is not None:
            offset, label = _pair(begun)
            _step(speakers.begin_turn(study, source, _number(offset), label))
        if taken is not None:
            _step(speakers.take_turn_away(study, source, taken))
        (_show_turns if turns else _show_speakers)(study, source, as_json, as_csv)


def _step(number: int) -> None:
    tell(say(digits.to_persian(f"گام {number} ثبت شد."), f"Recorded as step {number}."))


def _pair(words: str) -> tuple[str, str]:
    left, sign, right = words.rpartition("=") if words.count("=") else (words, "", "")
    if not sign or not left.strip() or not right.strip():
        raise click.BadParameter(words)
    return left.strip(), right.strip()


def _role(words: str) -> tuple[str, "tuple[Role, str]"]:
    from coder.model.corpus import Role

    label, meant = _pair(words)
    role, _, expert = meant.partition(":")
    if role not in set(Role) or bool(expert) != (role == Role.EXPERT):
        raise click.BadParameter(meant)
    return label, (Role(role), expert)


def _show_speakers(study: "OpenStudy", ref: str, as_json: bool, as_csv: bool) -> None:
    from coder.model.corpus import Role
    from coder.study import speakers

    columns = [
        Column("speaker", "گوینده", "speaker"),
        Column("role", "نقش", "role"),
        Column("expert", "صاحب‌نظر", "expert"),
        Column("turns", "نوبت‌ها", "turns"),
        Column("words", "واژه‌ها", "words"),
        Column("example", "نمونه", "example"),
    ]
    raw = as_json or as_csv or language() == "en"
    roles = {Role.INTERVIEWER: "مصاحبه‌گر", Role.EXPERT: "صاحب‌نظر", Role.OTHER: "دیگر"}
    records = [
        {
            "speaker": one.label,
            "role": one.role.value if raw else roles[one.role],
            "expert": one.expert,
            "turns": one.turns,
            "words": one.words,
            "example": one.example,
        }
        for one in speakers.shown(study, ref)
    ]
    show(columns, records, as_json, as_csv)


def _show_turns(study: "OpenStudy", ref: str, as_json: bool, as_csv: bool) -> None:
    from coder.study import speakers

    columns = [
        Column("start", "آغاز", "start"),
        Column("end", "پایان", "end"),
        Column("speaker", "گوینده", "speaker"),
        Column("words", "گفته", "words"),
    ]
    records = [
        {"start": turn.start, "end": turn.end, "speaker": turn.label, "words": words}
        for turn, words in speakers.turns(study, ref)
    ]
    show(columns, records, as_json, as_csv)


@command(
    "lost",
    fa="کدگذاری‌هایی که جایشان در متن درست‌شده پیدا نشد؛ با --place آن‌ها را جا دهید.",
    en="Codings whose words weren't found in a corrected text; put them back with --place.",
)
@option(
    "--place",
    "placed",
    metavar="ID START END",
    nargs=3,
    fa="این را بر این قطعه بگذار",
    en="Put this one on this passage.",
)
@option(
    "--give-up",
    "given_up",
    metavar="ID",
    fa="این را از فهرست بردار (با --reason)",
    en="Take this one off the list (with --reason).",
)
@option("--reason", default="", fa="دلیل برداشتن", en="Why it is taken off.")
@formats
@click.pass_obj
def lost_command(
    where: Where,
    placed: tuple[str, str, str] | None,
    given_up: str | None,
    reason: str,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List, place or give up lost codings."""
    from coder.study import lostlist

    with where.opened() as study:
        if placed:
            name, start, end = placed
            _step(lostlist.place(study, name, _number(start), _number(end)))
        if given_up:
            _step(lostlist.give_up(study, given_up, reason))
        _show_lost(study, as_json, as_csv)


def _number(words: str) -> int:
    if not digits.to_latin(words).isdecimal():
        raise click.BadParameter(words)
    return int(digits.to_latin(words))


def _show_lost(study: "OpenStudy", as_json: bool, as_csv: bool) -> None:
    from coder.study import lostlist

    codes = {code.id: code.ref for code in study.snapshot().codes}
    columns = [
        Column("id", "شناسه", "id"),
        Column("source", "منبع", "source"),
        Column("code", "کد", "code"),
        Column("quote", "نقل‌قول پیشین", "its words were"),
        Column("start", "آغاز", "start"),
        Column("end", "پایان", "end"),
        Column("now", "اکنون آن‌جا", "there is now"),
    ]
    records = []
    listed = lostlist.listed(study)
    for (one, source), (start, end) in zip(listed, lostlist.whereabouts(study, listed), strict=True):
        records.append(
            {
                "id": one.id[:8],
                "source": source.ref,
                "code": codes.get(one.code, ""),
                "quote": one.quote,
                "start": start,
                "end": end,
                "now": study.text(source.text_sha256)[start:end],
            }
        )
    show(columns, records, as_json, as_csv)
