"""What can go wrong with publishing."""

from coder.errors.base import CoderError


class ReportForTheBlind(CoderError):
    """A coder who works blind asks for a report, which shows everybody's coding."""

    fa = (
        "{who} بی‌خبر از کار دیگران کدگذاری می‌کند و گزارش کار همه را نشان می‌دهد؛ چیزی نوشته نشد. "
        "گزارش را با نام کدگذار دیگری بگیرید: coder --as نام report."
    )
    en = (
        "{who} codes blind, and a report shows everybody's coding; nothing was written. "
        "Make it as another coder: coder --as NAME report."
    )


class TemplateWithoutStyles(CoderError):
    """A Word template that lacks styles the chapter is set in."""

    fa = (
        "الگوی ورد این سبک‌ها را ندارد: {missing}. در الگو این سبک‌ها باید باشد: {needed}. "
        "آن‌ها را در ورد بسازید (نام‌ها به انگلیسی) یا --template را کنار بگذارید؛ چیزی نوشته نشد."
    )
    en = (
        "The Word template lacks the styles: {missing}. A template must have: {needed}. "
        "Add them in Word (under these English names), or leave --template out; nothing was written."
    )
