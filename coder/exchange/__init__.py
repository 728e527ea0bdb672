"""Whole studies going out and coming in."""
