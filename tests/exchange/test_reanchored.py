"""A document that both copies have in other words: their codings are carried over to our text, or wait to be placed."""

from dataclasses import replace

from coder.exchange.parcel import packed
from coder.exchange.reanchored import carried
from coder.exchange.union import by_rule, unite
from coder.model.codebook import Code
from coder.model.coding import Coding, Elicited, Lost, Memo, Person, Position, Reserved, code_span
from coder.model.corpus import Source, SourceKind
from coder.model.entity import new_id

OURS = "سلام. 😀 شهر ما زیارت است و مرز ندارد، ولی راه دارد.\n"
THEIRS = "سلام بر شما.\nشهر ما زيارت است و دریا ندارد، ولي راه دارد.\n"

PERSON = Person(id=new_id(), name="A")
CODE = Code(id=new_id(), ref="c1", label="حرم")
HERE = Source(id=new_id(), ref="E01", kind=SourceKind.INTERVIEW, text_sha256="ours", version=1)


def theirs(source: Source, words: str) -> Coding:
    start = THEIRS.index(words)
    return code_span(
        source, THEIRS, start, start + len(words),
        code=CODE.id, coder=PERSON.id, elicited=Elicited.OPEN, position=Position.ASSERTS,
    )  # fmt: skip


def test_codings_go_with_their_words_or_wait_and_nothing_is_dropped() -> None:
    for there in (replace(HERE, text_sha256="theirs"), replace(HERE, id=new_id(), text_sha256="theirs")):
        found, gone = theirs(there, "شهر ما زيارت است"), theirs(there, "دریا ندارد")
        memo = Memo(id=new_id(), about="source", subject=there.id, text="یادداشت", coder=PERSON.id)
        held = Reserved(
            id=new_id(), source=there.id, start=gone.start, end=gone.end, quote=gone.quote,
            before="", after="", coder=PERSON.id,
        )  # fmt: skip
        ours = packed([HERE, PERSON, CODE], {"ours": OURS})
        other = packed([there, PERSON, CODE, found, gone, memo, held], {"theirs": THEIRS})
        copy = carried(ours, other)
        assert [(loss.topic, loss.count) for loss in copy.losses] == [("to_place", 1)]
        union = unite(ours, copy.parcel, by_rule("ours"))
        made = {type(edit.after): edit.after for edit in union.edits}
        placed, lost, passage = made[Coding], made[Lost], made[Reserved]
        assert isinstance(placed, Coding) and isinstance(lost, Lost) and isinstance(passage, Reserved)
        assert (placed.id, placed.source, placed.quote) == (found.id, HERE.id, "شهر ما زیارت است")
        assert OURS[placed.start : placed.end] == placed.quote
        assert (lost.source, lost.quote, lost.text_sha256) == (HERE.id, "دریا ندارد", "theirs")
        assert "مرز" in OURS[passage.start : passage.end]
        assert union.texts == {"theirs": THEIRS}
        assert union.sources == ()
        assert [edit.after.subject for edit in union.edits if isinstance(edit.after, Memo)] == [HERE.id]
