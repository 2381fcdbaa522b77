"""The pages of the identity register and of history checks."""
