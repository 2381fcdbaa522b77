"""Has something like this been said before? Likeness of short texts, with the shared words."""
