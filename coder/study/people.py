"""The experts as a publication may show them: small groups together, nobody alone by what they are."""

from collections import Counter
from collections.abc import Iterable, Mapping

from coder.model.corpus import Expert
from coder.model.results import ExpertRow, GroupRow
from coder.study import confidence
from coder.study.snapshot import Snapshot


def groups_of(snapshot: Snapshot, expert: str) -> tuple[str, ...]:
    """Give the groups of an expert (by id); one without any stands in the nameless group."""
    found = snapshot.expert_of.get(expert)
    return (found.groups or ("",)) if found else ()


def shown_groups(snapshot: Snapshot) -> dict[str, str]:
    """Say for each group of interviewed experts under which name it may be shown."""
    names = {expert.id: groups_of(snapshot, expert.id) for expert in interviewed(snapshot)}
    return confidence.shown(names, snapshot.header.settings.smallest_group)


def shown_names(names: Mapping[str, str], groups: Iterable[str]) -> tuple[str, ...]:
    """Give the names under which some groups may be shown, each once, those together last."""
    found = {names.get(group, "") for group in groups}
    return tuple(sorted(found, key=lambda name: (not name, name)))


def interviewed(snapshot: Snapshot) -> list[Expert]:
    """Give the experts of whom there is an interview, by what the researchers call them."""
    held = {expert for source in snapshot.interviews for expert in source.experts}
    return [expert for expert in snapshot.experts if expert.id in held]


def expert_rows(snapshot: Snapshot) -> list[ExpertRow]:
    """Give the experts as a publication shows them."""
    smallest = snapshot.header.settings.smallest_group
    groups = shown_groups(snapshot)
    experts = interviewed(snapshot)
    fields = confidence.shown({expert.id: (expert.field,) for expert in experts}, smallest)
    rows = []
    for expert in experts:
        sources = [source for source in snapshot.interviews if expert.id in source.experts]
        rows.append(
            ExpertRow(
                ref=expert.ref,
                groups=shown_names(groups, groups_of(snapshot, expert.id)),
                field=fields[expert.field],
                sources=tuple(source.ref for source in sources),
                modes=tuple(dict.fromkeys(source.mode for source in sources if source.mode)),
                notes=any(confidence.only_notes(source) for source in sources),
            )
        )
    return rows


def group_rows(names: Iterable[Iterable[str]]) -> tuple[GroupRow, ...]:
    """Count the experts of each shown group: the largest first, those together last."""
    sizes = Counter(name for groups in names for name in groups)
    return tuple(GroupRow(*pair) for pair in sorted(sizes.items(), key=lambda pair: (not pair[0], -pair[1], pair[0])))
