"""The workbench in a browser: the server, the page and its font."""
