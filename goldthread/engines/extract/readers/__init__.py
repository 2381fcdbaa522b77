"""One reader per format; all give the same model."""
