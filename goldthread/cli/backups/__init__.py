"""One file that holds an installation: database, uploaded files, and what proves them whole."""
