"""What can go wrong with the user's settings and the terminal."""

from coder.errors.base import CoderError


class SettingsBroken(CoderError):
    """The user's settings can't be read."""

    fa = "پروندهٔ تنظیمات شما خوانده نشد: {path} ({detail}). آن را درست کنید یا پاک کنید تا از نو ساخته شود."
    en = "Your settings can't be read: {path} ({detail}). Mend the file, or delete it to start afresh."


class SettingsReadOnly(CoderError):
    """The user's settings can't be written."""

    fa = "تنظیمات شما در {path} نوشته نشد ({detail}). اجازهٔ نوشتن در آن پوشه را بگیرید."
    en = "Your settings were not written to {path} ({detail}). Get the right to write there."


class UnknownBidiMode(CoderError):
    """A way of sending text that there isn't."""

    fa = "مقدار «{value}» برای {variable} شناخته نیست. یکی از این‌ها را بدهید: {allowed}."
    en = "{variable} can't be '{value}'. Give one of: {allowed}."
