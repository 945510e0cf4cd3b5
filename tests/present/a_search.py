"""A search one can hold in the head: three paths, five people, one chart's worth of each table, all made by hand."""

from types import SimpleNamespace

import pandas as pd

from careerlab.insights.table import COLUMNS, as_table
from careerlab.notes.model import Note, Notice, Span
from careerlab.profile import Path, Profile

TOPICS = ["work", "autonomy", "growth", "pay", "hours", "people", "culture", "meaning", "security", "place", "entry"]
PATHS = ["UX design", "product management", "front-end development"]
PEOPLE = {
    "Priya": ("Priya Raman", "NHS", PATHS[0]),
    "Aisha": ("Aisha Farouk", "Pellow & Finch", PATHS[0]),
    "Rosa": ("Rosa Delgado", "", PATHS[0]),
    "Grace": ("Grace Oduya", "Ardenline", PATHS[1]),
    "Jonas": ("Jonas Keller", "Ottermill", PATHS[2]),
}
# id, who, what it does, topic, words
SAID = [
    ("s01", "Priya", "pro", "hours", "I am home by half past five, every day."),
    ("s02", "Aisha", "con", "hours", "Last month I worked four weekends in a row."),
    ("s03", "Rosa", "pro", "hours", "She picks her hours and swims at eleven in the morning."),
    ("s04", "Priya", "route", "entry", "Seven years of print and brand work came first."),
    ("s05", "Priya", "route", "entry", "Then the NHS let her redraw one form."),
    ("s06", "Priya", "need", "work", "You need to run a usability test alone."),
    ("s07", "Rosa", "need", "work", "Usability testing, from the plan to the report."),
    ("s08", "Grace", "need", "work", "Enough SQL to answer your own question."),
    ("s09", "Rosa", "belief", "work", "I thought it was all drawing; it is mostly talking."),
    ("s10", "Rosa", "advice", "entry", "Put the messy middle into the portfolio."),
    ("s11", "Grace", "advice", "entry", "Show in the portfolio what went wrong."),
    ("s12", "Grace", "pro", "autonomy", "Nobody overrules me."),
    ("s13", "Jonas", "pro", "people", "We pair all day."),
    ("s14", "Jonas", "con", "pay", "It is $40k to $50k and stays there."),
    ("s15", "Grace", "fact", "work", "Mondays are for the numbers."),
]


def frame(columns, rows=()):
    return pd.DataFrame([dict(zip(columns.split(), row, strict=True)) for row in rows], columns=columns.split())


def statement(**given):
    blank = {name: "" if dtype == "str" else 0 for name, dtype in COLUMNS.items()}
    certain = {"speaker": "source", "status": "accepted", "strength": 1.0, "confidence": 0.9, "topic_confidence": 0.9}
    return {**blank, **certain, **given}


def sample_insights():
    rows = []
    for line, (key, who, kind, topic, words) in enumerate(SAID, 10):
        person, organisation, path = PEOPLE[who]
        row = statement(id=key, kind=kind, topic=topic, text=words, person=person, organisation=organisation, path=path)
        speaker = "note-taker" if kind == "belief" else "source"
        rows.append({**row, "speaker": speaker, "source": f"{who}.md", "line": line, "talk": who, "date": "2026-01-14"})
    rows.append({**row, "id": "s90", "text": "Hm, boats.", "status": "ask", "line": 40, "date": "2026-03-05"})
    return as_table(rows)


def sample_balance():
    spoken = {
        ("UX design", "hours"): (2, 0, 1, 0, "s01; s02; s03"),
        ("product management", "autonomy"): (1, 0, 0, 0, "s12"),
        ("front-end development", "people"): (1, 0, 0, 0, "s13"),
        ("front-end development", "pay"): (0, 0, 1, 0, "s14"),
    }
    rows = []
    for path, people in (("UX design", 3), ("front-end development", 1), ("product management", 1)):
        for topic in TOPICS:
            counts = spoken.get((path, topic), (0, 0, 0, people, ""))
            rows.append((path, topic, *counts[:4], people, counts[4]))
    return frame("path topic people_for people_mixed people_against people_not_asked people ids", rows)


def sample_skills(profile):
    columns = "path skill people of_people organisations level_asked level_held gap waved_off quote ids"
    rows = [
        ("UX design", "usability testing", 2, 3, 1, 3, 0, 3, 0, "You need to run a usability test alone.", "s06; s07"),
        ("product management", "SQL", 1, 1, 1, 2, 0, 2, 0, "Enough SQL to answer your own question.", "s08"),
    ]
    without = {"level_held": -1, "gap": -1}
    return frame(columns, rows) if profile else frame(columns, rows).assign(**without)


