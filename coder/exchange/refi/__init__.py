"""REFI-QDA, the exchange format of the tools of the field (schema 1.0): a strict writer, a tolerant reader."""
