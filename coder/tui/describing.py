"""How codes and codings look and read on the screen: a mark, a style, a line of words."""

from collections.abc import Sequence

from rich.style import Style
from textual.content import Content
from textual.style import Style as Marked

from coder.model import steps
from coder.model.codebook import Code, Valence
from coder.model.coding import Coding, Memo
from coder.persian import dates, digits
from coder.study.recalling import Recalled
from coder.tui.desk import BookRow, Desk
from coder.tui.tables import Say, listed, number
from coder.tui.text import line
from coder.tui.wording import ELICITED, POSITIONS

#: A passage that must not be quoted is struck through: seen without colours too.
RESERVED = Style(strike=True)

#: What a view is at first, by a mark that needs no colour.
MARKS = {Valence.POTENTIAL: "▲", Valence.CHALLENGE: "▼", None: "·"}

_COLOURS = {Valence.POTENTIAL: "green", Valence.CHALLENGE: "red", None: "blue"}


def style(code: Code | None, own: bool, put: bool) -> Style:
    """Give the style of a coded passage: the code's own colour or its valence's; others' work and puts fainter."""
    colour = (code.colour or _COLOURS[code.valence]) if code else "blue"
    return Style(underline=True, color=colour, bold=own and not put, dim=not own, italic=put)


def shortened(words: str, most: int = 40) -> str:
    """Give words of a text as a name: in one line, cut when they are many."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def book_row(row: BookRow, recent: list[str], say: Say) -> str:
    """Give a code's line in the codebook: its mark, its number among the recent, counts of experts, and its label.

    The label stands last, so that in a narrow panel nothing else is cut.
    """
    place = f"[{number(recent.index(row.code.id) + 1, say)}]" if row.code.id in recent else ""
    asked = f"/{number(row.answers.asked, say)}" if row.answers.asked else ""
    counts = f"({number(row.answers.raised, say)}{asked})" if row.answers.raised or row.answers.asked else ""
    return "  " * row.depth + line(MARKS[row.code.valence], place, counts, row.code.label, between=" ")


def coding(desk: Desk, one: Coding, say: Say) -> str:
    """Give a coding in a line: the code, how the view came up, what the expert did, whose it is, its memo."""
    code = desk.snapshot.code_of.get(one.code)
    return line(named(code) if code else one.code, came_up(desk, one, say))


def came_up(desk: Desk, one: Coding, say: Say) -> str:
    """Give all of a coding but its code: how the view came up, what the expert did, whose it is, its memo."""
    whose = () if (one.coder, one.round) == desk.at.own else ("—", _whose(desk, one, say))
    notes = memos(desk, desk.notes("coding", one.id), say)
    return line(how(one, say), *whose, *(f"✎ {memo}" for memo in notes), between=" ")


def named(code: Code) -> str:
    """Give a code's mark, label and id."""
    return line(MARKS[code.valence], code.label, f"({code.ref})", between=" ")


def current(desk: Desk, one: Coding, others: int, say: Say) -> Content:
    """Give the coder's own coding in a line whose parts can be clicked: what its gestures change, and the gestures.

    ``others`` is how many more of the coder's codings there are at this place.
    """
    code = desk.snapshot.code_of.get(one.code)
    notes = desk.notes("coding", one.id)
    mine = [shortened(memo.text, 80) for memo in notes if memo.coder == desk.at.person.id]
    others_notes = [memo for memo in notes if memo.coder != desk.at.person.id]
    did = say(*POSITIONS[one.position])
    parts = [Content(f"{line(named(code) if code else one.code)} · ")]
    if one.position is not None:
        parts += [button(say(*ELICITED[one.elicited]), "elicited"), Content(f"{say('،', ',')}\u00a0")]
        parts.append(button(did, "position"))
    else:
        parts.append(Content(did))
    parts += [Content("\u00a0 "), button(say("× برداشتن", "× take off"), "take_off")]
    parts += [Content("  "), button(f"✎ {mine[0] if mine else say('یادداشت', 'memo')}", "memo")]
    parts += [Content(f"  ✎ {memo}") for memo in memos(desk, others_notes, say)]
    if others:
        another = say(f"↻ کدگذاری دیگر ({number(others, say)})", f"↻ another coding ({others})")
        parts += [Content("  "), button(another, "next_here")]
    return Content.assemble(*parts)


def memos(desk: Desk, notes: Sequence[Memo], say: Say) -> list[str]:
    """Give memos each in a line, a colleague's with their name."""
    lines = []
    for memo in notes:
        whose = "" if memo.coder == desk.at.person.id else f"{_named(desk, memo.coder)}: "
        lines.append(f"{whose}{shortened(memo.text, 80)}")
    return lines


def button(words: str, action: str) -> Content:
    """Give words that do a gesture of the screen when they are clicked; they stay together on a line."""
    namespace = "" if "." in action else "screen."
    style = Marked(underline=True) + Marked.from_meta({"@click": f"{namespace}{action}"})
    return Content(words.replace(" ", "\u00a0") if len(words) < 40 else words).stylize(style)


def buttons(gestures: Sequence[tuple[str, str]]) -> Content:
    """Give a row of gestures to click: for each its words and its action."""
    return Content("   ").join([button(words, action) for words, action in gestures])


