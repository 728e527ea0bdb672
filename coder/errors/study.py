"""What can go wrong with the study and its files."""

from coder.errors.base import CoderError


class NoStudy(CoderError):
    """No study in this folder or above it."""

    fa = "این‌جا پژوهشی نیست: {path}. به پوشهٔ پژوهش بروید یا با «coder init» یکی بسازید."
    en = "There is no study here: {path}. Go to the study's folder, or make one with 'coder init'."


class StudyExists(CoderError):
    """A study is there already."""

    fa = "این‌جا پیش‌تر پژوهشی ساخته شده است: {path}. پوشهٔ دیگری برگزینید."
    en = "There is a study here already: {path}. Choose another folder."


class FolderReadOnly(CoderError):
    """A folder that can't be written."""

    fa = "در این پوشه نمی‌توان نوشت: {path} ({detail}). پوشهٔ دیگری بدهید یا اجازهٔ نوشتن بگیرید."
    en = "This folder can't be written: {path} ({detail}). Give another one or get the right to write."


class YamlBroken(CoderError):
    """The codebook isn't YAML."""

    fa = "کتابچهٔ کد خوانده نشد: {path}، سطر {line}، ستون {column}: {detail}. آن‌جا را درست کنید."
    en = "The codebook can't be read: {path}, line {line}, column {column}: {detail}. Mend it there."


class CodebookFault(CoderError):
    """Something in the codebook isn't as it must be."""

    fa = "در کتابچهٔ کد: {path}، سطر {line}: «{name}» پذیرفته نیست ({detail}). این‌ها پذیرفته است: {allowed}."
    en = "In the codebook: {path}, line {line}: '{name}' isn't accepted ({detail}). Accepted: {allowed}."


class UnknownQuadrant(CodebookFault):
    """A quadrant other than S, W, O, T."""

    fa = "ربع ناشناخته در کتابچهٔ کد: {path}، سطر {line}: «{name}». ربع‌ها این‌ها هستند: {allowed}."
    en = "Unknown quadrant in the codebook: {path}, line {line}: '{name}'. The quadrants are: {allowed}."


class DuplicateCode(CoderError):
    """Two codes under one id."""

    fa = "شناسهٔ تکراری در کتابچهٔ کد: {path}، سطر {line}: «{name}» در سطر {first} هم آمده است. یکی را تغییر دهید."
    en = "Duplicate id in the codebook: {path}, line {line}: '{name}' stands in line {first} too. Change one of them."


class CodeInUse(CoderError):
    """A code was taken out of the file, but passages are coded with it."""

    fa = (
        "کد «{name}» از {path} برداشته شده، ولی {count} کدگذاری دارد. "
        "آن را بازگردانید و merged_into: یا retired: true بنویسید."
    )
    en = (
        "The code '{name}' was taken out of {path}, but has {count} codings. "
        "Put it back and write merged_into: or retired: true."
    )


class BothChanged(CoderError):
    """A file and the database changed apart from each other."""

    fa = (
        "هم {path} و هم پایگاه داده تغییر کرده‌اند و چیزی جایگزین نشد:\n{difference}\n"
        "برای پروندهٔ خود «coder load {path}» و برای پایگاه داده «coder dump {path}» را اجرا کنید."
    )
    en = (
        "Both {path} and the database changed; nothing was replaced:\n{difference}\n"
        "Keep the file with 'coder load {path}', or the database with 'coder dump {path}'."
    )


class ColumnMissing(CoderError):
    """A table without a column it must have."""

    fa = "ستون «{column}» در {path} نیست. سطر نخست باید این ستون‌ها را داشته باشد: {columns}."
    en = "The column '{column}' is missing in {path}. The first line must have the columns: {columns}."


class BadCell(CoderError):
    """A cell of a table that can't be what it says."""

    fa = "{path}، سطر {line}، ستون «{column}»: «{value}» پذیرفته نیست ({detail}). آن را درست کنید."
    en = "{path}, line {line}, column '{column}': '{value}' isn't accepted ({detail}). Correct it."


class AlreadyImported(CoderError):
    """The same words are in the study already."""

    fa = "این متن پیش‌تر با نام «{name}» وارد شده است: {path}. بار دوم وارد نمی‌شود."
    en = "This text is in the study already as '{name}': {path}. It isn't imported twice."


class NameTaken(CoderError):
    """Another source has this name."""

    fa = "منبعی با نام «{name}» هست و متن دیگری دارد: {path}. نام پرونده را تغییر دهید."
    en = "There is a source '{name}' with other words: {path}. Rename the file."


class NotADump(CoderError):
    """A file that isn't a dump, or a broken one."""

    fa = "این پرونده رونوشت پژوهش نیست یا آسیب دیده است: {path}، سطر {line} ({detail}). پروندهٔ درست را بدهید."
    en = "This file isn't a dump of a study, or is damaged: {path}, line {line} ({detail}). Give the right file."


class UnknownName(CoderError):
    """Something named on the command line doesn't exist."""

    fa = "«{name}» شناخته نشد. این‌ها هست: {allowed}."
    en = "'{name}' isn't known. There are: {allowed}."


class UnsafeUrl(CoderError):
    """A database address that isn't one of ours."""

    fa = "نشانی پایگاه داده پذیرفته نیست: {url}. باید با postgresql:// آغاز شود."
    en = "The database address isn't accepted: {url}. It must begin with postgresql://."
