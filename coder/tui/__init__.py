"""The workbench in the terminal: screens, widgets, keys and the driver. It asks the study and shows what it says."""
