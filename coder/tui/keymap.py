"""Keys under both keyboard layouts: what each Latin key sends when the Persian layout of ISIRI 9147 is active.

A binding is declared once by its Latin key and works under either layout; help shows both faces of the key.
"""

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingsMap
from textual.keys import _character_to_key

from coder.persian.digits import to_persian

_LATIN = r"""`1234567890-=qwertyuiop[]\asdfghjkl;'zxcvbnm,./"""
_PERSIAN = "\u200d۱۲۳۴۵۶۷۸۹۰-=ضصثقفغعهخحجچ\\شسیبلاتنمکگظطزرذدپو./"
_LATIN_SHIFTED = r"""~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?"""
_PERSIAN_SHIFTED = (
    "\u00f7!\u066c\u066b\ufdfc\u066a\u00d7،*)(\u0640+"
    "\u0652\u064c\u064d\u064b\u064f\u0650\u064e\u0651][}{|"
    "ؤئيإأآة»«:؛ك\u0653ژ\u0670\u200c\u0654ء><؟"
)

#: What each key of a Latin keyboard sends under the Persian layout, by what it sends under the Latin one.
TO_PERSIAN: dict[str, str] = dict(zip(_LATIN + _LATIN_SHIFTED, _PERSIAN + _PERSIAN_SHIFTED, strict=True))

#: The same table read the other way.
TO_LATIN: dict[str, str] = {persian: latin for latin, persian in TO_PERSIAN.items()}

#: These two sit crossed on the Persian layout, so a binding to either would mean the other for half of the users.
CROSSED = "<>"

_ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
_UNSHIFTED = dict(zip(_LATIN_SHIFTED, _LATIN, strict=True))


class Clash(ValueError):
    """Two bindings would answer to the same key."""


class Key(NamedTuple):
    """A binding declared once: its Latin key, what it does, and what help calls it."""

    key: str
    action: str
    description: str
    show: bool = True
    priority: bool = False


def characters(key: str) -> tuple[str, ...]:
    """Give every character that pressing ``key`` (one Latin character) may send; of a digit, in three scripts."""
    if key in CROSSED:
        raise Clash(f"{key} changes its place with the layout")
    if "0" <= key <= "9":
        return key, to_persian(key), _ARABIC_DIGITS[int(key)]
    persian = TO_PERSIAN.get(key, key)
    return (key,) if persian == key else (key, persian)


def display(key: str) -> str:
    """Give ``key`` as help shows it: both faces of it, ``t ف``; a mark that can't stand alone by its key, ``T ⇧ف``."""
    if len(key) > 1 or key.isdigit():
        return key
    persian = TO_PERSIAN.get(key, key)
    if persian == key:
        return key
    if key in _UNSHIFTED:
        return f"{key} ⇧{TO_PERSIAN[_UNSHIFTED[key]]}"
    return f"{key} {persian}" if persian.isprintable() else key


def names(key: str) -> tuple[str, ...]:
    """Give the names Textual has for all that pressing ``key`` may send; a named key (``ctrl+left``) is itself."""
    if len(key) > 1:
        return (key,)
    return tuple(_character_to_key(character) for character in characters(key))


def bindings(keys: Iterable[Key]) -> list[Binding]:
    """Give Textual's bindings for ``keys``, each under both layouts.

    Several keys of one binding are separated by spaces. Raises :class:`Clash` if two answer to the same key.
    """
    taken: dict[str, str] = {}
    result = []
    for declared in keys:
        pressed = declared.key.split(" ")
        arriving = [name for key in pressed for name in names(key)]
        for name in arriving:
            if taken.setdefault(name, declared.action) != declared.action:
                raise Clash(f"{name}: both {taken[name]} and {declared.action}")
        shown = display(pressed[0])
        result.append(
            Binding(
                ",".join(dict.fromkeys(arriving)),
                declared.action,
                declared.description,
                show=declared.show,
                key_display=shown if shown != pressed[0] or len(shown) == 1 else None,
                priority=declared.priority,
            )
        )
    return result


def bind(keys: Iterable[Key], to: BindingsMap) -> list[Binding]:
    """Let ``keys`` stand in some bindings, in place of all that was on them (Textual's, or older); give them."""
    made = bindings(keys)
    for one in made:
        for key in one.key.split(","):
            to.key_to_bindings.pop(key, None)
        to.bind(one.key, one.action, one.description, one.show, one.key_display, one.priority)
    return made


def latin(character: str) -> str:
    """Give the Latin character of the key that sent ``character``; one that is on no Persian key is itself."""
    if character in _ARABIC_DIGITS:
        return str(_ARABIC_DIGITS.index(character))
    return TO_LATIN.get(character, character)
