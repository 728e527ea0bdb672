"""The commands. No SQL, no parsing, no statistics: they ask the study and show what it says."""
