"""Write ``coder/bidi/_tables.py`` from the data files of one Unicode version.

Run ``python tools/make_bidi_tables.py [folder of the Unicode data files]``; Debian's package ``unicode-data`` puts
them into ``/usr/share/unicode``.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

VERSION = "15.0.0"
SOURCE = Path("/usr/share/unicode")
TARGET = Path(__file__).parent.parent / "coder" / "bidi" / "_tables.py"

LAST = 0x10FFFF

#: One letter a bidi class, so that a text's classes are a string and most rules a regular expression.
BIDI_LETTERS = {
    "L": "L", "R": "R", "AL": "A", "EN": "E", "ES": "S", "ET": "T", "AN": "N", "CS": "C", "NSM": "M", "BN": "B",
    "B": "P", "S": "G", "WS": "W", "ON": "O", "LRE": "l", "RLE": "r", "LRO": "x", "RLO": "y", "PDF": "p",
    "LRI": "i", "RLI": "j", "FSI": "f", "PDI": "q",
}  # fmt: skip

#: The long names by which the @missing lines of DerivedBidiClass.txt call the classes.
MISSING_NAMES = {"Left_To_Right": "L", "Right_To_Left": "R", "Arabic_Letter": "AL", "European_Terminator": "ET"}

FORM_NAMES = ("<isolated>", "<final>", "<initial>", "<medial>")
LAM = 0x0644

#: Files that state their version in the first lines, and how.
VERSIONED = {
    "extracted/DerivedBidiClass.txt": f"DerivedBidiClass-{VERSION}.txt",
    "extracted/DerivedJoiningType.txt": f"DerivedJoiningType-{VERSION}.txt",
    "BidiBrackets.txt": f"BidiBrackets-{VERSION}.txt",
    "BidiMirroring.txt": f"BidiMirroring-{VERSION}.txt",
    "DerivedCoreProperties.txt": f"DerivedCoreProperties-{VERSION}.txt",
    "EastAsianWidth.txt": f"EastAsianWidth-{VERSION}.txt",
    "HangulSyllableType.txt": f"HangulSyllableType-{VERSION}.txt",
    "PropList.txt": f"PropList-{VERSION}.txt",
    "ReadMe.txt": f"Version {VERSION}",
}


def read(folder: Path, name: str) -> str:
    """Give the text of a data file; refuse one of another version."""
    text = (folder / name).read_text(encoding="utf-8")
    if name in VERSIONED and VERSIONED[name] not in text[:4000]:
        raise SystemExit(f"{folder / name} is not of Unicode {VERSION}")
    return text


def span(field: str) -> range:
    """Give the code points of ``0041..005A`` or ``0041``."""
    first, _, last = field.strip().partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def rows(text: str) -> Iterator[list[str]]:
    """Give the fields of every line of data, comments left out."""
    for line in text.splitlines():
        data = line.partition("#")[0].strip()
        if data:
            yield [field.strip() for field in data.split(";")]


def having(text: str, *values: str) -> set[int]:
    """Give the code points whose second field is one of ``values``."""
    return {code for fields in rows(text) if fields[1] in values for code in span(fields[0])}


def fill(table: list[str], text: str) -> list[str]:
    """Set the second field of every row for its code points."""
    for fields in rows(text):
        for code in span(fields[0]):
            table[code] = fields[1]
    return table


class Data:
    """What the tables are made of: the properties of every code point."""

    def __init__(self, folder: Path) -> None:
        """Read the data files in ``folder``."""
        properties = read(folder, "PropList.txt")
        core = read(folder, "DerivedCoreProperties.txt")
        hangul = read(folder, "HangulSyllableType.txt")
        read(folder, "ReadMe.txt")  # vouches for UnicodeData.txt, which states no version
        self.ignorable = having(core, "Default_Ignorable_Code_Point")
        self.noncharacter = having(properties, "Noncharacter_Code_Point")
        self.bidi_control = having(properties, "Bidi_Control")
        self.prepended = having(properties, "Prepended_Concatenation_Mark")
        self.regional = having(properties, "Regional_Indicator")
        self.jamo = having(hangul, "V", "T")
        self.emoji_modifier = having(read(folder, "emoji/emoji-data.txt"), "Emoji_Modifier")
        self.category = ["Cn"] * (LAST + 1)
        self.decomposition: dict[int, list[str]] = {}
        self._unicode_data(read(folder, "UnicodeData.txt"))
        self.bidi = self._bidi(read(folder, "extracted/DerivedBidiClass.txt"))
        self.joining = fill(["U"] * (LAST + 1), read(folder, "extracted/DerivedJoiningType.txt"))
        self.east_asian = self._east_asian(read(folder, "EastAsianWidth.txt"))
        self.mirror = {int(a, 16): int(b, 16) for a, b in rows(read(folder, "BidiMirroring.txt"))}
        brackets = rows(read(folder, "BidiBrackets.txt"))
        self.brackets = {int(a, 16): int(b, 16) for a, b, kind in brackets if kind == "o"}
        self.lam_alef = self._lam_alef()

    def _unicode_data(self, text: str) -> None:
        first = 0
        for fields in rows(text):
            code = int(fields[0], 16)
            first = first if fields[1].endswith(", Last>") else code
            for each in range(first, code + 1):
                self.category[each] = fields[2]
            if fields[5]:
                self.decomposition[code] = fields[5].split()

    def _bidi(self, text: str) -> list[str]:
        table = ["L"] * (LAST + 1)
        for codes, name in re.findall(r"^# @missing: (\S+); (\w+)", text, re.MULTILINE):
            for code in span(codes):
                table[code] = MISSING_NAMES[name]
        for code in self.ignorable | self.noncharacter:
            table[code] = "BN"
        return fill(table, text)

    def _east_asian(self, text: str) -> list[str]:
        table = ["N"] * (LAST + 1)
        # Ranges where undesignated code points are wide; the file's header gives them in prose.
        for codes in ("3400..4DBF", "4E00..9FFF", "F900..FAFF", "20000..2FFFD", "30000..3FFFD"):
            for code in span(codes):
                table[code] = "W"
        return fill(table, text)

    def forms(self) -> dict[int, list[int]]:
        """Give letter -> its presentation forms: isolated, final, initial, medial, 0 where there is none."""
        found: dict[int, list[int]] = {}
        for code, (tag, *mapped) in self.decomposition.items():
            if tag in FORM_NAMES and len(mapped) == 1:
                found.setdefault(int(mapped[0], 16), [0] * 4)[FORM_NAMES.index(tag)] = code
        return found

    def _lam_alef(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for code, (tag, *mapped) in self.decomposition.items():
            if code >= 0xFEF5 and tag in FORM_NAMES and len(mapped) == 2 and int(mapped[0], 16) == LAM:
                found.setdefault(int(mapped[1], 16), [0] * 2)[FORM_NAMES.index(tag)] = code
        return found

    def kind(self, code: int) -> str:
        """Say how a terminal shows the code point; the letters are explained in :func:`render`."""
        for letter, holds in KINDS.items():
            if holds(self, code):
                return letter
        return "2" if self.east_asian[code] in {"W", "F"} else "1"


#: The first that holds is the kind of a code point.
KINDS: Mapping[str, Callable[[Data, int], bool]] = {
    "s": lambda data, code: data.category[code] == "Cs" or code in data.noncharacter,
    "c": lambda data, code: data.category[code] in {"Cc", "Zl", "Zp"},
    "z": lambda data, code: code in data.bidi_control or 0xFFF9 <= code <= 0xFFFB,
    "j": lambda data, code: code in {0x200C, 0x200D},
    "i": lambda data, code: (
        (code in data.ignorable and data.bidi[code] in {"BN", "NSM"}) or code in data.emoji_modifier
    ),
    "m": lambda data, code: data.category[code] in {"Mn", "Me"} or code in data.jamo,
    "p": lambda data, code: code in data.prepended or data.category[code] == "Cf",
    "r": lambda data, code: code in data.regional,
    "l": lambda data, code: code == LAM,
    "a": lambda data, code: code in data.lam_alef,
}


def runs(letters: Iterator[str]) -> tuple[list[int], str]:
    """Give the starts of the runs of equal letters, and the letter of each run."""
    starts: list[int] = []
    values: list[str] = []
    for code, letter in enumerate(letters):
        if not values or values[-1] != letter:
            starts.append(code)
            values.append(letter)
    return starts, "".join(values)


def literal(text: str) -> Iterator[str]:
    """Give a string as lines of an ASCII literal."""
    for start in range(0, len(text), 100):
        yield f"    {text[start : start + 100]!a}"


def numbers(values: list[int]) -> Iterator[str]:
    """Give numbers as the lines of a tuple."""
    for start in range(0, len(values), 16):
        yield "    " + " ".join(f"{value:#x}," for value in values[start : start + 16])


def run_table(name: str, comment: str, letters: Iterator[str]) -> list[str]:
    """Give the two constants of a property stored as runs."""
    starts, values = runs(letters)
    head = ["", *(f"#: {line}" for line in comment.splitlines())]
    return [*head, f"{name}_STARTS = (", *numbers(starts), ")", f"{name} = (", *literal(values), ")"]


def string_table(name: str, comment: str, text: str) -> list[str]:
    """Give a constant that is one string."""
    return ["", *(f"#: {line}" for line in comment.splitlines()), f"{name} = (", *literal(text), ")"]


def characters(*codes: int) -> str:
    """Give code points as text; a space where there is none."""
    return "".join(chr(code) if code else " " for code in codes)


def render(folder: Path) -> str:
    """Give the whole of ``_tables.py``."""
    data = Data(folder)
    everything = range(LAST + 1)
    singletons = {
        bracket: data.decomposition[bracket]
        for pair in data.brackets.items()
        for bracket in pair
        if len(data.decomposition.get(bracket, [])) == 1
    }
    lines = [
        f'"""Unicode {VERSION} as tables, written by tools/make_bidi_tables.py; not to be edited."""',
        "",
        f'UNICODE_VERSION = "{VERSION}"',
        *run_table(
            "BIDI",
            "Bidi classes: " + " ".join(f"{letter}={name}" for name, letter in BIDI_LETTERS.items()),
            (BIDI_LETTERS[data.bidi[code]] for code in everything),
        ),
        *run_table("JOINING", "Joining types: U R L D C T", (data.joining[code] for code in everything)),
        *run_table(
            "KIND",
            "How a terminal shows a code point: 1 2 cells; m mark on the cell before; i j never sent, hang on the\n"
            "cell before (j: ZWNJ, ZWJ); z never sent, stand alone; c controls, shown by a symbol; s surrogates and\n"
            "noncharacters; p signs of no agreed width; r regional indicators; l lam; a alefs that ligate with lam.",
            (data.kind(code) for code in everything),
        ),
        *string_table(
            "SPACES",
            "White space: the code points of class B, S or WS.",
            characters(*(code for code in everything if data.bidi[code] in {"B", "S", "WS"})),
        ),
        *string_table(
            "MIRRORED",
            "Pairs: a character and its mirror image.",
            "".join(characters(*pair) for pair in data.mirror.items()),
        ),
        *string_table(
            "BRACKETS",
            "Pairs: an opening and its closing bracket.",
            "".join(characters(*pair) for pair in data.brackets.items()),
        ),
        *string_table(
            "BRACKETS_CANONICAL",
            "Pairs: a bracket and the one it is canonically equivalent to.",
            "".join(characters(code, int(mapped[0], 16)) for code, mapped in singletons.items()),
        ),
        *string_table(
            "FORMS",
            "Fives: a letter and its isolated, final, initial, medial form; a space where there is none.",
            "".join(characters(letter, *forms) for letter, forms in sorted(data.forms().items())),
        ),
        *string_table(
            "LAM_ALEF",
            "Threes: an alef and its ligature with lam, isolated and final.",
            "".join(characters(alef, *forms) for alef, forms in sorted(data.lam_alef.items())),
        ),
    ]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> None:
    """Write the tables from the folder named, or from Debian's."""
    TARGET.write_text(render(Path(arguments[0]) if arguments else SOURCE), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
