"""Persian text in, text and offsets out: folding, search, turns, digits, dates."""
