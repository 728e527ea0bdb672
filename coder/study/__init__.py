"""The one door to a study: open it, apply a step, undo, read its tables, check and report."""
