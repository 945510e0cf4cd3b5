"""Groups of a workshop made by hand: one that shows a bit of everything, one of very many long words, two small."""

from dataclasses import replace

from careerlab.analysis.evidence import as_frame
from careerlab.insights.codebook import PRIORITY_TOPICS
from careerlab.workshop.admitted import fingerprint
from careerlab.workshop.group_tables import DISAGREEMENTS, MERGED, PATH_TOPICS, PATHS, TOPICS, UNASKED
from careerlab.workshop.merge import Group
from careerlab.workshop.pack import COUNTS, QUOTES, VERSION, Pack

_LEFT_OUT = {"code": "str", "reason": "str"}
_SIDES = [
    (12, 7, "", "", ""),
    (-1, -1, "nearly all", "few", ""),
    (-1, 9, "some", "", ""),
    (-1, -1, "few", "few", "few"),
]
LONG = "Straßenverkehrsinfrastrukturplanung of the $40k to $50k department"


def _words(column, *rows):
    return as_frame(rows, {"path": "str", column: "str", "participants": "int64", "band": "str"})


def _sides(numbers=_SIDES):
    return [(topic, *numbers[place % len(numbers)]) for place, topic in enumerate(PRIORITY_TOPICS)]


def _none(columns):
    return as_frame([], columns)


def pack(*counts, code="p1", quotes=(), paths=("nursing", "teaching", "social work")):
    """A Pack of rows of (table, path, word, side, people)."""
    return Pack(VERSION, code, "2026-05", paths, as_frame(sorted(counts), COUNTS), as_frame(quotes, QUOTES))


QUOTED = pack(
    ("talks", "nursing", "", "", 1),
    quotes=[
        ("nursing", "hours", "con", "[person 1] calls me at <b>six</b>."),
        ("midwifery", "pay", "pro", "It pays."),
    ],
)
NOTHING = Group(
    participants=-1,
    k=5,
    topics=_none(TOPICS),
    paths=_none(PATHS),
    path_topics=_none(PATH_TOPICS),
    disagreements=_none(DISAGREEMENTS),
    unasked=_none(UNASKED),
    gaps=_words("skill"),
    themes=_words("theme"),
    merged=_none(MERGED),
    left_out=_none(_LEFT_OUT),
    remarks=("Below 10 participants only their number is shown.",),
)
SMALL = replace(NOTHING, participants=7, packs=frozenset([fingerprint(QUOTED)]))
RICH = Group(
    participants=26,
    k=5,
    topics=as_frame(_sides(), TOPICS),
    paths=as_frame([("nursing", 19, ""), ("teaching", -1, "nearly all"), ("care", -1, "few")], PATHS),
    path_topics=as_frame(
        [("nursing", "hours", 8, 9, "", "", ""), ("nursing", "pay", -1, -1, "few", "few", "")]
        + [("teaching", "hours", -1, 6, "", "", ""), ("teaching", "place", -1, -1, "few", "few", "few")],
        PATH_TOPICS,
    ),
    disagreements=as_frame([("nursing", "hours", 8, 9)], DISAGREEMENTS),
    unasked=as_frame([("", "place", 17), ("nursing", "place", 13), ("nursing", "culture", 11)], UNASKED),
    gaps=_words("skill", ("", "programming", -1, "nearly all"), ("", "Git", 6, ""), ("nursing", "wound care", 8, "")),
    themes=_words("theme", ("", "Good company", 12, ""), ("teaching", "Hours that spill over", 11, "")),
    merged=as_frame([("care", "path", "midwifery"), ("care", "path", "social work")], MERGED),
    left_out=as_frame(
        [("priya", "It is of another workshop: its paths are Priya Raman."), ("p7", "It holds no talk: none.")]
        + [("p8", "It is of another workshop: its paths are law.")],
        _LEFT_OUT,
    ),
    remarks=("Fewer than 5 packs are new.",),
    packs=frozenset([fingerprint(QUOTED)]),
)
MANY = replace(
    RICH,
    participants=60,
    topics=as_frame(_sides([(60, 60, "", "", ""), (5, -1, "", "some", "")]), TOPICS),
    paths=as_frame([(f"{LONG} {n}", 60 - n, "") for n in range(12)], PATHS),
    path_topics=as_frame([(f"{LONG} {n}", *row) for n in range(12) for row in _sides()], PATH_TOPICS),
    gaps=_words("skill", *(("", f"{LONG} {n}", 50 - n, "") for n in range(40))),
    disagreements=as_frame([(f"{LONG} {n}", "hours", 8, 9) for n in range(12)], DISAGREEMENTS),
)
