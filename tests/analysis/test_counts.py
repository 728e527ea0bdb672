"""Counting experts, never mentions."""

from hypothesis import given
from hypothesis import strategies as st

from coder.analysis.counts import Mentions, by_code, together
from coder.model.coding import Elicited, Position
from coder.model.results import Answers


def said(
    expert: str, position: Position | None, elicited: Elicited = Elicited.PUT, code: str = "c", count: int = 1
) -> Mentions:
    return Mentions("s-" + expert, code, (expert,), False, elicited, position, count)


def counted(*mentions: Mentions) -> Answers:
    return together(["c", "d"], by_code(mentions)).counted()


def test_many_mentions_of_one_expert_are_one_expert() -> None:
    answers = counted(
        said("e1", Position.ASSERTS, Elicited.OPEN, count=5), said("e1", Position.ASSERTS, Elicited.GUIDE)
    )
    assert (answers.raised, answers.codings) == (1, 6)


def test_who_only_rejects_is_not_among_those_who_hold_it() -> None:
    assert counted(said("e1", Position.REJECTS, Elicited.OPEN)).raised == 0


def test_who_only_agrees_when_asked_has_not_raised_it() -> None:
    answers = counted(said("e1", None), said("e1", Position.CONFIRMS))
    assert (answers.raised, answers.asked, answers.confirmed) == (0, 1, 1)


def test_an_expert_who_raised_it_and_was_then_asked_counts_in_both() -> None:
    answers = counted(said("e1", Position.ASSERTS, Elicited.OPEN), said("e1", None))
    assert (answers.raised, answers.asked, answers.no_comment) == (1, 1, 1)


def test_of_several_answers_completing_counts_before_confirming_before_rejecting() -> None:
    answers = counted(
        said("e1", None), said("e1", Position.REJECTS), said("e1", Position.COMPLETES), said("e1", Position.CONFIRMS)
    )
    assert (answers.completed, answers.confirmed, answers.rejected) == (1, 0, 0)


def test_an_answer_without_its_put_is_no_answer_of_those_asked() -> None:
    assert counted(said("e1", Position.CONFIRMS)).confirmed == 0


def test_a_document_is_counted_apart() -> None:
    document = Mentions("d1", "c", (), True, Elicited.OPEN, Position.ASSERTS, 3)
    answers = counted(document)
    assert (answers.raised, answers.documents, answers.codings) == (0, 1, 3)


def test_a_point_put_in_a_joint_session_was_put_to_all() -> None:
    assert counted(Mentions("s", "c", ("e1", "e2"), False, Elicited.PUT, None, 1)).asked == 2


MENTIONS = st.builds(
    Mentions,
    st.sampled_from(["s1", "s2"]),
    st.sampled_from(["c", "d"]),
    st.lists(st.sampled_from(["e1", "e2", "e3"]), min_size=1, max_size=2, unique=True).map(tuple),
    st.just(False),
    st.sampled_from(Elicited),
    st.none() | st.sampled_from(Position),
    st.integers(1, 3),
)


@given(st.lists(MENTIONS), st.randoms())
def test_those_asked_fall_into_exactly_one_kind_and_order_does_not_matter(some: list[Mentions], random: object) -> None:
    answers = counted(*some)
    assert answers.confirmed + answers.completed + answers.rejected + answers.no_comment == answers.asked
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert counted(*shuffled) == answers
