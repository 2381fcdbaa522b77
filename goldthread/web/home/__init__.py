"""Home: what needs me now, what I wait for, what drifts. One page for each role."""
