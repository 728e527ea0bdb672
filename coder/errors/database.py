"""What can go wrong with the database."""

from coder.errors.base import CoderError


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
