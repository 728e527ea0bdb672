"""What can go wrong with coding."""

from coder.errors.base import CoderError


class NotASpan(CoderError):
    """A passage outside the text."""

    fa = "از {start} تا {end} بخشی از این متن نیست. دوباره برگزینید."
    en = "{start} to {end} is no passage of this text. Select again."


class NoSuchCode(CoderError):
    """A code that isn't in the codebook."""

    fa = "کدی با شناسهٔ «{name}» در کتابچه نیست. «coder codes» کدها را نشان می‌دهد."
    en = "The codebook has no code '{name}'. 'coder codes' lists them."


class CodeCircle(CoderError):
    """A code that would stand under itself, or be merged into itself."""

    fa = "کد «{name}» نمی‌تواند زیر خودش یا در خودش باشد. کد دیگری برگزینید."
    en = "The code '{name}' can't stand under itself or go into itself. Choose another one."


class EmptyLabel(CoderError):
    """A code or a factor without a name."""

    fa = "نام خالی پذیرفته نیست. چند واژه بنویسید."
    en = "An empty name isn't accepted. Write a few words."


class BrokenPattern(CoderError):
    """A regular expression that can't be read."""

    fa = "الگوی «{pattern}» خوانده نشد ({detail}). آن را درست کنید یا به جای الگو عبارت بدهید."
    en = "The pattern '{pattern}' can't be read ({detail}). Correct it, or give a phrase instead."


class NoSuchMilestone(CoderError):
    """A named point of the journal that doesn't exist."""

    fa = "نقطه‌ای با نام «{name}» ثبت نشده است. این‌ها هست: {allowed}."
    en = "There is no milestone '{name}'. There are: {allowed}."


class SameAsThen(CoderError):
    """Going back to a point after which nothing was changed."""

    fa = "از «{name}» تا کنون چیزی تغییر نکرده است."
    en = "Nothing has changed since '{name}'."


class NotForTheBlind(CoderError):
    """A coder who works blind asks for something that can't be had without everybody's coding."""

    fa = (
        "{who} بی‌خبر از کار دیگران کدگذاری می‌کند و این کار کدگذاری همه را نشان می‌دهد؛ چیزی نوشته نشد و تغییری نکرد. "
        "آن را با نام کدگذار دیگری بخواهید (coder --as نام …)، "
        "یا پس از پایان کار ناآگاهی را بردارید: coder coders --seeing {who}."
    )
    en = (
        "{who} codes blind, and this shows everybody's coding; nothing was written or changed. "
        "Ask for it as another coder (coder --as NAME …), or end the blindness once the coding is done: "
        "coder coders --seeing {who}."
    )
