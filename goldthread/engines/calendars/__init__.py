"""Bank holidays of the nations of the United Kingdom, from a maintained library, offline."""
