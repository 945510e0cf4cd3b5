"""Ask a person what matters to her before any score is shown, and write down her answer and the day."""
