"""Who is who: one human, one organisation, one talk, and who introduced whom."""
