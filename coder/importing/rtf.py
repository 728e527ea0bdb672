"""Rich text (RTF): what a reader of the page sees is what comes out.

Letters come as Unicode numbers or as bytes in the character set of their font; half-spaces have a word of their
own. Deleted text is out; footnotes stand as ``[1]`` where they are marked and at the end; text boxes come after their
paragraph; cells of a table row are joined by tabs. Written from the published specification, because the
readers at hand lose half-spaces and notes and keep deleted words.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from coder.errors import BrokenFile
from coder.importing.decoded import Decoded

#: Counts up when the same bytes would give another text.
VERSION = "1"

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z'])"
    r"|(?P<brace>[{}])"
    r"|(?P<words>[^\\{}\r\n]+)",
    re.DOTALL,
)

#: Letters that follow each other, each with one character that stands in for it: most of a Persian file.
_RUN = re.compile(r"(?:\\u-?[0-9]{1,6} ?(?:\\'[0-9a-fA-F]{2}|[^\\{}\r\n])){2,}")
_UNIT = re.compile(r"\\u(-?[0-9]+) ?(?:\\'..|.)")

#: What a font's character set is called (``\fcharset``), as far as Persian and its neighbours need it.
_CHARSETS = {0: "cp1252", 77: "mac_roman", 84: "mac_cyrillic", 161: "cp1253", 162: "cp1254", 163: "cp1258"} | {
    177: "cp1255",
    178: "cp1256",
    180: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}

_SIGNS = {"~": "\u00a0", "-": "\u00ad", "_": "\u2011", "\\": "\\", "{": "{", "}": "}"}
_SAID = {
    "line": "\n",
    "page": "\n",
    "column": "\n",
    "tab": "\t",
    "zwnj": "\u200c",
    "zwj": "\u200d",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "zwbo": "\u200b",
    "zwnbo": "\u2060",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}


def _groups(names: str) -> frozenset[str]:
    return frozenset(names.split())


#: Groups that are no text on the page, beside all those that say so themselves (``\*``).
_LEFT_OUT = _groups(
    "fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf "
    "listtext pntext pntxta pntxtb fldinst objdata shprslt nonesttables xe tc rxe template annotation "
    "ftnsep ftnsepc aftnsep aftnsepc bkmkstart bkmkend listtable listoverridetable revtbl private themedata"
)
#: Groups that say so and have text in them nevertheless.
_ENTERED = frozenset({"footnote", "shpinst", "shptxt"})


@dataclass(frozen=True, slots=True)
class _State:
    """What holds until the group ends. ``sink`` is where words go, None for nowhere."""

    sink: list[str] | None
    group: str = ""
    skip: int = 1  # characters that stand in for a Unicode one
    font: int | None = None
    other_font: int | None = None  # for text in the complex scripts
    complex: bool = False
    deleted: bool = False
    in_table: bool = False


#: What a word changes for the rest of its group.
_LASTING: dict[str, Callable[[_State, int | None], _State]] = {
    "f": lambda state, number: replace(state, font=number),
    "af": lambda state, number: replace(state, other_font=number),
    "rtlch": lambda state, _: replace(state, complex=True),
    "ltrch": lambda state, _: replace(state, complex=False),
    "plain": lambda state, _: replace(state, font=None, other_font=None, complex=False, deleted=False),
    "uc": lambda state, number: replace(state, skip=max(0, number or 0)),
    "deleted": lambda state, number: replace(state, deleted=number != 0),
    "intbl": lambda state, number: replace(state, in_table=number != 0),
    "pard": lambda state, _: replace(state, in_table=False),
}


@dataclass(slots=True)
class _Document:
    """A document in the making."""

    body: list[str] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    boxes: list[list[str]] = field(default_factory=list)
    charsets: dict[int, str] = field(default_factory=dict)
    usual: str = "cp1252"
    font: int = 0


def decode(path: Path, content: bytes, encoding: str | None) -> Decoded:
    """Give the text of an rtf file; ``encoding`` is taken for bytes whose font names no character set.

    Raises BrokenFile.
    """
    if not content.lstrip().startswith(b"{\\rtf"):
        raise BrokenFile(path=path, detail={"fa": "rtf نیست", "en": "not rtf"})
    document = _Document()
    reading = _Reading(document, encoding)
    if not reading.whole(content.decode("latin-1")):
        raise BrokenFile(path=path, detail={"fa": "ناتمام مانده", "en": "cut short"})
    lines = "".join(document.body).removesuffix("\n").split("\n")
    for box in document.boxes:
        lines += "".join(box).removesuffix("\n").split("\n")
    for number, note in enumerate(document.notes, 1):
        lines.append(f"[{number}] {' '.join(''.join(note).split('\n')).strip()}")
    text = "\n".join(lines) + "\n"
    return Decoded(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), "rtf")


class _Reading:
    """One reading of a file, token by token."""

    def __init__(self, document: _Document, encoding: str | None) -> None:
        self.document = document
        self.forced = encoding
        self.state = _State(document.body)
        self.above: list[_State] = []
        self.bytes = bytearray()
        self.to_skip = 0
        self.starred = False

    def whole(self, content: str) -> bool:
        """Read all of it; tell whether it ended as it should."""
        place = 0
        while found := _TOKEN.search(content, place):
            run = _RUN.match(content, found.start()) if self._plainly(found["word"]) else None
            if run:
                self._flush()
                self._say("".join(chr(int(number) % 0x10000) for number in _UNIT.findall(run.group())))
                self.to_skip, self.starred, place = 0, False, run.end()
                continue
            place = found.end()
            kind = found.lastgroup
            if kind == "byte":
                self._byte(int(found["byte"], 16))
            elif kind == "words":
                self._words(found["words"])
            else:
                self._flush()
                if kind == "brace":
                    if self._brace(found["brace"]):
                        return True
                elif kind == "sign":
                    self._sign(found["sign"])
                elif found["word"] == "bin":
                    place += max(0, int(found["number"] or 0))
                else:
                    self._word(found["word"], int(found["number"]) if found["number"] else None)
        return False

    def _plainly(self, word: str | None) -> bool:
        """Tell whether a run of letters may begin here, each with one character for it."""
        return word == "u" and self.state.skip == 1 and not self.starred

    def _brace(self, brace: str) -> bool:
        """Open or close a group; tell whether the document is closed."""
        self.to_skip, self.starred = 0, False
        if brace == "{":
            self.above.append(self.state)
            return False
        ended, self.state = self.state, self.above.pop()
        if ended.group == "shptxt" and self.state.group != "shptxt" and ended.sink:
            self.document.boxes.append(ended.sink)
        return not self.above

    def _byte(self, value: int) -> None:
        if self.to_skip:
            self.to_skip -= 1
        else:
            self.bytes.append(value)

    def _words(self, words: str) -> None:
        skipped = min(self.to_skip, len(words))
        self.to_skip -= skipped
        words = words[skipped:]
        if words.isascii():
            self._flush()
            self._say(words)
        else:  # letters written as they are, in the font's character set
            self.bytes += words.encode("latin-1")

    def _sign(self, sign: str) -> None:
        if self.to_skip:
            self.to_skip -= 1
        elif sign == "*":
            self.starred = True
        elif sign in "\r\n":
            self._paragraph()
        else:
            self._say(_SIGNS.get(sign, ""))

    def _word(self, word: str, number: int | None) -> None:
        starred, self.starred = self.starred, False
        self.to_skip = 0
        if word in _LEFT_OUT or (starred and word not in _ENTERED):
            self.state = replace(self.state, sink=None, group=word)
        elif word == "u":
            self._say(chr((number or 0) % 0x10000))
            self.to_skip = self.state.skip
        elif word in _SAID:
            self._say(_SAID[word])
        elif word in ("par", "sect", "cell", "nestcell", "row", "nestrow"):
            self._structure(word)
        elif word in _ENTERED:
            self._enter(word)
        else:
            self._property(word, number)

    def _structure(self, word: str) -> None:
        if word in ("cell", "nestcell"):
            self._say("\t")
        elif word == "nestrow":
            self._say(" ")
        elif word == "row":
            sink = self.state.sink
            if sink and sink[-1] == "\t":
                sink.pop()
            self._say("\n")
        else:
            self._paragraph()

    def _paragraph(self) -> None:
        self._say(" " if self.state.in_table else "\n")

    def _enter(self, word: str) -> None:
        if word == "shpinst":
            self.state = replace(self.state, sink=None, group=word)
        elif word == "shptxt":
            self.state = replace(self.state, sink=[], group=word, in_table=False)
        elif self.state.sink is not None and not self.state.deleted:
            self.document.notes.append([])
            self._say(f"[{len(self.document.notes)}]")
            self.state = replace(self.state, sink=self.document.notes[-1], group=word, in_table=False)

    def _property(self, word: str, number: int | None) -> None:
        state = self.state
        if word in _LASTING:
            self.state = _LASTING[word](state, number)
        elif word == "deff":
            self.document.font = number or 0
        elif word == "ansicpg":
            self.document.usual = f"cp{number}"
        elif word == "fcharset" and number in _CHARSETS:
            self.document.charsets[self._font(state.font)] = _CHARSETS[number]

    def _font(self, named: int | None) -> int:
        return self.document.font if named is None else named

    def _say(self, words: str) -> None:
        if self.state.sink is not None and not self.state.deleted and words:
            self.state.sink.append(words)

    def _flush(self) -> None:
        """Turn the bytes gathered into letters."""
        if not self.bytes:
            return
        state = self.state
        font = state.other_font if state.complex and state.other_font is not None else state.font
        charset = self.document.charsets.get(self._font(font)) or self.forced or self.document.usual
        try:
            words = self.bytes.decode(charset, "replace")
        except LookupError:
            words = self.bytes.decode("cp1252", "replace")
        self.bytes.clear()
        self._say(words)
