"""Training: courses tied to learning, who needs what, who came, and when it runs out."""
