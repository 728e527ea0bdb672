"""Pseudonyms in the report: where the study asks for them, no name leaves in any word it prints."""

from collections.abc import Sequence
from dataclasses import replace

from coder.model.results import EvidenceRow, SaturationCurve, StudyTables
from coder.reports.sections import Section
from coder.study import pseudonyms
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy

#: A place in a text that is hidden, and what stands for it.
Place = tuple[int, int, str]


class Hiding:
    """Puts pseudonyms into what a report prints; without ``pseudonyms: true`` in the settings it changes nothing."""

    def __init__(self, study: OpenStudy, snapshot: Snapshot) -> None:
        """Read the key. Raises NotAnonymised when there is none, so that no name leaves by oversight."""
        self._wanted = snapshot.header.settings.pseudonyms
        self._places: dict[str, list[Place]] = {}
        if self._wanted:
            self._mask = pseudonyms.mask(study)
            for source in snapshot.sources:
                self._places[source.ref] = self._mask.places(study.text(source.text_sha256))

    def tables(self, tables: StudyTables) -> StudyTables:
        """Give the tables with pseudonyms in quotes, labels and the names of sources."""
        if not self._wanted:
            return tables
        words = self._mask.masked
        return replace(
            tables,
            title=words(tables.title),
            question=words(tables.question),
            evidence=tuple(self._row(row) for row in tables.evidence),
            factors=tuple(replace(row, label=words(row.label)) for row in tables.factors),
            codes=tuple(replace(row, label=words(row.label), dropped=words(row.dropped)) for row in tables.codes),
            strategies=tuple(
                replace(row, label=words(row.label), actions=self._all(row.actions)) for row in tables.strategies
            ),
            people=tuple(replace(row, sources=self._all(row.sources)) for row in tables.people),
            saturation=tuple(self._curve(curve) for curve in tables.saturation),
        )

    def sections(self, sections: Sequence[Section]) -> tuple[Section, ...]:
        """Give further sections with pseudonyms in their paragraphs and tables."""
        if not self._wanted:
            return tuple(sections)
        return tuple(
            replace(
                section,
                paragraphs=self._all(section.paragraphs),
                tables=tuple(
                    replace(table, rows=tuple(self._all(row) for row in table.rows)) for table in section.tables
                ),
            )
            for section in sections
        )

    def _all(self, texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._mask.masked(text) for text in texts)

    def _row(self, row: EvidenceRow) -> EvidenceRow:
        places = self._places[row.source]
        return replace(
            row,
            source=self._mask.masked(row.source),
            quote=piece(row.quote, row.start, places),
            before=piece(row.before, row.start - len(row.before), places),
            after=piece(row.after, row.end, places),
        )

    def _curve(self, curve: SaturationCurve) -> SaturationCurve:
        words = self._mask.masked
        return replace(
            curve,
            rule=replace(curve.rule, text=words(curve.rule.text)),
            met_at=None if curve.met_at is None else words(curve.met_at),
            new_after=self._all(curve.new_after),
            steps=tuple(replace(step, source=words(step.source)) for step in curve.steps),
        )


def piece(words: str, start: int, places: Sequence[Place]) -> str:
    """Hide in ``words``, which begin at ``start`` of a text, what the text's ``places`` say, half a name too."""
    if not words:
        return ""
    end, done, parts = start + len(words), start, []
    for first, last, instead in places:
        if first < end and start < last:
            parts += [words[done - start : max(first, start) - start], instead]
            done = min(last, end)
    return "".join([*parts, words[done - start :]])
