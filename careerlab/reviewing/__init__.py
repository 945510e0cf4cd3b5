"""Ask a person what is not clear, and write down each answer at once."""
