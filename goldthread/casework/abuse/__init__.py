"""Domestic abuse in live work: asked, how it grows, MARAC, Clare's Law, safe contact."""