def how(one: Coding, say: Say) -> str:
    """Say how the view came up and what the expert did with it."""
    did = say(*POSITIONS[one.position])
    if one.position is None:
        return did
    return f"{say(*ELICITED[one.elicited])}{say('،', ',')} {did}"


def place(desk: Desk, offset: int, say: Say) -> str:
    """Say what stands at a place without a coding, and in which phase of the interview it is."""
    if desk.is_interviewers(offset):
        said = say("سخن مصاحبه‌گر: کد زدن این‌جا یعنی طرح نظر پیشین", "the interviewer's words: a code here is a put")
    else:
        said = say("بی‌کد", "no code")
    if desk.source is None or desk.source.open_end is None:
        return said
    if offset < desk.source.open_end:
        return f"{said} · {say('بخش آزاد', 'open phase')}"
    return f"{said} · {say('پس از بخش آزاد', 'after the open phase')}"


def meaning(code: Code, say: Say) -> str:
    """Give a code's whole label and what it means, as shortly as it is defined."""
    heading = line(code.label, f"({code.ref})", between=" ")
    return f"{heading}\n{line(code.short or code.definition or say('بی‌تعریف', 'not defined'))}"


def saved(desk: Desk, say: Say) -> str:
    """Tell, once something was saved from here, that it is on the disk: the step's number and the time."""
    if desk.at.study.saved is None:
        return ""
    step, at = desk.at.study.saved
    time = dates.moment(at).split(" ")[1]
    return say(f"✓ گام {number(step, say)} ذخیره شد، {digits.to_persian(time)}", f"✓ step {step} saved, {time}")


def turned(desk: Desk, done: Recalled, back: bool, say: Say) -> str:
    """Tell what was taken back (``back``) or done again: what it was, of what, and where if not in this text."""
    what = say("واگرد", "undone") if back else say("انجام دوباره", "done again")
    source = desk.snapshot.source_of.get(done.source)
    elsewhere = source is not None and (desk.source is None or source.id != desk.source.id)
    return line(
        f"{what}: {steps.told(done.name, say('fa', 'en'))}",
        f"«{shortened(done.about)}»" if done.about else "",
        f"({done.code})" if done.code and done.code != done.about else "",
        say(f"و {number(done.more, say)} تای دیگر", f"and {done.more} more") if done.more else "",
        say(f"در {source.ref}", f"in {source.ref}") if source and elsewhere else "",
        say(f"· گام {number(done.seq, say)}", f"· step {done.seq}"),
        between=" ",
    )


def at_hand(desk: Desk, progress: tuple[int, int], say: Say) -> Content:
    """Tell which code the text is read again for and how far that is, with what can be done."""
    assert desk.at_hand is not None
    done, all_ = progress
    told = line(
        say("بازخوانی برای", "read again for"),
        f"«{shortened(desk.at_hand.code.label, 24)}»",
        say(f"· {number(done, say)} از {number(all_, say)}", f"· {done} of {all_} done"),
        between=" ",
    )
    row = ((say("r کد بزن", "r code it"), "repeat"), (say("z صف", "z queue"), "reread"))
    return Content.assemble(Content(f"{told}   "), buttons(row))


def found(words: str, place: int | None, count: int, say: Say) -> Content:
    """Tell which of the hits of a search the cursor is on, with what can be done."""
    hits = say(f"{number(count, say)} یافته", f"{count} hits")
    where = hits if place is None else say(f"{number(place, say)} از {number(count, say)}", f"{place} of {count}")
    told = Content(f"{line(where, f'«{shortened(words, 20)}»')}   ")
    row = (
        (say("h بعد", "h next"), "hit(True)"),
        (say("H پیش", "H previous"), "hit(False)"),
        (say("l فهرست", "l list"), "hits"),
        (say("Esc پاک", "Esc clear"), "back"),
    )
    return Content.assemble(told, buttons(row))


def source(desk: Desk, say: Say) -> str:
    """Give the title line: the source, whose it is, the coder and the round, whether it is closed."""
    if desk.source is None:
        return ""
    known = desk.snapshot.expert_of
    experts = listed((known[key].ref for key in desk.source.experts if key in known), say)
    date = say(digits.to_persian(desk.source.date), desk.source.date)
    who = desk.at.person.name + (f" {number(desk.at.round, say)}" if desk.at.round > 1 else "")
    state = say("بسته", "closed") if desk.closed else say("باز", "open")
    damage = f"⚠ {desk.source.damage}" if desk.source.damage not in ("", "ok") else ""
    coder = say(f"کدگذار {who}", f"coder {who}")
    names = dict.fromkeys((desk.source.ref, experts))  # an interview is mostly called by its expert
    noted = "✎" if desk.notes("source", desk.source.id) else ""
    return line(*names, date, coder, state, noted, saved(desk, say), damage)


def _whose(desk: Desk, one: Coding, say: Say) -> str:
    return _named(desk, one.coder) + (f" {number(one.round, say)}" if one.round > 1 else "")


def _named(desk: Desk, coder: str) -> str:
    person = desk.snapshot.person_of.get(coder)
    return person.name if person else coder
