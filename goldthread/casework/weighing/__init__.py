"""Risk thinking and curiosity in live work: for, against, and what nobody knows."""
