"""The codebook's face for people: ``codebook.yaml`` read with the place of every fault, written with comments kept."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from coder.errors import CodebookFault, CoderError, DuplicateCode, UnknownQuadrant, YamlBroken
from coder.model.codebook import (
    Code,
    Codebook,
    CodeKind,
    Quadrant,
    RatingRule,
    Settings,
    StoppingRule,
    Study,
    Valence,
    WeightsPer,
)

#: What a code may say of itself in the file, in the order in which it is written.
_CODE_FIELDS = (
    "kind",
    "valence",
    "label",
    "short",
    "definition",
    "use",
    "avoid",
    "example",
    "parent",
    "colour",
    "retired",
    "merged_into",
)
_STUDY_FIELDS = ("title", "question", "lead_coder", "quadrants", "stopping_rule", "settings")
_RULE_FIELDS = ("text", "decided", "repeated_share", "in_a_row")
_SETTINGS = ("smallest_group", "pseudonyms", "latin_digits", "synonyms", "weights_per", "rating_rule")


def parse(content: str, path: Path) -> Codebook:
    """Read a codebook from the ``content`` of the file at ``path`` (which is only named in errors).

    Raises YamlBroken, CodebookFault, UnknownQuadrant or DuplicateCode with the line at fault.
    """
    root = _load(content, path)
    reader = _Reader(path)
    reader.known(root, ("study", "codes"))
    study = reader.study(root.get("study") or CommentedMap())
    entries = root.get("codes") or CommentedSeq()
    if not isinstance(entries, CommentedSeq):
        raise reader.fault(root, "codes", "codes", "a list of codes")
    codes = [reader.code(entry, place) for place, entry in enumerate(entries)]
    _no_twins(entries, codes, path)
    return Codebook(study, tuple(codes))


def render(codebook: Codebook, content: str | None, path: Path) -> str:
    """Give the file's content for ``codebook``: ``content`` with what differs changed, comments and order kept."""
    root = _load(content, path) if content is not None else CommentedMap()
    header = root.setdefault("study", CommentedMap())
    _update(header, _study_entry(codebook.study, header.get("settings") or {}))
    entries = root.setdefault("codes", CommentedSeq())
    there = {entry["id"]: entry for entry in entries}
    wanted = {code.ref for code in codebook.codes}
    for place in reversed(range(len(entries))):
        if entries[place]["id"] not in wanted:
            del entries[place]
    for code in codebook.codes:
        if code.ref in there:
            _update(there[code.ref], _code_entry(code))
        else:
            entries.append(CommentedMap({"id": code.ref, **_given(_code_entry(code))}))
    out = StringIO()
    _yaml().dump(root, out)
    return out.getvalue()


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.allow_unicode = True
    yaml.preserve_quotes = True
    yaml.width = 100
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _load(content: str, path: Path) -> CommentedMap:
    try:
        root = _yaml().load(content)
    except MarkedYAMLError as problem:
        raise _broken(problem, content, path) from problem
    except YAMLError as problem:
        raise YamlBroken(path=path, line=1, column=1, detail=str(problem)) from problem
    if not isinstance(root, CommentedMap):
        raise YamlBroken(path=path, line=1, column=1, detail="study: … codes: …")
    return root


def _broken(problem: MarkedYAMLError, content: str, path: Path) -> CoderError:
    mark = problem.problem_mark or problem.context_mark
    at_the_end = mark is not None and mark.line > content.rstrip().count("\n")
    if at_the_end and problem.context_mark:  # something was opened and never closed: tell where it was opened
        mark = problem.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    detail = str(problem.problem or problem.context or "").splitlines()[0]
    return YamlBroken(path=path, line=line, column=column, detail=detail)


def _no_twins(entries: CommentedSeq, codes: list[Code], path: Path) -> None:
    first: dict[str, int] = {}
    for entry, code in zip(entries, codes, strict=True):
        line = entry.lc.line + 1
        if code.ref in first:
            raise DuplicateCode(path=path, line=line, name=code.ref, first=first[code.ref])
        first[code.ref] = line


