"""The report as JSON for other programs, and its published schema."""

import json
from importlib import resources
from typing import Any

from coder.model.results import Answers, EvidenceRow, GroupRow, SaturationCurve, StudyTables

#: The schema's file beside the report.
SCHEMA = "report.schema.json"


def report(study: StudyTables, context: bool = False) -> bytes:
    """Give ``report.json``: all tables as data. The words around quotes are there only with ``context``."""
    whole = {
        "$schema": SCHEMA,
        "format": "coder-report",
        "version": 1,
        "title": study.title,
        "question": study.question,
        "changed": study.changed,
        "experts": study.experts,
        "interviews": study.interviews,
        "documents": study.documents,
        "quadrant_names": study.quadrant_names,
        "smallest_group": study.smallest_group,
        "groups": [_group(row) for row in study.groups],
        "fields": [_group(row) for row in study.fields],
        "people": [
            {
                "ref": row.ref,
                "groups": list(row.groups),
                "field": row.field,
                "sources": list(row.sources),
                "modes": list(row.modes),
                "notes_only": row.notes,
            }
            for row in study.people
        ],
        "factors": [
            {
                "number": row.number,
                "quadrant": row.quadrant.value,
                "label": row.label,
                **_counts(row.answers),
                "codes": list(row.codes),
            }
            for row in study.factors
        ],
        "codes": [
            {
                "ref": row.ref,
                "kind": row.kind,
                "valence": row.valence or None,
                "label": row.label,
                **_counts(row.answers),
                "factor": row.factor or None,
                "dropped": row.dropped or None,
            }
            for row in study.codes
        ],
        "strategies": [
            {
                "number": row.number,
                "cell": row.cell.value,
                "label": row.label,
                "factors": list(row.factors),
                "actions": list(row.actions),
            }
            for row in study.strategies
        ],
        "evidence": [_passage(row, context) for row in study.evidence],
        "saturation": [_curve(curve) for curve in study.saturation],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def schema() -> bytes:
    """Give the JSON Schema of ``report.json``."""
    return resources.files("coder.reports").joinpath(SCHEMA).read_bytes()


def _group(row: GroupRow) -> dict[str, Any]:
    return {"name": row.name or None, "experts": row.experts}


def _counts(answers: Answers) -> dict[str, int]:
    return {
        "experts_raised": answers.raised,
        "experts_asked": answers.asked,
        "confirmed": answers.confirmed,
        "completed": answers.completed,
        "rejected": answers.rejected,
        "no_comment": answers.no_comment,
        "documents": answers.documents,
        "codings": answers.codings,
    }


def _passage(row: EvidenceRow, context: bool) -> dict[str, Any]:
    passage = {
        "factor": row.factor,
        "code": row.code,
        "experts": list(row.experts),
        "groups": [name or None for name in row.groups],
        "source": row.source,
        "document": row.document,
        "start": row.start,
        "end": row.end,
        "elicited": row.elicited,
        "position": row.position or None,
        "coder": row.coder,
        "round": row.round,
        "quote": None if row.withheld == "reserved" else row.quote,
        "notes": row.withheld == "notes",
        "damage": row.damage or None,
    }
    around = {"before": row.before, "after": row.after} if context else {}
    return passage | around


def _curve(curve: SaturationCurve) -> dict[str, Any]:
    return {
        "unit": curve.unit,
        "rule": {
            "text": curve.rule.text,
            "decided": curve.rule.decided,
            "repeated_share": curve.rule.repeated_share,
            "in_a_row": curve.rule.in_a_row,
        },
        "met_at": curve.met_at,
        "new_after": list(curve.new_after),
        "steps": [
            {
                "place": step.place,
                "source": step.source,
                "experts": list(step.experts),
                "date": step.date,
                "raised": step.raised,
                "new": step.new,
                "repeated": step.repeated,
                "cumulative": step.cumulative,
                "asked": step.asked,
                "answered": step.answered,
            }
            for step in curve.steps
        ],
    }
