"""Values in, documents out. No Django."""
