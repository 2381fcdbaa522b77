"""What a review says of itself: its type, board, subject, the subject's age, what happened."""
