"""The codebook's words: the only values that kind, topic, speaker and status of a statement can have."""

KINDS = ("pro", "con", "need", "gap", "advice", "route", "fact", "lead", "belief", "task", "other")
TOPICS = (
    "work",
    "autonomy",
    "growth",
    "pay",
    "hours",
    "people",
    "culture",
    "meaning",
    "security",
    "place",
    "entry",
    "none",
)
SPEAKERS = ("source", "note-taker", "hearsay")
STATUSES = ("accepted", "ask", "corrected")
