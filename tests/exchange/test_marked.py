"""A transcript as a Word file: the reader of Word files finds every comment where it was put."""

import io
import zipfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from coder.exchange import labels
from coder.exchange.marked import Mark, Remark, transcript
from coder.importing import docx
from coder.model.codebook import Quadrant
from coder.model.coding import Elicited, Position
from tests.exchange.studies import words


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(words).strip() or "متن"
    marks = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        if text[start].isspace() or text[end - 1].isspace():  # the reader leaves blanks at the edges out
            continue
        replies = (Remark("استاد", "", "چرا؟\nبگو"),) if draw(st.booleans()) else ()
        marks.append(Mark(start, end, Remark(f"مریم {number}", "2022-08-01T00:00:00Z", "حرم & <راه>"), replies))
    return text, marks


@settings(max_examples=60, deadline=None)
@given(given=marked())
def test_every_comment_is_where_it_was_put(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    read = docx.decode(Path("x.docx"), transcript(text, marks), None)
    assert read.text == text.rstrip("\n") + "\n"
    found = {
        (one.author, one.start, one.end, one.text, one.date, tuple((reply.author, reply.text) for reply in one.replies))
        for one in read.comments
    }
    assert found == {
        (one.comment.author, one.start, one.end, one.comment.text, one.comment.at,
         tuple((reply.author, reply.text) for reply in one.replies))
        for one in marks
    }  # fmt: skip


def test_every_line_and_every_run_is_right_to_left() -> None:
    content = transcript("سلام\nشهر visa\n", [Mark(0, 4, Remark("A", "", "کد"))])
    document = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert document.count("<w:p>") == document.count("<w:bidi/><w:jc") == 2
    assert document.count("<w:t ") == document.count("<w:rtl/>")


def test_python_docx_reads_the_comments_too() -> None:
    from docx import Document

    content = transcript("سلام بر شهر", [Mark(5, 7, Remark("مریم", "2022-08-01T00:00:00Z", "راه"))])
    (comment,) = Document(io.BytesIO(content)).comments
    assert (comment.author, comment.text) == ("مریم", "راه")


# ── the words of a comment ───────────────────────────────────────────────────────────────────────


def test_codes_are_parted_and_signs_are_understood() -> None:
    said = labels.understood("شبکه‌های شهر؛ حرم ;  راه #قوت #تأیید #دور۲ #دیگر")
    assert said.labels == ("شبکه‌های شهر", "حرم", "راه #دیگر")
    assert (said.quadrant, said.position, said.elicited, said.round) == (Quadrant.S, Position.CONFIRMS, None, 2)


@given(
    elicited=st.sampled_from(Elicited),
    position=st.sampled_from([None, *Position]),
    number=st.integers(1, 9),
)
def test_what_is_worded_is_understood_again(elicited: Elicited, position: Position | None, number: int) -> None:
    said = labels.understood(labels.worded(["حرم", "راه"], elicited, position, number))
    assert said.labels == ("حرم", "راه")
    assert (said.elicited, said.round or 1) == (elicited, number)
    assert said.position in (position, None)
