"""A parent's mental health in live work: what it means, paths to help, consent."""