@dataclass(frozen=True, slots=True)
class _Reader:
    path: Path

    def fault(self, entry: CommentedMap, key: str, name: object, allowed: str, detail: str = "") -> CodebookFault:
        return CodebookFault(
            path=self.path, line=self.line(entry, key), name=name, detail=detail or key, allowed=allowed
        )

    def line(self, entry: CommentedMap, key: str) -> int:
        place = (entry.lc.data or {}).get(key)
        return int(place[0] if place else entry.lc.line) + 1

    def known(self, entry: CommentedMap, allowed: tuple[str, ...]) -> None:
        for key in entry:
            if key not in allowed:
                raise self.fault(entry, key, key, ", ".join(allowed), "unknown field")

    def study(self, entry: CommentedMap) -> Study:
        self.known(entry, _STUDY_FIELDS)
        names = entry.get("quadrants") or CommentedMap()
        for key in names:
            if key not in list(Quadrant):
                raise UnknownQuadrant(
                    path=self.path, line=self.line(names, key), name=key, allowed="S, W, O, T", detail=""
                )
        return Study(
            id="study",
            title=self.words(entry, "title"),
            question=self.words(entry, "question"),
            lead_coder=self.words(entry, "lead_coder"),
            quadrant_names={key: str(value) for key, value in names.items()},
            stopping_rule=self.rule(entry.get("stopping_rule") or CommentedMap()),
            settings=self.settings(entry.get("settings") or CommentedMap()),
        )

    def settings(self, entry: CommentedMap) -> Settings:
        self.known(entry, _SETTINGS)
        default = Settings()
        return Settings(
            smallest_group=self.number(entry, "smallest_group", default.smallest_group, 1, 1000, int),
            pseudonyms=self.yes_or_no(entry, "pseudonyms"),
            latin_digits=self.yes_or_no(entry, "latin_digits"),
            synonyms=self.synonyms(entry),
            weights_per=WeightsPer(self.one_of(entry, "weights_per", default.weights_per, WeightsPer)),
            rating_rule=RatingRule(self.one_of(entry, "rating_rule", default.rating_rule, RatingRule)),
        )

    def yes_or_no(self, entry: CommentedMap, key: str) -> bool:
        given = entry.get(key, False)
        if not isinstance(given, bool):
            raise self.fault(entry, key, given, "true, false")
        return given

    def one_of(self, entry: CommentedMap, key: str, default: str | None, allowed: type[StrEnum]) -> str:
        given = entry.get(key, default)
        if given not in list(allowed):
            raise self.fault(entry, key, given, ", ".join(allowed))
        return str(given)

    def synonyms(self, entry: CommentedMap) -> tuple[tuple[str, ...], ...]:
        given = entry.get("synonyms") or []
        if not (isinstance(given, list) and all(isinstance(words, list) for words in given)):
            raise self.fault(entry, "synonyms", "synonyms", "[[word, word], …]")
        return tuple(tuple(str(word) for word in words) for words in given)

    def rule(self, entry: CommentedMap) -> StoppingRule:
        self.known(entry, _RULE_FIELDS)
        default = StoppingRule()
        return StoppingRule(
            text=self.words(entry, "text"),
            decided=self.words(entry, "decided"),
            repeated_share=self.number(entry, "repeated_share", default.repeated_share, 0, 1, float),
            in_a_row=self.number(entry, "in_a_row", default.in_a_row, 1, 1000, int),
        )

    def number[N: (int, float)](
        self, entry: CommentedMap, key: str, default: N, least: int, most: int, kind: Callable[[Any], N]
    ) -> N:
        given = entry.get(key, default)
        if isinstance(given, bool) or not isinstance(given, int | float) or not least <= given <= most:
            raise self.fault(entry, key, given, f"{least}–{most}")
        return kind(given)

    def words(self, entry: CommentedMap, key: str) -> str:
        given = entry.get(key)
        if given is None:
            return ""
        if isinstance(given, dict | list):
            raise self.fault(entry, key, key, "text")
        return str(given)

    def code(self, entry: object, place: int) -> Code:
        if not isinstance(entry, CommentedMap) or not entry.get("id"):
            line = entry.lc.line + 1 if isinstance(entry, CommentedMap) else 1
            raise CodebookFault(path=self.path, line=line, name=f"codes[{place}]", detail="no id", allowed="id: c001")
        self.known(entry, ("id", *_CODE_FIELDS))
        kind = self.one_of(entry, "kind", CodeKind.VIEW, CodeKind)
        valence = entry.get("valence")
        if valence is not None:
            valence = self.one_of(entry, "valence", None, Valence)
        words: dict[str, Any] = {
            name: self.words(entry, name) for name in _CODE_FIELDS if name not in ("kind", "valence", "retired")
        }
        return Code(
            id="",
            ref=str(entry["id"]),
            kind=CodeKind(kind),
            valence=None if valence is None else Valence(valence),
            retired=bool(entry.get("retired", False)),
            order=place,
            **words,
        )


def _code_entry(code: Code) -> dict[str, Any]:
    entry = {name: getattr(code, name) for name in _CODE_FIELDS}
    entry["kind"] = code.kind.value
    entry["valence"] = code.valence.value if code.valence else None
    return entry


def _study_entry(study: Study, written: dict[str, Any]) -> dict[str, Any]:
    """Give the header as the file shows it; of the settings the unusual ones and those ``written`` there already."""
    rule = study.stopping_rule
    settings = {
        name: _plain(getattr(study.settings, name))
        for name in _SETTINGS
        if name in written or getattr(study.settings, name) != getattr(Settings(), name)
    }
    entry = {
        "title": study.title,
        "question": study.question,
        "lead_coder": study.lead_coder,
        "quadrants": dict(study.quadrant_names),
        "stopping_rule": {name: getattr(rule, name) for name in _RULE_FIELDS},
    }
    return entry | {"settings": settings} if settings else entry


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    return [list(words) for words in value] if isinstance(value, tuple) else value


def _given(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: _in_lines(value) for key, value in entry.items() if value not in (None, "", False)}


#: Characters that stand in no line of the file, and lines that a block of it gives back as they were.
_BREAKS = "\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff"
_BREAK, _BLOCK = re.compile(f"[{_BREAKS}]"), re.compile(rf"[^\s{_BREAKS}](?:[^{_BREAKS}]|\n(?=[\n\S]))*", re.ASCII)


def _in_lines(value: object) -> object:
    """Let words of several lines stand in the file as lines, where it gives them back unchanged."""
    if not isinstance(value, str) or not _BREAK.search(value):
        return value
    whole = _BLOCK.fullmatch(value) and value.strip() == value
    return LiteralScalarString(value) if whole else DoubleQuotedScalarString(value)


#: What needn't be said: a field that isn't there means one of these.
_UNSAID = (None, "", False, CodeKind.VIEW.value)


def _update(target: CommentedMap, wanted: dict[str, Any]) -> None:
    """Change in ``target`` only what differs, so that comments, order and quoting stay."""
    for key, value in wanted.items():
        if isinstance(value, dict):
            inner = target.setdefault(key, CommentedMap())
            for gone in inner.keys() - value.keys():
                del inner[gone]
            _update(inner, value)
        elif value in _UNSAID and target.get(key) in _UNSAID:
            continue
        elif value in (None, "", False) and key not in _SETTINGS:
            del target[key]
        elif target.get(key) != value:
            target[key] = _in_lines(value)
