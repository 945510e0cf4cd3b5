"""The codebook's words: the only values that kind, topic, speaker and status of a statement can have."""

from careerlab.profile import PRIORITY_TOPICS

KINDS = ("pro", "con", "need", "gap", "advice", "route", "fact", "lead", "belief", "task", "other")
TOPICS = (*PRIORITY_TOPICS, "none")
SPEAKERS = ("source", "note-taker", "hearsay")
STATUSES = ("accepted", "ask", "corrected")

# how the page and the questions say it to a person
KIND_WORDS = {
    "pro": "a good side",
    "con": "a bad side",
    "need": "something the work takes",
    "gap": "something you cannot do yet",
    "advice": "advice",
    "route": "how somebody got there",
    "fact": "a plain description",
    "lead": "an opening for you",
    "belief": "a view of yours",
    "task": "something to do",
    "other": "nothing about the work",
}
TOPIC_WORDS = {
    "work": "the work itself",
    "autonomy": "freedom",
    "growth": "growth",
    "pay": "pay",
    "hours": "the hours",
    "people": "the people",
    "culture": "the culture",
    "meaning": "meaning",
    "security": "job security",
    "place": "the place",
    "entry": "getting in",
    "none": "no side of working life",
}
