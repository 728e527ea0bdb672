"""Digits of three scripts: Latin, Persian, Arabic."""

_PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
_ARABIC = "٠١٢٣٤٥٦٧٨٩"
_LATIN = "0123456789"

_TO_PERSIAN = str.maketrans(_LATIN + _ARABIC, _PERSIAN * 2)
_TO_LATIN = str.maketrans(_PERSIAN + _ARABIC, _LATIN * 2)


def to_persian(text: str) -> str:
    """Give ``text`` with every digit in its Persian form."""
    return text.translate(_TO_PERSIAN)


def to_latin(text: str) -> str:
    """Give ``text`` with every digit in its Latin form."""
    return text.translate(_TO_LATIN)
