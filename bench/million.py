"""The factor table over 1,000 interviews and 1,000,000 codings, made straight in SQL; a process of its own."""

import sys
import tempfile
import time
from pathlib import Path

from bench.timing import peak_mb
from coder.model.codebook import Code, Quadrant, Study
from coder.model.coding import Person
from coder.model.corpus import Expert, Source, SourceKind
from coder.model.entity import Step, made
from coder.model.swot import Decision, Factor, Outcome
from coder.store.engine import connect_sqlite, writing
from coder.store.schema import prepare
from coder.study.results import factor_rows
from coder.study.study import OpenStudy

INTERVIEWS, CODES, FACTORS = 1000, 100, 40


def main(codings: int) -> None:
    """Build the study, time its factor table, print ``seconds rss_mb_above_start``."""
    folder = Path(tempfile.mkdtemp())
    engine = connect_sqlite(folder / "study.db")
    prepare(engine, "study.db", lambda: None)
    study = OpenStudy(folder, engine, "study.db", "A")
    experts = [Expert(id=f"e{n:04}", ref=f"E{n:04}") for n in range(INTERVIEWS)]
    sources = [
        Source(id=f"s{n:04}", ref=f"S{n:04}", kind=SourceKind.INTERVIEW, order=n, experts=(f"e{n:04}",))
        for n in range(INTERVIEWS)
    ]
    codes = [Code(id=f"c{n:03}", ref=f"c{n:03}", order=n) for n in range(CODES)]
    factors = [Factor(id=f"f{n:02}", quadrant=list(Quadrant)[n % 4], order=n, label=f"{n}") for n in range(FACTORS)]
    decisions = [
        Decision(id=f"d{n}", code=f"c{n:03}", outcome=Outcome.GROUPED, factor=f"f{n % FACTORS:02}")
        for n in range(CODES)
    ]
    header = Study(id="study", lead_coder="A")
    study.apply(Step("build", made(Person(id="a", name="A"), *experts, *sources, *factors, *decisions)))
    with writing(engine, "study.db") as connection:
        from coder.store.unit import Entry, save

        save(connection, Step("codes", made(header, *codes)), Entry("A", ""))
        connection.exec_driver_sql(
            f"""
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {codings})
            INSERT INTO coding (id, version, source, start, "end", code, coder, round, elicited, position, expert,
                                quote, before, after)
            SELECT printf('k%08d', i), 1, printf('s%04d', i % {INTERVIEWS}), i, i + 40,
                   printf('c%03d', (i / 7) % {CODES}), 'a', 1,
                   CASE i % 5 WHEN 0 THEN 'open' WHEN 1 THEN 'guide' ELSE 'put' END,
                   CASE i % 5 WHEN 2 THEN NULL WHEN 3 THEN 'confirms' WHEN 4 THEN 'rejects' ELSE 'asserts' END,
                   CASE i % 5 WHEN 2 THEN NULL ELSE printf('e%04d', i % {INTERVIEWS}) END,
                   'quote', '', '' FROM n
            """
        )
    before = peak_mb()
    started = time.perf_counter()
    rows = factor_rows(study.snapshot())
    print(time.perf_counter() - started, peak_mb() - before, peak_mb(), sum(row.answers.codings for row in rows))
    study.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
