"""What can go wrong with the way from codes to factors and strategies."""

from coder.errors.base import CoderError


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
