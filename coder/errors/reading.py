"""What can go wrong with reading files."""

from coder.errors.base import CoderError


class FileMissing(CoderError):
    """A file named by the user isn't there."""

    fa = "پرونده پیدا نشد: {path}. نام و جای آن را بررسی کنید."
    en = "File not found: {path}. Check its name and place."


class FileUnreadable(CoderError):
    """A file that is there, but can't be opened."""

    fa = "پرونده باز نشد: {path} ({detail}). اجازهٔ خواندنش را بگیرید یا برنامه‌ای را که آن را باز نگه داشته ببندید."
    en = "The file can't be opened: {path} ({detail}). Get the right to read it, or close the program that holds it."


class FolderUnreadable(CoderError):
    """A folder whose files can't be listed."""

    fa = "پرونده‌های این پوشه دیده نمی‌شود: {path} ({detail}). پوشهٔ دیگری بدهید یا اجازهٔ خواندنش را بگیرید."
    en = "The files of this folder can't be listed: {path} ({detail}). Give another one or get the right to read it."


class FileTooLarge(CoderError):
    """A file is over the size that is read."""

    fa = "پرونده بزرگ‌تر از {limit_mb} مگابایت است: {path}. آن را به بخش‌های کوچک‌تر تقسیم کنید."
    en = "The file is larger than {limit_mb} MB: {path}. Split it into smaller parts."


class UnknownFormat(CoderError):
    """No reader knows this kind of file."""

    fa = "این نوع پرونده خوانده نمی‌شود: {path}. آن را به یکی از این‌ها تبدیل کنید: {formats}."
    en = "This kind of file can't be read: {path}. Convert it to one of: {formats}."


class EmptyText(CoderError):
    """A transcript without a word in it."""

    fa = "در این پرونده متنی نیست: {path}. پروندهٔ درست را بدهید."
    en = "There is no text in this file: {path}. Give the right file."


class Undecodable(CoderError):
    """Bytes that are no text in any encoding we know."""

    fa = "نویسه‌های این پرونده شناخته نشد: {path} ({detail}). آن را با رمزگذاری UTF-8 ذخیره کنید یا --encoding بدهید."
    en = "The characters of this file could not be decoded: {path} ({detail}). Save it as UTF-8 or give --encoding."


class BrokenFile(CoderError):
    """A container (docx) that is damaged, encrypted or hostile."""

    fa = "این پرونده خوانده نشد: {path} ({detail}). آن را با برنامهٔ خودش باز و دوباره ذخیره کنید."
    en = "This file could not be read: {path} ({detail}). Open it in its own program and save it again."


class EncryptedFile(CoderError):
    """A file under a password."""

    fa = "این پرونده گذرواژه دارد و خوانده نمی‌شود: {path}. گذرواژه را بردارید و دوباره ذخیره کنید."
    en = "This file is encrypted and can't be read: {path}. Take its password off and save it again."


class MacroFile(CoderError):
    """An office file with a program inside."""

    fa = "در این پرونده ماکرو (برنامه) هست و خوانده نمی‌شود: {path} ({detail}). آن را بی‌ماکرو (docx یا odt) ذخیره کنید."
    en = "This file holds macros and isn't read: {path} ({detail}). Save it without them, as .docx or .odt."


class PicturesOnly(CoderError):
    """A pdf whose pages are pictures."""

    fa = "صفحه‌های این پی‌دی‌اف عکس است و متنی در آن نیست: {path}. نخست با OCR متن آن را بیرون بکشید."
    en = "The pages of this pdf are pictures without text: {path}. It needs OCR first."


class CipheredText(CoderError):
    """A pdf whose fonts don't tell which letters they draw."""

    fa = (
        "قلم‌های این پی‌دی‌اف نمی‌گویند کدام حرف را می‌نویسند: {path} (صفحهٔ {page}، {detail}). "
        "پروندهٔ ورد آن را بگیرید یا با OCR بخوانید."
    )
    en = (
        "The fonts of this pdf don't tell which letters they draw: {path} (page {page}, {detail}). "
        "Get its Word file, or read it with OCR."
    )
