"""The database: tables, unit of work, journal, aggregates. The only place that speaks SQL."""
