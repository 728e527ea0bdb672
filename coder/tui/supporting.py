"""What stands behind a view or a factor, in a few lines to be read beside the list. No widgets."""

from coder.study.views import FactorDetails, View
from coder.tui.tables import Say, listed, number
from coder.tui.text import line
from coder.tui.wording import REPLIES


def of_view(view: View, say: Say) -> str:
    """Give a view's label, who raised it, how those asked answered, why it was left out, and its best quotes."""
    answered = (
        (say("خودجوش", "raised"), view.raised),
        (say("تأیید", "confirmed"), view.confirmed),
        (say("تکمیل", "completed"), view.completed),
        (say("رد", "rejected"), view.rejected),
        (say("بی‌نظر", "no comment"), view.no_comment),
        (say("سند", "documents"), view.documents),
    )
    lines = [
        line(view.label, f"({view.ref})", between=" "),
        line(*(line(what, listed(who, say), between=": ") for what, who in answered if who)),
        line(f"× {view.dropped}" if view.dropped else ""),
        *(line(f"«{quote.words}»", quote.expert or quote.source, between=" ") for quote in view.quotes),
    ]
    return "\n".join(line for line in lines if line)


def of_factor(details: FactorDetails, say: Say) -> str:
    """Give a factor's reason and counts of experts; apart from those, what experts replied to the list."""
    counted = (
        (say("خودجوش", "raised"), details.answers.raised),
        (say("پرسیده", "asked"), details.answers.asked),
        (say("تأیید", "confirmed"), details.answers.confirmed),
        (say("تکمیل", "completed"), details.answers.completed),
        (say("رد", "rejected"), details.answers.rejected),
        (say("بی‌نظر", "no comment"), details.answers.no_comment),
    )
    replies = [
        line(one.expert, say(*REPLIES[one.answer]), f"«{one.words}»" if one.words else "", between=" ")
        for one in details.replies
    ]
    replied = listed(replies, say)
    lines = [
        line(line(details.label, f"({details.number})", between=" "), " ".join(details.strategies)),
        line(details.reason),
        line(*(f"{what} {number(count, say)}" for what, count in counted)),
        line(say("پاسخ به فهرست، جدا از شمارش", "replies to the list, not counted"), replied, between=": ")
        if replied
        else "",
    ]
    return "\n".join(line for line in lines if line)
