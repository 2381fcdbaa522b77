"""The thread: source passage, learning, recommendation, answer, action, evidence, on one page."""
