"""The chapter, the page and the workbook of a big study: 5,000 coded segments behind 60 factors."""

import io
import random
import zipfile

from bench import timing
from coder.model.codebook import Quadrant
from coder.model.results import Answers, CodeRow, EvidenceRow, FactorRow, GroupRow, StudyTables

SEGMENTS = 5_000
WORDS = ("شهر", "رابطه", "زائر", "دانشگاه", "همسایه", "سفر", "تجربه", "تفاهم‌نامه", "می‌گویم", "نمی‌شود")


def study() -> StudyTables:
    """A study of that many segments, the same each time."""
    chance = random.Random(7)
    counts = Answers(9, 5, 2, 1, 1, 1, 2, 80)
    factors = tuple(
        FactorRow(
            f"{quadrant}{number}", quadrant, " ".join(chance.choices(WORDS, k=6)), counts, (f"c{quadrant}{number}",)
        )
        for quadrant in Quadrant
        for number in range(1, 16)
    )
    codes = tuple(
        CodeRow(row.codes[0], "view", row.quadrant.valence.value, row.label, counts, row.number, "") for row in factors
    )
    evidence = tuple(
        EvidenceRow(
            factor.number, factor.codes[0], (f"E{place % 40 + 1:02}",), f"E{place % 40 + 1:02}", place, place + 90,
            "open", "asserts", "A", 1, " ".join(chance.choices(WORDS, k=25)), groups=(f"گروه {place % 5}",),
        )
        for place in range(SEGMENTS)
        for factor in [factors[place * len(factors) // SEGMENTS]]
    )  # fmt: skip
    return StudyTables(
        title="پژوهش بزرگ", question="؟", quadrant_names={}, experts=40, interviews=40, documents=0, factors=factors,
        strategies=(), evidence=evidence, saturation=(), changed="2022-08-01T00:00:00Z", codes=codes,
        groups=tuple(GroupRow(f"گروه {number}", 8) for number in range(5)),
    )  # fmt: skip


def main() -> None:
    """Print the figures."""
    from coder.reports import chapter, excel, page

    big = study()
    content = chapter.chapter(big)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        rows = archive.read("word/document.xml").count(b"<w:tr>") + archive.read("word/document.xml").count(b"<w:tr ")
    assert rows > SEGMENTS, rows
    timing.told(f"chapter.docx of {SEGMENTS:,} coded segments", timing.call(lambda: chapter.chapter(big)), 3)
    timing.told(f"report.html of {SEGMENTS:,} coded segments", timing.call(lambda: page.page(big)), 3)
    timing.told(f"tables.xlsx of {SEGMENTS:,} coded segments", timing.call(lambda: excel.workbook(big)), 3)


if __name__ == "__main__":
    main()
