"""Further sections of the publication: what other parts of the study have to report.

A maker takes the study, its snapshot and the language, and gives a section or None when it has
nothing to say. The chapter and the page show them after Tables 1–3, in this order.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields

from coder.reports.language import Language
from coder.reports.sections import Section
from coder.study import evaluated, measured, replied
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy

Maker = Callable[[OpenStudy, Snapshot, Language], Section | None]

#: The makers, in the order of the publication.
MAKERS: list[Maker] = [measured.saturation, measured.agreement, replied.section, evaluated.weights, measured.standards]


@dataclass
class Still(OpenStudy):
    """A study of which every reader sees the same picture, taken once."""

    picture: Snapshot | None = None

    def snapshot(self) -> Snapshot:
        """Give the picture taken before."""
        return self.picture or super().snapshot()


def sections(study: OpenStudy, snapshot: Snapshot, lang: Language) -> tuple[Section, ...]:
    """Give every section that has something to say, all of the study as ``snapshot`` shows it."""
    still = Still(**{part.name: getattr(study, part.name) for part in fields(study) if part.init}, picture=snapshot)
    made = (maker(still, snapshot, lang) for maker in MAKERS)
    return tuple(section for section in made if section is not None)
