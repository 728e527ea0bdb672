"""The report from the workbench: every table, the chapter and the figures, into the study's folder."""

from pathlib import Path
from typing import Any

from coder.model.work import Progress
from coder.study import report
from coder.tui.tables import number
from coder.tui.working import WorkingScreen

#: Where it is written, in the study's folder; as the command does.
FOLDER = "report"


def publish(screen: WorkingScreen[Any]) -> None:
    """Write the report beside the screen and say where it is; nothing is written before all of it is made."""
    study = screen.desk.at.study
    wishes = report.Wishes("fa" if screen.workbench.language == "fa" else "en")

    def written(progress: Progress) -> list[Path]:
        return report.write(study, study.folder / FOLDER, report.USUAL, lambda done, of, _: progress(done, of), wishes)[
            1
        ]

    def told(files: list[Path]) -> None:
        count = number(len(files), screen.say)
        screen.notify(
            screen.say(f"{count} پرونده در پوشهٔ {FOLDER} نوشته شد", f"{count} files were written into {FOLDER}/"),
            markup=False,
        )

    screen.begin(screen.say("نوشتن گزارش", "Writing the report"), written, told, unit=screen.say("پرونده", "files"))
