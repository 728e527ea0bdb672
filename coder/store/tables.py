"""The tables. Those of ``ROWS`` hold the study and are journaled; the rest is the store's own housekeeping."""

from typing import Any

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, Table, Text
from sqlmodel import JSON, Column, Field, SQLModel


class Row(SQLModel):
    """What every journaled row has."""

    id: str = Field(primary_key=True)
    version: int


def _json() -> Any:
    return Field(sa_type=JSON)


def _text() -> Any:
    return Field(sa_type=Text)


class StudyRow(Row, table=True):
    """The study's header; one row."""

    __tablename__ = "study"
    title: str = _text()
    question: str = _text()
    lead_coder: str
    quadrant_names: dict[str, Any] = _json()
    stopping_rule: dict[str, Any] = _json()
    settings: dict[str, Any] = _json()
    codebook_state: int


class PersonRow(Row, table=True):
    """A coder."""

    __tablename__ = "person"
    name: str = Field(unique=True)
    blind: bool


class ExpertRow(Row, table=True):
    """An expert."""

    __tablename__ = "expert"
    ref: str = Field(unique=True)
    groups: list[Any] = _json()
    field: str
    reached: str = _text()
    experience: str = _text()
    consent: str = _text()


class SourceRow(Row, table=True):
    """A source; its words are in ``text``."""

    __tablename__ = "source"
    ref: str = Field(unique=True)
    kind: str
    title: str = _text()
    order: int
    date: str
    minutes: int
    mode: str
    record: str
    file: str = _text()
    file_sha256: str
    text_sha256: str
    reader: str
    reader_version: str
    encoding: str
    changes: list[Any] = _json()
    damage: str
    damage_reasons: list[Any] = _json()
    open_end: int | None
    experts: list[Any] = _json()
    speakers: list[Any] = _json()
    turns: list[Any] = _json()


class CodeRow(Row, table=True):
    """A code."""

    __tablename__ = "code"
    ref: str = Field(unique=True)
    kind: str
    valence: str | None
    label: str = _text()
    short: str = _text()
    definition: str = _text()
    use: str = _text()
    avoid: str = _text()
    example: str = _text()
    parent: str
    colour: str
    order: int
    retired: bool
    merged_into: str
    state: int


class CodingRow(Row, table=True):
    """A coding."""

    __tablename__ = "coding"
    source: str
    start: int
    end: int
    code: str
    coder: str
    round: int
    elicited: str
    position: str | None
    expert: str | None
    quote: str = _text()
    before: str
    after: str
    __table_args__ = (
        Index("coding_by_code", "code", "source"),
        Index("coding_by_source", "source", "coder", "round", "code", "expert", "elicited", "position"),
    )


class ClosingRow(Row, table=True):
    """A source closed by a coder in a round."""

    __tablename__ = "closing"
    source: str
    coder: str
    round: int
    codebook_state: int


class ReadingRow(Row, table=True):
    """A closed source read again for one code."""

    __tablename__ = "reading"
    source: str
    code: str
    coder: str
    codebook_state: int


class MemoRow(Row, table=True):
    """A memo."""

    __tablename__ = "memo"
    about: str
    subject: str
    text: str = _text()
    coder: str


class ReservedRow(Row, table=True):
    """A passage that must not be quoted."""

    __tablename__ = "reserved"
    source: str
    start: int
    end: int
    quote: str = _text()
    before: str
    after: str
    coder: str
    reason: str = _text()


class AnswerRow(Row, table=True):
    """Who was asked what and answered how, from the form."""

    __tablename__ = "answer"
    expert: str
    code: str
    position: str | None
    coder: str
    date: str
    source: str | None
    note: str = _text()


class LostRow(Row, table=True):
    """A coding that has no place in the corrected text."""

    __tablename__ = "lost"
    source: str
    start: int
    end: int
    code: str
    coder: str
    round: int
    elicited: str
    position: str | None
    expert: str | None
    quote: str = _text()
    before: str
    after: str
    text_sha256: str


class SettlementRow(Row, table=True):
    """A disagreement of coders decided."""

    __tablename__ = "settlement"
    source: str
    codings: list[Any] = _json()
    kept: list[Any] = _json()
    choice: str
    coder: str
    reason: str = _text()


class FactorRow(Row, table=True):
    """A factor."""

    __tablename__ = "factor"
    quadrant: str
    order: int
    label: str = _text()
    reason: str = _text()


