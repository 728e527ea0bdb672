"""The words of the field as frozen values, and their rules. Standard library only."""
