"""Every kind of thing has a name in both languages, and problems tell it."""

from coder.errors import ChangedMeanwhile
from coder.model.kinds import KINDS, in_words
from coder.store import images


def test_every_kind_has_a_name() -> None:
    assert KINDS.keys() == images.KINDS.keys()


def test_a_problem_tells_it_in_the_language_of_the_user() -> None:
    problem = ChangedMeanwhile(kind=in_words("coding"))
    assert "(کدگذاری)" in problem.message("fa")
    assert "(coding)" in problem.message("en")
