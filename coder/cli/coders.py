"""``coder coders``: who codes here, and who works blind."""

from collections import Counter

import click

from coder.cli.bilingual import command, option, say
from coder.cli.main import Where
from coder.cli.show import Column, formats, show


@command(
    "coders",
    fa="کدگذاران و کار هر یک؛ کدگذار ناآگاه تا بسته شدن هر دو، کار دیگران را نمی‌بیند.",
    en="The coders and what each did; a blind coder sees nothing of others until both have closed.",
)
@option("--blind", "blinded", metavar="NAME", fa="این کدگذار ناآگاه کار کند", en="Let this coder work blind.")
@option("--seeing", "seeing", metavar="NAME", fa="این کدگذار دیگر ناآگاه نباشد", en="Let this coder see again.")
@formats
@click.pass_obj
def coders_command(where: Where, blinded: str | None, seeing: str | None, as_json: bool, as_csv: bool) -> None:
    """List the coders, after changing who is blind."""
    from coder.study import seat

    with where.opened() as study:
        for name, blind in ((blinded, True), (seeing, False)):
            if name is not None:
                seat.set_blind(study, name, blind)
        snapshot, blind = study.snapshot(), study.blind()
    coded = Counter((coder, number) for _, coder, number in snapshot.passes)
    closed = Counter((coder, number) for _, coder, number in snapshot.closed)
    columns = [
        Column("coder", "کدگذار", "coder"),
        Column("round", "نوبت", "round"),
        Column("blind", "ناآگاه", "blind"),
        Column("sources", "منبع", "sources"),
        Column("closed", "بسته", "closed"),
    ]
    records = [
        {
            "coder": person.name,
            "round": number,
            "blind": person.blind if as_json else say("آری", "yes") if person.blind else "",
            "sources": coded[person.id, number],
            "closed": closed[person.id, number],
        }
        for person in sorted(snapshot.persons, key=lambda one: one.name)
        for number in sorted({one[1] for one in (*coded, *closed) if one[0] == person.id} or {1})
    ]
    note = say(
        "شما ناآگاه کدگذاری می‌کنید: از کار دیگران تنها منبع‌هایی شمرده شده که هر دو بسته‌اید.",
        "You code blind: of others' work only sources that both of you have closed are counted.",
    )
    show(columns, records, as_json, as_csv, note=note if blind else "")
