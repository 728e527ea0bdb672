"""Numbers and names inside sentences, in the language they are read in.

A language is ``fa``, ``en``, or ``fa-latin``: Persian with Latin digits, as a study may wish.
"""

from collections.abc import Sequence

from coder.persian import digits
from coder.reports.language import Language

#: More names than this are cut short: the tables and ``--json`` hold them all.
_MOST = 24


def spoken(lang: Language) -> str:
    """Give the name by which these functions know a report's language."""
    return "fa-latin" if lang.rtl and lang.latin_digits else lang.code


def persian(lang: str) -> bool:
    """Tell whether a language is Persian, whatever its digits."""
    return lang.startswith("fa")


def number(value: float | None, lang: str, places: int = 0) -> str:
    """Give a number with so many decimals; a dash where there is none."""
    if value is None:
        return "—"
    text = f"{value:.{places}f}"
    return digits.to_persian(text).replace(".", "٫") if lang == "fa" else text


def percent(share: float | None, lang: str, places: int = 0) -> str:
    """Give a share as a percentage."""
    if share is None:
        return "—"
    return number(100 * share, lang, places) + ("٪" if persian(lang) else "%")


def names(found: Sequence[str], lang: str) -> str:
    """Give a list of names, of very many the first; what a person types (E07) keeps its digits."""
    listed = [*found[:_MOST], "…"] if len(found) > _MOST else found
    return ("،\u200f " if persian(lang) else ", ").join(listed)


def plain(text: str, lang: str) -> str:
    """Give words that hold only numbers and no names: digits as the language has them."""
    return digits.to_persian(text) if lang == "fa" else text
