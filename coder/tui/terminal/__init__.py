"""The terminal below the workbench: which one it is, its own bidi off and on, its answers kept from the keys."""
