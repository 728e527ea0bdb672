"""What can go wrong with the texts in a study: hiding names, correcting a transcript, telling speakers apart."""

from coder.errors.base import CoderError

# ── hiding who people are ────────────────────────────────────────────────────────────────────────


class NothingTicked(CoderError):
    """A file of proposals in which nothing is ticked."""

    fa = "در {path} چیزی تیک نخورده است. در ستون tick جلوی آنچه باید پنهان شود x بنویسید."
    en = "Nothing is ticked in {path}. Write x in the column tick beside what shall be hidden."


class NotAnonymised(CoderError):
    """Pseudonyms are asked for, but there is no key to take them from."""

    fa = (
        "در codebook.yaml نوشته شده pseudonyms: true، ولی کلید نام‌های مستعار نیست: {path}. "
        "«coder anonymise» و سپس «coder anonymise --apply» را اجرا کنید."
    )
    en = (
        "codebook.yaml says pseudonyms: true, but there is no key to the pseudonyms: {path}. "
        "Run 'coder anonymise' and then 'coder anonymise --apply'."
    )


# ── a corrected transcript, and who speaks in it ─────────────────────────────────────────────────


class SourceUnknown(CoderError):
    """A corrected file that bears the name of no source."""

    fa = "منبعی با نام «{name}» در پژوهش نیست: {path}. نام پرونده باید نام یکی از این‌ها باشد: {allowed}."
    en = "The study has no source '{name}': {path}. Name the file after one of: {allowed}."


class SameText(CoderError):
    """A corrected file with the very words that are there."""

    fa = "متن این پرونده همان متن «{name}» است: {path}. چیزی تغییر نکرد."
    en = "This file has the same text as '{name}': {path}. Nothing was changed."


class NotTheSameText(CoderError):
    """A corrected file with hardly a word of the source that it is to correct."""

    fa = "این پرونده متن دیگری است، نه متن درست‌شدهٔ «{name}»: {path}. پروندهٔ همان مصاحبه را بدهید."
    en = "This file is another text, not a corrected one of '{name}': {path}. Give the file of that interview."


class LostUnknown(CoderError):
    """A lost coding that isn't in the list, or isn't the only one so named."""

    fa = "کدگذاری جامانده‌ای با شناسهٔ «{name}» نیست یا چند تا هست. این‌ها هست: {allowed}."
    en = "There is no lost coding '{name}', or several. There are: {allowed}."


class LabelUnknown(CoderError):
    """A speaker's label that the source doesn't have."""

    fa = "گوینده‌ای با نشان «{name}» در «{source}» نیست. این‌ها هست: {allowed}."
    en = "'{source}' has no speaker '{name}'. There are: {allowed}."


class NoTurnThere(CoderError):
    """A turn that can't begin or be taken away where it was asked for."""

    fa = "در جای {offset} از «{source}» نوبتی آغاز نمی‌شود یا نمی‌تواند آغاز شود. جای دیگری بدهید."
    en = "No turn of '{source}' begins, or can begin, at {offset}. Give another place."


class WordsNotThere(CoderError):
    """Words with which a turn shall begin, but which aren't in the place meant."""

    fa = "«{words}» در این نوبت نیست. نخستین واژه‌های نوبت تازه را همان‌گونه که در متن است بنویسید."
    en = "'{words}' isn't in this turn. Write the first words of the new turn as they stand in the text."


class NotADay(CoderError):
    """What was typed is no day of the Jalali calendar."""

    fa = "«{value}» روزی از تقویم نیست. مانند ۱۴۰۱/۰۸/۱۲ یا ۱۲ آبان ۱۴۰۱ بنویسید."
    en = "'{value}' isn't a date. Write 1401/08/12 (Jalali)."


class NoSuchPlace(CoderError):
    """A place among the interviews that there isn't."""

    fa = "جای «{value}» میان مصاحبه‌ها نیست. عددی از ۱ تا {count} برای یک مصاحبه بنویسید."
    en = "There is no place '{value}' among the interviews. Write a number from 1 to {count}, for an interview."


# ── a text that isn't what was written ───────────────────────────────────────────────────────────


class DamagedText(CoderError):
    """A text that was damaged on its way; ``reasons`` and ``advice`` are given by language."""

    _fa = "متن این پرونده آسیب دیده است: {path} ({reasons}؛ نمونه: {examples}). {advice}."
    _en = "The text of this file is damaged: {path} ({reasons}; examples: {examples}). Please {advice}."
    fa = _fa + " اگر با این همه می‌خواهیدش: --accept-damage."
    en = _en + " If you want it all the same: --accept-damage."

    def without_option(self, lang: str) -> str:
        """Give the message where there is no command to give an option to."""
        return self.filled(self._fa if lang == "fa" else self._en, lang)
