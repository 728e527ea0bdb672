"""Widgets that read, select and type Persian."""
