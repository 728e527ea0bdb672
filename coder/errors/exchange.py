"""What can go wrong with other tools' files, Word comments and other copies of a study."""

from coder.errors.base import CoderError


class NoSuchExport(CoderError):
    """An ending that no export has."""

    fa = "برون‌بری با این پسوند نیست: {path}. این‌ها هست: {allowed}."
    en = "Nothing is exported to this kind of file: {path}. There are: {allowed}."


class NotWithProjects(CoderError):
    """A transcript named together with another tool's project."""

    fa = "پروژهٔ برنامه‌های دیگر و متن را با هم نمی‌توان وارد کرد: {path}. آن را جداگانه وارد کنید."
    en = "Another tool's project and a transcript aren't taken in together: {path}. Import it by itself."


class MergeUndecided(CoderError):
    """Two copies differ and nobody was asked."""

    fa = (
        "{count} جا باید تصمیم بگیرید و چیزی ادغام نشد:\n{list}\n"
        "در پایانه اجرا کنید تا یک‌به‌یک پرسیده شود، یا ‎--ours یا ‎--theirs بدهید."
    )
    en = (
        "{count} things are for you to decide; nothing was merged:\n{list}\n"
        "Run it in a terminal to be asked one by one, or give --ours or --theirs."
    )


class NoComments(CoderError):
    """A file in which nobody commented anything."""

    fa = "در این پرونده یادداشت حاشیه‌ای (comment) نیست: {path}. پروندهٔ درست را بدهید."
    en = "There are no comments in this file: {path}. Give the right file."


class AuthorsUndecided(CoderError):
    """Comments of somebody of whom nobody said what they are."""

    fa = (
        "بگویید یادداشت‌های هر نویسنده در {path} چیست: {list}. "
        "برای هر یک ‎--author «{first}=codes» یا «{first}=memos» یا «{first}=skip» بدهید."
    )
    en = (
        "Say what each author's comments in {path} are: {list}. "
        "For each give --author '{first}=codes', '{first}=memos' or '{first}=skip'."
    )
