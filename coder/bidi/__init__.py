"""Right-to-left text for terminals: UAX #9 levels, joining forms, lines with their column map. Text in, text out."""
