"""What bears on a belief, and on which side."""