def sample_comparison():
    cells = sample_balance().assign(people=lambda t: t["people"] - t["people_not_asked"])
    places = {PATHS[0]: (0.5, 0.25, 0.25), PATHS[1]: (0.25, 0.5, 0.25), PATHS[2]: (0.25, 0.25, 0.5)}
    points = ("hours", PATHS[0], PATHS[1], 2.5), ("autonomy", PATHS[0], PATHS[1], -1.25)
    return SimpleNamespace(
        paths=frame(
            "path mean low high people",
            [(PATHS[0], 58.0, 50.0, 66.0, 3), (PATHS[1], 54.0, 44.0, 63.0, 1), (PATHS[2], 49.0, 33.0, 64.0, 1)],
        ),
        ranks=frame("path rank chance", [(p, place, c) for p in PATHS for place, c in enumerate(places[p], 1)]),
        cells=cells,
        drivers=frame("topic leader runner_up points", points),
        flips=frame("topic weight flip then", [("hours", 0.25, 0.1, PATHS[1]), ("pay", 0.1, -1.0, "")]),
        margins=frame("path talks people", [(PATHS[0], 2, 3), (PATHS[1], 1, 1), (PATHS[2], 10, 1)]),
        without=frame(
            "person leader lead changes", [("Priya Raman", PATHS[1], 3.0, 1), ("Jonas Keller", PATHS[0], 1.0, 0)]
        ),
        must_haves=frame("path topic least chance_below people", [(PATHS[2], "pay", 0.4, 0.625, 1)]),
        sentence="UX design has a small lead, but it is too close to call.",
        remarks=("All this rests on few people.",),
        priorities_known=True,
    )


def sample_diary():
    """Two days after the start: Priya puts a path first, Grace changes nothing."""
    days = [
        (0, "before the talks", "", ""),
        (1, "2026-01-14", "Priya Raman", PATHS[0]),
        (2, "2026-01-20", "Grace Oduya", ""),
    ]
    scores = [(step, path, 50.0 + step, 40.0, 60.0, step) for step in range(3) for path in PATHS]
    changes = [
        (1, "2026-01-14", "Priya Raman", "UX design comes first now", 1, "s01"),
        (2, "2026-01-20", "Grace Oduya", "changed nothing in the order", 0, "s12"),
    ]
    return SimpleNamespace(
        days=frame("step day talks leader", days),
        scores=frame("step path score low high people", scores),
        changes=frame("step day person changed leader ids", changes),
        remarks=("Every day is weighed by what matters to you today.",),
    )


def sample_ledger():
    """Two beliefs, one that did not survive and one that nobody touched."""
    columns = (
        "belief path topic date remembered_later before now moved people_for people_against hearsay_for "
        "hearsay_against unsure verdict arithmetic ids_for ids_against ids_unsure"
    )
    return frame(
        columns,
        [
            ("UX is drawing", PATHS[0], "work", "2026-01-05", 0, 0.8, 0.5, -0.3, 0, 1, 0, 0, 1, "leaning against it")
            + ("(1.6 + 0) / (2 + 1) = 53%.", "", "s09", "s90"),
            ("Nobody codes", PATHS[2], "work", "2026-02-05", 1, 0.5, 0.5, 0.0, 0, 0, 0, 0, 0, "untested")
            + ("Nobody has spoken of it yet.", "", "", ""),
        ],
    )


def sample_prices(profile):
    """What the two skills cost to learn."""
    columns = (
        "skill people independent organisations paths path_names level_asked level_held gap weeks effort_source serves "
        "no_regret waved_off noted standing quote persons ids"
    )
    rows = [
        ("usability testing", 2, 2.0, 1, 1, PATHS[0], 3, 0, 3, 12.0, "our estimate, edit it", "one")
        + (0, 0, 0, "known", SAID[6][4], "Priya Raman; Rosa Delgado", "s06; s07"),
        ("SQL", 1, 1.0, 1, 1, PATHS[1], 2, 0, 2, 8.0, "our estimate, edit it", "one")
        + (0, 0, 0, "one voice", SAID[7][4], "Grace Oduya", "s08"),
    ]
    found = frame(columns, rows)
    return found if profile else found.assign(level_held=-1)


