"""Is this person known already? Values in, suggestions with their reasons out."""
