"""What can go wrong by the user's hand: one class an error, its message in Persian and English.

A message says what happened, where, and what to do. Front ends print it and end with ``exit_code``;
nothing has been changed when one of these is raised.
"""

from coder.errors.agreement import NobodyToCompare
from coder.errors.base import CoderError
from coder.errors.exchange import (
    AuthorsUndecided,
    MergeUndecided,
    NoComments,
    NoSuchExport,
    NotWithProjects,
)
from coder.errors.texts import (
    DamagedText,
    LabelUnknown,
    LostUnknown,
    NotAnonymised,
    NothingTicked,
    NoTurnThere,
    SameText,
    SourceUnknown,
)

#: What comes from the modules of this package.
__all__ = [
    "AuthorsUndecided",
    "CoderError",
    "DamagedText",
    "LabelUnknown",
    "LostUnknown",
    "MergeUndecided",
    "NoComments",
    "NoSuchExport",
    "NoTurnThere",
    "NobodyToCompare",
    "NotAnonymised",
    "NotWithProjects",
    "NothingTicked",
    "SameText",
    "SourceUnknown",
]

# ── the study and its files ──────────────────────────────────────────────────────────────────────


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


# ── the database ─────────────────────────────────────────────────────────────────────────────────


class DatabaseLocked(CoderError):
    """Another program holds the database."""

    fa = "پایگاه داده را برنامهٔ دیگری نگه داشته است: {path}. آن را ببندید و دوباره بکوشید؛ چیزی تغییر نکرد."
    en = "The database is held by another program: {path}. Close it and try again; nothing was changed."


class DatabaseReadOnly(CoderError):
    """The database or its folder can't be written."""

    fa = "در پایگاه داده نمی‌توان نوشت: {path}. اجازهٔ نوشتن در پوشه را بررسی کنید."
    en = "The database can't be written: {path}. Check that you may write in its folder."


class DiskFull(CoderError):
    """No room is left."""

    fa = "جایی روی دیسک نمانده یا دیسک از کار افتاده است: {path}. جا باز کنید و دوباره بکوشید؛ چیزی تغییر نکرد."
    en = "The disk is full or failing: {path}. Make room and try again; nothing was changed."


class DatabaseBroken(CoderError):
    """The file isn't a database of ours, or is damaged."""

    fa = "پایگاه داده خوانده نشد: {path} ({detail}). نسخهٔ پشتیبان را از پوشهٔ backups بازگردانید."
    en = "The database can't be read: {path} ({detail}). Bring back a copy from the folder backups."


class DatabaseNewer(CoderError):
    """A newer version of the program made the database."""

    fa = "این پایگاه داده را نسخهٔ تازه‌تری از coder ساخته است: {path} ({revision}). برنامه را به‌روز کنید."
    en = "This database was made by a newer version of coder: {path} ({revision}). Update the program."


class ChangedMeanwhile(CoderError):
    """The thing to be changed is no longer as it was read."""

    fa = "آنچه می‌خواستید تغییر دهید ({kind}) در این میان تغییر کرده است. دوباره بخوانید و باز بکوشید."
    en = "What you meant to change ({kind}) was changed meanwhile. Read it again and try once more."


class NotUnique(CoderError):
    """A name that must be one of its kind is there already."""

    fa = "این نام پیش‌تر به کار رفته است ({detail}). نام دیگری بدهید."
    en = "This name is taken already ({detail}). Give another one."


class NothingToUndo(CoderError):
    """No step of this coder is left to undo."""

    fa = "کاری از {who} برای واگرد نمانده است."
    en = "There is nothing left to undo for {who}."


class NothingToRedo(CoderError):
    """No undone step of this coder is left to redo."""

    fa = "کاری از {who} برای انجام دوباره نمانده است."
    en = "There is nothing left to redo for {who}."


class NoSuchStep(CoderError):
    """The journal has no such step, or it is undone already."""

    fa = "گام {step} در تاریخچه نیست یا پیش‌تر واگرد شده است. «coder log» گام‌ها را نشان می‌دهد."
    en = "The journal has no step {step}, or it is undone already. 'coder log' lists the steps."


class BuiltUpon(CoderError):
    """Somebody changed what the step made, so it can't be taken back by itself."""

    fa = "گام {step} واگرد نشد: {who} در {at} روی آن کار کرده است (گام {later}، {name}). نخست آن گام را واگرد کنید."
    en = "Step {step} was not undone: {who} has built on it at {at} (step {later}, {name}). Undo that step first."


