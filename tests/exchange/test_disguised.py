"""What leaves a study with pseudonyms: no name in any word, every span where its words now are."""

from hypothesis import HealthCheck, given, settings

from coder.exchange.disguised import disguised
from coder.exchange.parcel import Parcel
from coder.model.coding import Coding
from coder.model.corpus import Source
from coder.persian.anonymise import Telling
from coder.persian.masks import Mask, Pseudonym
from coder.study.hiding import piece
from tests.exchange import studies

MASK = Mask([Pseudonym(Telling.NAME, "زیارت", "[نام ۱]"), Pseudonym(Telling.NAME, "شهر", "ن")])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parcel=studies.parcels())
def test_no_name_is_left_and_every_quote_is_where_its_span_says(parcel: Parcel) -> None:
    hidden = disguised(parcel, MASK)
    texts = {one.id: hidden.texts[one.text_sha256] for one in hidden.of(Source)}
    before = {one.id: one for one in parcel.of(Coding)}
    for text in texts.values():
        assert MASK.places(text) == []
    for one in hidden.of(Coding):
        assert one.start < one.end
        assert texts[one.source][one.start : one.end] == one.quote
        was = before[one.id]
        text = parcel.texts[next(source.text_sha256 for source in parcel.of(Source) if source.id == was.source)]
        assert one.quote == piece(was.quote, was.start, MASK.places(text))
    for things in hidden.things.values():
        assert all(MASK.masked(str(getattr(one, "label", ""))) == getattr(one, "label", "") for one in things)
    assert studies.content(disguised(parcel, Mask()))["coding"] == studies.content(parcel)["coding"]
