"""The screens of the workbench, each beside its style sheet."""
