"""A Word file with comments as its XML has them: ranges that overlap and run over lines, several authors, replies."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'

#: Each comment: author, words, and the number of the comment it answers.
COMMENTS: tuple[tuple[str, str, int | None], ...] = (
    ("مریم", "حرم؛ شبکه‌ی نو #S", None),
    ("مریم", "حَرَم #رد", None),
    ("استاد", "این را دوباره بخوان", None),
    ("استاد", "چرا؟", 0),
    ("رضا", "شلوغ", None),
)

START, END = (
    '<w:commentRangeStart w:id="{0}"/>',
    '<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>',
)

#: ⟨n opens comment n, n⟩ closes it; lines are paragraphs.
LINES = (
    "س: چه قوتی دارد؟",
    "ج: ⟨0⟨3زیارت ⟨1😀 این‌جا0⟩3⟩ست",
    "و شهر1⟩ ⟨2بزرگ2⟩ است، ⟨4کوچه‌ها4⟩ تنگ",
    "س: دیگر چه؟",
    "ج: همین.",
    "س: باز هم؟",
    "ج: نه.",
)


def docx() -> bytes:
    lines = "".join(f"<w:p>{_line(line)}</w:p>" for line in LINES)
    comments = "".join(
        f'<w:comment w:id="{n}" w:author="{author}" w:date="2022-08-01T00:00:00Z"><w:p w14:paraId="0000000{n + 1}">'
        f"<w:r><w:t>{words}</w:t></w:r></w:p></w:comment>"
        for n, (author, words, _) in enumerate(COMMENTS)
    )
    threads = "".join(
        f'<w15:commentEx w15:paraId="0000000{n + 1}"'
        + (f' w15:paraIdParent="0000000{answered + 1}"' if answered is not None else "")
        + "/>"
        for n, (_, _, answered) in enumerate(COMMENTS)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{lines}</w:body></w:document>")
        archive.writestr("word/comments.xml", f"<w:comments {W} {W14}>{comments}</w:comments>")
        archive.writestr("word/commentsExtended.xml", f"<w15:commentsEx {W15}>{threads}</w15:commentsEx>")
    return out.getvalue()


def _line(line: str) -> str:
    made, words, place = "", "", 0

    def run() -> str:
        return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""

    while place < len(line):
        if line[place] == "⟨":
            made, words = made + run() + START.format(line[place + 1]), ""
            place += 2
        elif line[place + 1 : place + 2] == "⟩":
            made, words = made + run() + END.format(line[place]), ""
            place += 2
        else:
            words += line[place]
            place += 1
    return made + run()
