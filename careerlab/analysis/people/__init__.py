"""Who spoke: what the notes say about a person and an employer, and who is independent of whom."""
