"""Supervision in live work: agreed, held as often as the policy says, drift shown."""
