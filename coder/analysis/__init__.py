"""Counts, saturation, agreement: arrays in, values out. No files, no database, no front end."""