# ── publishing ───────────────────────────────────────────────────────────────────────────────────


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


# ── reading files ────────────────────────────────────────────────────────────────────────────────


class FileMissing(CoderError):
    """A file named by the user isn't there."""

    fa = "پرونده پیدا نشد: {path}. نام و جای آن را بررسی کنید."
    en = "File not found: {path}. Check its name and place."


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


# ── coding ───────────────────────────────────────────────────────────────────────────────────────


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


# ── from codes to factors and strategies ─────────────────────────────────────────────────────────


class SeveralMeant(CoderError):
    """Words that more than one thing has."""

    fa = "«{name}» به چند چیز می‌خورد: {meant}. شماره‌اش را بنویسید."
    en = "'{name}' fits several: {meant}. Write the number."


class ReasonMissing(CoderError):
    """A decision that needs its reason."""

    fa = "این کار دلیل می‌خواهد: {what}. دلیل را با --reason بنویسید."
    en = "This needs a reason: {what}. Write it with --reason."


class NotAView(CoderError):
    """A code that can't be grouped into a factor."""

    fa = "کد «{code}» در فهرست عامل‌ها نمی‌آید، چون {detail}. کد دیگری بدهید."
    en = "The code '{code}' has no place in the list of factors: it is {detail}. Give another code."


class WrongValence(CoderError):
    """A potential under W or T, a challenge under S or O."""

    fa = "کد «{code}» {valence} است و در ربع {quadrant} نمی‌نشیند. ربع دیگری بدهید یا valence آن را درست کنید."
    en = "The code '{code}' is a {valence}: not for {quadrant}. Choose another, or correct valence in codebook.yaml."


class NothingChanged(CoderError):
    """A request that would leave everything as it is."""

    fa = "چیزی برای تغییر نیست: {what} همین حالا چنین است. «coder factors» وضع کنونی را نشان می‌دهد."
    en = "There is nothing to change: {what} is so already. 'coder factors' shows how things stand."


class NotInFactor(CoderError):
    """A code that isn't where it was said to be."""

    fa = "کد «{code}» در {factor} نیست. «coder codes» جای هر کد را نشان می‌دهد."
    en = "The code '{code}' isn't in {factor}. 'coder codes' shows where each code is."


class WrongClass(CoderError):
    """A factor under a strategy of other classes."""

    fa = "{factors} زیر راهبرد {cell} نمی‌نشیند؛ آن‌جا این ربع‌ها می‌آید: {allowed}. عامل یا خانهٔ دیگری بدهید."
    en = "{factors} can't stand under a {cell} strategy; it takes {allowed}. Give another factor or another cell."


class WrongKind(CoderError):
    """A code of another kind than is asked for."""

    fa = "کد «{code}» از گونهٔ {kind} است و این‌جا کدی از گونهٔ {wanted} می‌آید. کد دیگری بدهید."
    en = "The code '{code}' is of kind {kind}; here a code of kind {wanted} is needed. Give another code."


class WeightsWrong(CoderError):
    """Weights, ratings or sums that don't hold."""

    fa = "وزن‌ها پذیرفته نشد ({what}): {faults}. درست کنید؛ چیزی ذخیره نشد."
    en = "The weights were not accepted ({what}): {faults}. Correct them; nothing was saved."


class StillUsed(CoderError):
    """Something that others rest on can't be taken away."""

    fa = "«{name}» برداشته نشد، چون {users} بر آن استوار است. نخست آن را از آن‌جا بردارید."
    en = "'{name}' was not taken away: {users} rest on it. Take it out there first."


class NoNumberThen(CoderError):
    """No factor had that number at that time."""

    fa = "در گام {step} عاملی با شمارهٔ «{number}» نبود. شماره‌های آن هنگام: {allowed}."
    en = "At step {step} no factor had the number '{number}'. The numbers then: {allowed}."


class NotADate(CoderError):
    """Neither a step nor a day."""

    fa = "«{value}» نه شمارهٔ گام است و نه تاریخ ({detail}). مانند ۱۲۰ یا ۱۴۰۱/۰۸/۱۲ بنویسید."
    en = "'{value}' is neither a step nor a date ({detail}). Write 120, 1401/08/12 or 2022-11-03."


# ── the user's settings and the terminal ─────────────────────────────────────────────────────────


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
