"""The characters of Persian text: which are letters, which are marks, and what each is folded to.

The classes are bodies of regular-expression classes. Written as escapes, because most of them are invisible.
"""

from functools import cache

#: What a Persian writer means by a half-space.
ZWNJ = "\u200c"

#: Letters of the Arabic script, presentation forms with them.
LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f"
    "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfc\ufe80-\ufefc"
)

#: Vowel signs and other marks that stand on a letter, as signs of their own and as presentation forms.
MARKS = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1"
    "\u08e3-\u08ff\ufe70-\ufe72\ufe74\ufe76-\ufe7f"
)

#: The stroke that lengthens a word.
KASHIDA = "\u0640"

#: Characters without width: bidi marks, zero-width space and joiner, soft hyphen, word joiner, BOM.
INVISIBLE = "\u00ad\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"

#: What converters have left where a half-space was; anything but a letter on either side, and they are themselves.
LOOKALIKES = "\u001f\u007f\u0080\u009d\u00ac"

#: White space.
SPACES = " \\t\\n\\r\\x0b\\x0c\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

#: Letter and mark that are one letter.
COMPOSED = {
    "ا\u0653": "آ",
    "ا\u0654": "أ",
    "ا\u0655": "إ",
    "و\u0654": "ؤ",
    "ی\u0654": "ئ",
    "ي\u0654": "ئ",
    "ى\u0654": "ئ",
}

_SAME_LETTER = {
    **dict.fromkeys("يىېے", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("ھہەۀۂۃة", "ه"),
    "ٱ": "ا",
    **{digit: str(value) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(digits)},
    "٫": ".",
    "٬": ",",
    "٪": "%",
    **dict.fromkeys("\t\r\x0b\x0c\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", " "),
    **{chr(code): " " for code in range(0x2000, 0x200B)},
}

_SAME_IN_SEARCH = {
    **dict.fromkeys("آأإ", "ا"),
    "ؤ": "و",
    "ئ": "ی",
    **dict.fromkeys("“”«»„‟〝〞", '"'),
    **dict.fromkeys("‘’‚‹›", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "،": ",",
    "؛": ";",
    "؟": "?",
    "ς": "σ",
}


@cache
def members(classes: str) -> frozenset[str]:
    """Give every character of a class such as ``LETTERS``."""
    found = set[str]()
    ranges = iter(classes)
    previous = ""
    for char in ranges:
        if char == "-":
            found.update(map(chr, range(ord(previous), ord(next(ranges)) + 1)))
        else:
            found.add(char)
            previous = char
    return frozenset(found)


@cache
def replacements(searching: bool) -> tuple[dict[str, str], dict[str, str]]:
    """Give what characters are folded to: those that stay one, and those that become several.

    ``searching`` adds what no reader tells apart when looking for a word: seats of hamza, quotes, dashes.
    """
    base = {**_SAME_LETTER, **_SAME_IN_SEARCH} if searching else _SAME_LETTER
    one, many = dict(base), {"…": "..."}
    for char, plain in _presentation_forms().items():
        folded = "".join(base.get(letter, letter) for letter in plain)
        (one if len(folded) == 1 else many)[char] = folded
    return one, many


@cache
def _presentation_forms() -> dict[str, str]:
    """Give the letters each presentation form stands for."""
    import unicodedata

    marks = members(LETTERS + MARKS + KASHIDA)
    forms = {"\ufdfc": "ریال"}
    for code in (*range(0xFB50, 0xFDFC), *range(0xFE80, 0xFEFD)):
        char = chr(code)
        plain = unicodedata.normalize("NFKC", char)
        if plain != char:
            forms[char] = "".join(
                letter for letter in plain if letter not in marks or unicodedata.category(letter) == "Lo"
            ).strip()
    return {char: plain for char, plain in forms.items() if plain}