class DecisionRow(Row, table=True):
    """What became of a code."""

    __tablename__ = "decision"
    code: str = Field(unique=True)
    outcome: str
    factor: str | None
    reason: str = _text()
    cause: str


class ApartRow(Row, table=True):
    """Two codes kept apart."""

    __tablename__ = "apart"
    one: str
    other: str
    reason: str = _text()


class FeedbackRow(Row, table=True):
    """An expert's reply on a factor."""

    __tablename__ = "feedback"
    expert: str
    factor: str
    answer: str
    words: str = _text()
    date: str


class JudgementRow(Row, table=True):
    """A judge's weight and rating."""

    __tablename__ = "judgement"
    judge: str
    factor: str
    weight: float
    rating: int | None


class StrategyRow(Row, table=True):
    """A strategy."""

    __tablename__ = "strategy"
    cell: str
    order: int
    label: str = _text()
    factors: list[Any] = _json()
    actions: list[Any] = _json()
    codes: list[Any] = _json()


class ActionRow(Row, table=True):
    """An action."""

    __tablename__ = "action"
    label: str = _text()
    origin: str
    codes: list[Any] = _json()


class MilestoneRow(Row, table=True):
    """A named point of the journal."""

    __tablename__ = "milestone"
    name: str = Field(unique=True)
    seq: int = Field(sa_type=BigInteger)
    at: str
    coder: str


class TextRow(SQLModel, table=True):
    """The words of a source under their hash, with their fold for searching. Never changed."""

    __tablename__ = "text"
    sha256: str = Field(primary_key=True)
    body: str = _text()
    folded: str | None = Field(default=None, sa_type=Text)
    fold_map: bytes | None = Field(default=None, sa_type=LargeBinary)
    fold_version: str = ""


class TombstoneRow(SQLModel, table=True):
    """The last version of a row that was taken away, so that its versions never start again."""

    __tablename__ = "tombstone"
    kind: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    version: int


class TransactionRow(SQLModel, table=True):
    """A step as it was saved. ``kind`` is do, undo or redo; ``target`` the step undone or redone."""

    __tablename__ = "journal"
    seq: int | None = Field(
        default=None,
        sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    )
    origin: str
    counter: int
    who: str
    at: str
    kind: str
    target: int | None
    name: str
    reason: str = _text()


class ChangeRow(SQLModel, table=True):
    """One row's change in a step: its images before and after (None: it wasn't there)."""

    __tablename__ = "change"
    seq: int = Field(sa_type=BigInteger, primary_key=True)
    place: int = Field(primary_key=True)
    kind: str
    id: str
    version: int
    before: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    after: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    __table_args__ = (Index("change_by_row", "kind", "id", "version"),)


class FaceRow(SQLModel, table=True):
    """A file that shows part of the database (codebook, dump): its hash as last read or written.

    ``pending`` says that the database changed and the file must still be written.
    """

    __tablename__ = "face"
    name: str = Field(primary_key=True)
    sha256: str
    pending: bool
    seq: int = Field(sa_type=BigInteger)


class SettingRow(SQLModel, table=True):
    """Facts about this copy: its origin (a UUID)."""

    __tablename__ = "setting"
    name: str = Field(primary_key=True)
    value: str


#: The journaled tables, by the kind under which the journal and the dump know them.
ROWS: dict[str, type[Row]] = {
    "study": StudyRow,
    "person": PersonRow,
    "expert": ExpertRow,
    "source": SourceRow,
    "code": CodeRow,
    "coding": CodingRow,
    "closing": ClosingRow,
    "reading": ReadingRow,
    "memo": MemoRow,
    "reserved": ReservedRow,
    "answer": AnswerRow,
    "lost": LostRow,
    "settlement": SettlementRow,
    "factor": FactorRow,
    "decision": DecisionRow,
    "apart": ApartRow,
    "feedback": FeedbackRow,
    "judgement": JudgementRow,
    "strategy": StrategyRow,
    "action": ActionRow,
    "milestone": MilestoneRow,
}


def table(row: type[SQLModel]) -> Table:
    """Give the table behind a row class, for statements on columns."""
    found: Table = row.__table__  # type: ignore[attr-defined]
    return found


TEXTS = table(TextRow)
TOMBS = table(TombstoneRow)
JOURNAL = table(TransactionRow)
CHANGES = table(ChangeRow)
FACES = table(FaceRow)
SETTINGS = table(SettingRow)
