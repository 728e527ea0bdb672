"""A picture of a study follows its changes: what didn't change is kept, and it equals one taken anew."""

import random
from dataclasses import fields, replace

import pytest

from coder.model.coding import Elicited, Position
from coder.model.entity import Edit, Step
from coder.store.engine import reading
from coder.study import codes, files, gestures, opening, seat, snapshot
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy
from tests.small import Small

OPENLY = gestures.Proposal(Elicited.OPEN, Position.ASSERTS)


def anew(study: OpenStudy) -> Snapshot:
    with reading(study.engine, study.where) as connection:
        return snapshot.take(connection)


def same(one: Snapshot, other: Snapshot) -> bool:
    """Whether all that two pictures hold is equal; sums have no order."""
    sums = [{coded.source: frozenset(coded.tallies) for coded in each.coded} for each in (one, other)]
    rest = all(
        getattr(one, part.name) == getattr(other, part.name) for part in fields(Snapshot) if part.name != "coded"
    )
    return rest and sums[0] == sums[1] and one.supports == other.supports and one.counted == other.counted


def one_change(study: OpenStudy, at: seat.Seat, choose: random.Random) -> None:
    """Do one of the things that people do."""
    picture = anew(study)
    source = choose.choice(picture.sources)
    mine = seat.own_codings(at, source.id)
    kind = choose.randrange(7)
    if kind == 0 and mine:
        gestures.take_off(at, choose.choice(mine))
    elif kind == 1 and mine:
        gestures.say_how(at, choose.choice(mine), Elicited.GUIDE, Position.ASSERTS)
    elif kind == 2:
        codes.make(study, f"نظر {picture.seq}", None)
    elif kind == 3:
        old = choose.choice(picture.experts)
        study.apply(Step("experts.edit", (Edit(old, replace(old, field=f"{picture.seq}")),)))
    elif kind == 4:
        study.undo()
    elif kind == 5 and (source.id, *at.own) not in picture.closed:
        gestures.close(at, source)
    else:
        start = choose.randrange(20)
        gestures.code(at, source, start, start + 9, [choose.choice(picture.codes).id], OPENLY)


@pytest.mark.parametrize("seed", range(5))
def test_following_changes_gives_what_taking_it_anew_gives(small: Small, seed: int) -> None:
    """Two windows change the study; the picture of the one is asked for now and then."""
    choose = random.Random(seed)
    with small.opened("A") as study, small.opened("A") as other:
        at = seat.sit(other)
        for _ in range(12):
            for _ in range(choose.randrange(1, 4)):
                one_change(other, at, choose)
            assert same(study.snapshot(), anew(study))


def test_what_was_not_touched_is_kept(small: Small) -> None:
    with small.opened("A") as study:
        at = seat.sit(study)
        before = study.snapshot()
        assert study.snapshot() is before
        first = before.interviews[0]
        gestures.code(at, first, 0, 5, [before.codes[0].id], OPENLY)
        after = study.snapshot()
        assert after is not before
        assert after.sources is before.sources and after.factors is before.factors
        kept = {coded.source: coded for coded in before.coded}
        assert [one.source for one in after.coded if one is not kept[one.source]] == [first.id]


def test_a_database_put_in_the_place_of_another_is_read_whole(small: Small) -> None:
    """A picture of a journal that has gone says nothing of the one that stands there now."""
    with small.opened("A") as study:
        other = replace(study.snapshot(), changed="2020-01-01T00:00:00Z", codes=(), coded=())
        with reading(study.engine, study.where) as connection:
            assert same(snapshot.take(connection, other), anew(study))


@pytest.mark.postgresql
@pytest.mark.slow
def test_following_changes_in_postgresql(small: Small, postgresql_url: str) -> None:
    with small.opened() as study:
        files.dump(study, None)
    choose = random.Random(1)
    with (
        opening.opened(small.folder, "A", postgresql_url) as study,
        opening.opened(small.folder, "A", postgresql_url) as other,
    ):
        at = seat.sit(other)
        for _ in range(12):
            one_change(other, at, choose)
            assert same(study.snapshot(), anew(study))
