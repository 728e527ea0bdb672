"""Benchmarks: each prints its figure beside its budget. Run ``uv run --group test python -m bench``."""
