from itertools import product
from pathlib import Path
from unicodedata import normalize

import pytest
import uharfbuzz
from hypothesis import given
from hypothesis import strategies as st

from coder.bidi import _tables, shape
from coder.bidi.properties import kinds
from coder.bidi.shape import Cluster, clusters, safe
from tests.bidi.samples import BIDI_CONTROLS, HOSTILE, JOINERS, LETTERS, MARKS, is_raw

words = st.text(alphabet=HOSTILE + LETTERS * 2 + "لا" * 20 + MARKS * 3 + JOINERS * 4, max_size=20)

# --- against HarfBuzz ------------------------------------------------------------------------------------------------

# Letters without presentation forms (ێ) go out as they are, which a font then can't be asked about.
_STEMS = """
کتاب خانه گل ماهی لاله مسئله مؤسسه هیئت سؤال رأی آب قرآن مرآت پژوهش چشم ژرف گاو عشق غم ظلم طلا ضرر
صبر ثروت ذوق خلق حال جمع تجربه پدر بلا سلام ملا الله مثلاً واقعاً اصلاً مَن کِتاب مُهِمّ بچّه ذٰلک
هٰذا لإ لأن للآن خو می آیین پایین قائل كيف علي إلى ﻻ ۀ خانۀ نامهٔ ئو ءا ة مدرسة جہاں ھم ہم یے ۓ ڈر ٹک
ڑ ۇ ۋ ـلا بـا ســلام شُش گسسته دانشجو رهبری
"""
PREFIXES = ["", "می‌", "نمی‌", "بی‌", "هم‌", "و", "ب", "ال"]
SUFFIXES = [
    "",
    "‌ها",
    "‌های",
    "‌هایی",
    "ی",
    "‌ام",
    "اش",
    "ترین",
    "‌ترین",
    "ان",
    "‌اند",
    "مان",
    "ٔ",
    "ِ",
    "لا",
    "\u200d",
    "\u200c",
]
# HarfBuzz composes alef and hamza above before it shapes; so both get composed words.
PERSIAN = sorted({normalize("NFC", "".join(parts)) for parts in product(PREFIXES, _STEMS.split(), SUFFIXES)})

FONTS = [
    Path("/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf"),
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
]
INSTALLED = [font for font in FONTS if font.exists()]

#: Kerning and the marks' places are no business of a terminal's.
FEATURES = dict.fromkeys(("kern", "mark", "mkmk", "curs", "calt", "dlig"), False)

#: Noto's only ligature besides lam-alef in these words, and what it is made of.
ORNAMENTAL = {"\ufc43": "\ufedf\ufef0"}

_ISOLATED = {
    _tables.FORMS[at + 1]: _tables.FORMS[at] for at in range(0, len(_tables.FORMS), 5) if _tables.FORMS[at + 1] != " "
}


class Oracle:
    """A font, and what HarfBuzz makes of a word with it."""

    def __init__(self, path: Path) -> None:
        self.font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path)))
        self.ligatures = {
            self.glyph(ligature): [self.glyph(part) for part in parts] for ligature, parts in ORNAMENTAL.items()
        }

    def glyph(self, char: str) -> int | None:
        # Shaping leaves an isolated letter its own glyph, which needn't be that of its presentation form.
        return self.font.get_nominal_glyph(ord(_ISOLATED.get(char, char)))

    def harfbuzz(self, word: str) -> list[int | None]:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(word)
        buffer.direction, buffer.script, buffer.language = "rtl", "Arab", "fa"
        uharfbuzz.shape(self.font, buffer, FEATURES)
        shaped = zip(reversed(buffer.glyph_infos), reversed(buffer.glyph_positions), strict=True)
        # Marks and ZWNJ have no advance.
        bases = [info.codepoint for info, position in shaped if position.x_advance]
        return [glyph for base in bases for glyph in self.ligatures.get(base, [base])]

    def ours(self, word: str) -> list[int | None]:
        bases = (char for cluster in clusters(word) for char in cluster.glyph if kinds(char) != "m")
        return [self.glyph(char) for char in bases]


def test_there_are_enough_words() -> None:
    assert len(PERSIAN) >= 5_000
    assert sum("\u200c" in word for word in PERSIAN) > 2_000


@pytest.mark.skipif(not INSTALLED, reason="no font with Arabic presentation forms here")
@pytest.mark.parametrize("font", INSTALLED, ids=lambda font: font.stem)
def test_joining_is_harfbuzzs(font: Path) -> None:
    oracle = Oracle(font)
    results = [(word, oracle.ours(word), oracle.harfbuzz(word)) for word in PERSIAN]
    # A font may lack an Urdu or Arabic letter's presentation forms.
    compared = [result for result in results if None not in result[1]]
    assert len(compared) >= 5_000
    assert [result for result in compared if result[1] != result[2]][:5] == []


