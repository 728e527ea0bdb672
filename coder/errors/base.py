"""The root of all problems that the user can mend."""

from typing import ClassVar


class CoderError(Exception):
    """A problem that the user can mend.

    Subclasses give ``fa`` and ``en``, templates filled from the keyword facts of the constructor. A fact
    that is told otherwise in each language is a dictionary by language.
    """

    fa: ClassVar[str]
    en: ClassVar[str]
    exit_code: ClassVar[int] = 2

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message("en"))

    def message(self, lang: str) -> str:
        """Give the message in ``lang`` (``"fa"`` or ``"en"``)."""
        return self.filled(self.fa if lang == "fa" else self.en, lang)

    def filled(self, template: str, lang: str) -> str:
        """Give a template with the facts in it, as they are told in ``lang``."""
        told = {name: fact[lang] if isinstance(fact, dict) else fact for name, fact in self.facts.items()}
        return template.format(**told)