def sample_found(profile=True):
    """What `report.findings` gathers, made by hand."""
    notes = [
        Note("Priya.md", "Hm, boats!", spans=(Span(0, 9, "text"), Span(9, 10, "markup"))),
        Note("old.doc", notices=(Notice("OLD", "This is an old Word file.", "Save it as .docx."),)),
    ]
    on_path = {"UX design": 3, "product management": 1}
    return {
        "insights": sample_insights(),
        "notes": notes,
        "profile": Profile("Maya", "graphic designer", tuple(map(Path, PATHS))) if profile else None,
        "balance": sample_balance(),
        "disagree": frame(
            "path topic person_for quote_for id_for person_against quote_against id_against "
            "people_for people_against ids differ",
            [
                (
                    "UX design",
                    "hours",
                    "Priya Raman",
                    SAID[0][4],
                    "s01",
                    "Aisha Farouk",
                    SAID[1][4],
                    "s02",
                    2,
                    1,
                    "s01; s02; s03",
                    "Priya Raman works in a public service, Aisha Farouk in a small agency",
                )
            ],
        ),
        "skills": sample_skills(profile),
        "surprises": frame(
            "path person text date id", [("UX design", "Rosa Delgado", SAID[8][4], "2026-01-14", "s09")]
        ),
        "ways_in": frame(
            "path person organisation like_me route ids",
            [("UX design", "Priya Raman", "NHS", int(profile), f"{SAID[3][4]} … {SAID[4][4]}", "s04; s05")],
        ),
        "questions": frame(
            "question why path",
            [
                ("How many evenings did you work last month?", "Two people disagree about hours.", "UX design"),
                ("What can you decide alone?", "Nobody on this path has been asked.", "front-end development"),
                ("What would make you leave?", "Nobody named a drawback.", "product management"),
            ],
        ),
        "themes": frame(
            "theme found_by path people of_people statements against words quote ids",
            [
                ("Proof over papers", "named", p, n, on_path[p], n, 0, "portfolio", "", i)
                for p, n, i in ((PATHS[0], 1, "s10"), (PATHS[1], 1, "s11"))
            ],
        ),
        "across": {"Proof over papers": {"shared": "some", "standing": "known", "comes_back": "4 of 5"}},
        "comparison": sample_comparison() if profile else None,
        "looked_back": sample_diary() if profile else None,
        "advice": frame("advice people paths skills ids", [(SAID[9][4], 2, "; ".join(PATHS[:2]), "", "s10; s11")]),
        "days": frame("path person organisation day ids", [(PATHS[1], "Grace Oduya", "Ardenline", SAID[14][4], "s15")]),
        "ledger": sample_ledger() if profile else sample_ledger().head(0),
        "changed": frame(
            "belief path before now person organisation side moved text source line id",
            [
                (
                    "UX is drawing",
                    PATHS[0],
                    0.8,
                    0.5,
                    "Rosa Delgado",
                    "",
                    "against",
                    -0.2,
                    SAID[8][4],
                    "Rosa.md",
                    18,
                    "s09",
                )
            ],
        ).head(int(profile)),
        "wants": frame(
            "want text path date talk id topic", [("want", SAID[8][4], PATHS[0], "2026-01-14", "Rosa", "s09", "work")]
        ),
        "wants_moved": frame(
            "subject path first_date first_want first_text last_date last_want last_text moved ids",
            [
                (
                    "Home on time",
                    PATHS[0],
                    "2026-01-14",
                    "want",
                    "Home by six?",
                    "2026-03-05",
                    "want",
                    "Home by six!",
                    "stronger",
                    "s09",
                )
            ],
        ),
        "next_talks": frame(
            "path talks_to_turn value people first enough why whom missing topic question warning",
            [
                (
                    PATHS[1],
                    1,
                    2.0,
                    1,
                    0.25,
                    0,
                    "One good talk would put it first.",
                    "Somebody new to it.",
                    "",
                    "pay",
                    "Well?",
                    "",
                ),
                (
                    PATHS[0],
                    2,
                    1.0,
                    3,
                    0.5,
                    0,
                    "Two bad ones would cost it the lead.",
                    "",
                    "",
                    "pay",
                    "Well?",
                    "Only the favourite was asked.",
                ),
            ],
        ),
        "when_to_stop": "Not enough yet: a single talk could still change the order.",
        "moves": frame(
            "choice about what why people weeks paths quote ids",
            [
                (
                    "do now",
                    "skill",
                    "usability testing",
                    "2 people ask for it; 12 weeks.",
                    2,
                    12.0,
                    PATHS[0],
                    SAID[6][4],
                    "s06; s07",
                ),
                (
                    "ask first",
                    "skill",
                    "SQL",
                    "One independent voice: who else needs it?",
                    1,
                    -1.0,
                    PATHS[1],
                    SAID[7][4],
                    "s08",
                ),
                ("drop", "education", "degree", "Nobody asks for it.", 0, -1.0, "", "", ""),
            ],
        ),
        "prices": sample_prices(profile),
        "education": frame(
            "path qualification people_worth people_not_worth people_without people_neither of_people standing "
            "quote_worth quote_not quote_without quote_neither persons ids",
            [
                (PATHS[0], "portfolio", 1, 0, 0, 0, 3, "one voice", SAID[9][4], "", "", "", "Rosa Delgado", "s10"),
                (PATHS[0], "degree", 0, 0, 0, 0, 3, "not asked", "", "", "", "", "", ""),
            ],
        ),
        "culture": frame(
            "organisation path people people_for people_against quote_for quote_against decisions standing persons ids",
            [("Ardenline", PATHS[1], 1, 1, 0, SAID[11][4], "", SAID[11][4], "one voice", "Grace Oduya", "s12")],
        ),
        "not_asked": frame(
            "path topic question people", [(p, "place", f"Where would one live in {p}?", 1) for p in PATHS * 2]
        ),
    }