# --- by hand ---------------------------------------------------------------------------------------------------------


def glyphs(word: str) -> list[str]:
    return [cluster.glyph for cluster in clusters(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("سلام", ["\ufeb3", "\ufefc", "\ufee1"]),
        ("لا", ["\ufefb"]),
        ("ل\u064eا\u0651", ["\ufefb\u064e\u0651"]),
        ("ل\u200cا", ["\ufedd", "\ufe8d"]),
        ("می\u200cشود", ["\ufee3", "\ufbfd", "\ufeb7", "\ufeee", "\ufea9"]),
        ("ه\u200d", ["\ufeeb"]),
        ("\u200dه", ["", "\ufeea"]),
        ("بـا", ["\ufe91", "ـ", "\ufe8e"]),
        ("ۀ", ["\ufba4"]),
        ("خانۀ", ["\ufea7", "\ufe8e", "\ufee7", "\ufba5"]),
        ("هٔ", ["\ufee9\u0654"]),
        ("ب\u200fا", ["\ufe91", "", "\ufe8e"]),
        ("۱۲", ["۱", "۲"]),
        ("e\u0301", ["e\u0301"]),
        ("\u0301a", ["\u25cc\u0301", "a"]),
        ("👨\u200d👩\ufe0f", ["👨", "👩"]),
        ("👍🏽", ["👍"]),
        ("🇮🇷🇮", ["🇮🇷", "🇮"]),
        ("\u06dd", ["\u25cc"]),
        ("\u0d4e\u1113\u1160", ["\u0d4e", "\u1113\u1160"]),
    ],
)
def test_glyphs(word: str, expected: list[str]) -> None:
    assert glyphs(word) == expected


@pytest.mark.parametrize(
    ("char", "shown"),
    [
        ("\x00", "\u2400"),
        ("\t", "\u2409"),
        ("\n", "\u240a"),
        ("\x1b", "\u241b"),
        ("\x7f", "\u2421"),
        ("\x85", "\u2424"),
        ("\u2028", "\u2424"),
        ("\u2029", "\u2424"),
        ("\x9b", "\u2426"),
        ("\ud800", "\ufffd"),
        ("\udfff", "\ufffd"),
        ("\uffff", "\ufffd"),
    ],
)
def test_controls_and_surrogates_are_symbols(char: str, shown: str) -> None:
    assert clusters(char) == (Cluster(1, shown, 1),)
    assert safe(f"a{char}") == f"a{shown}"


@pytest.mark.parametrize(
    ("char", "width"),
    [("a", 1), ("س", 1), ("漢", 2), ("한", 2), ("😀", 2), ("\u3000", 2), ("…", 1), ("Ａ", 2), ("ﷺ", 1)],
)
def test_widths(char: str, width: int) -> None:
    assert clusters(char) == (Cluster(1, clusters(char)[0].glyph, width),)


def test_the_joining_context_is_the_whole_word() -> None:
    assert glyphs("گسسته")[2] == "\ufeb4"
    assert glyphs("گسس")[2] == "\ufeb2"
    assert shape.joins_across("گسسته", 3)
    assert not shape.joins_across("گسسته", 5)
    assert not shape.joins_across("گسسته", 0)
    assert not shape.joins_across("می\u200cشود", 2)
    assert shape.joins_across("ب\u064eا", 2)
    assert not shape.joins_across("خانه", 2)


def test_bidi_controls_show_where_text_is_not_laid_out_and_joiners_stay() -> None:
    assert safe("\u202eمی\u200cشود\u202c\u2066\u2067\u2068\ufff9") == "\u2190می\u200cشود\u2191\u2192\u2190\u2194\ufffd"
    assert safe("plain") == "plain"
    assert clusters("".join(BIDI_CONTROLS)) == (Cluster(1, "", 0),) * len(BIDI_CONTROLS)


@given(words)
def test_clusters_partition_the_word_and_send_nothing_raw(word: str) -> None:
    made = clusters(word)
    assert sum(cluster.length for cluster in made) == len(word)
    assert all(cluster.length > 0 and cluster.width in {0, 1, 2} for cluster in made)
    assert sum(cluster.width for cluster in made) == shape.shaped(word).width
    for cluster in made:
        assert not any(map(is_raw, cluster.glyph))
        assert (cluster.width == 0) == (not cluster.glyph)
        # Sent by itself the glyph is again one cluster of the same width: no neighbour changes it.
        assert [(again.glyph, again.width) for again in clusters(cluster.glyph)] == [(cluster.glyph, cluster.width)] * (
            cluster.width > 0
        )


@given(st.text(alphabet=HOSTILE))
def test_safe_leaves_nothing_to_obey(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert not set(kinds(shown)) & set("csz")


def test_a_word_of_a_million_letters() -> None:
    assert shape.shaped("ب" * 1_000_000).width == 1_000_000
