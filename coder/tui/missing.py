"""What a study must have before a screen has anything to show: told where it isn't there yet, with the way to it."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal

from coder.tui import keymap

if TYPE_CHECKING:
    from coder.study.snapshot import Snapshot

Need = Literal["sources", "experts", "codes", "factors"]

#: What a need is called in a sentence that says it isn't there yet, and the way to it: a screen's key and a gesture's.
_WAYS: dict[Need, tuple[str, str, str, str]] = {
    "sources": (
        "هنوز متنی نیست: در پیکره ({screen}) کلید {key} رونوشت مصاحبه‌ها را می‌آورد.",
        "No text is here yet: in the corpus ({screen}), {key} takes transcripts in.",
        "F2",
        "i",
    ),
    "experts": (
        "هنوز صاحب‌نظری نیست: در پیکره ({screen}) کلید {key} می‌گوید هر مصاحبه با کیست.",
        "No expert is known yet: in the corpus ({screen}), {key} says whom an interview is with.",
        "F2",
        "l",
    ),
    "codes": (
        "هنوز کدی نیست: در کدگذاری ({screen}) روی جمله‌ای {key} را بزنید و نام کد را بنویسید.",
        "There is no code yet: while coding ({screen}), press {key} on a sentence and type the code's name.",
        "F3",
        "Space",
    ),
    "factors": (
        "هنوز عاملی نیست: در عامل‌ها ({screen}) کدها را نشان بزنید و با {key} گروه کنید.",
        "There is no factor yet: in the factors ({screen}), tick codes and group them with {key}.",
        "F6",
        "g",
    ),
}


def told(snapshot: "Snapshot", needs: Iterable[Need], say: Callable[[str, str], str]) -> str:
    """Give the sentence on the first of a screen's needs that the study lacks; nothing if it has them all."""
    lacking = next((need for need in needs if not getattr(snapshot, need)), None)
    if lacking is None:
        return ""
    fa, en, screen, key = _WAYS[lacking]
    return say(fa, en).format(screen=screen, key=f"«{keymap.display(key)}»")
