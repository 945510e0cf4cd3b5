"""What a participant hands in: fixed words and people, and nothing else."""

import json

import pandas as pd
import pytest
from insight_rows import insights, statement
from room import PARTICIPANTS, WORKSHOP

from careerlab.errors import PackError, TableError
from careerlab.profile import Path, Profile
from careerlab.workshop.pack import QUOTES, make_pack, pack_in_words, skill_words, theme_words
from careerlab.workshop.pack_file import pack_bytes, parse_pack

PROFILE = Profile("Maya Lin", paths=(Path("UX", ("UX design", "user experience")), Path("baking")), skills={"SQL": 3})
ANNA = {"person": "Anna Nowak", "organisation": "Mossbridge", "source": "a.md", "talk": "a.md", "date": "2026-03-14"}
BEN = {"person": "Ben Low", "organisation": "SAP", "source": "b.md", "talk": "b.md", "date": "2026-05-02"}


def rows_of(pack, table):
    counts = pack.counts[pack.counts["table"] == table]
    return list(counts[["path", "word", "side", "people"]].itertuples(index=False, name=None))


def test_people_are_counted_and_never_mentions():
    table = insights(
        statement(**ANNA, text="I love the hours.", topic="hours"),
        statement(**ANNA, text="And the hours are short.", topic="hours"),
        statement(**BEN, text="The hours are awful.", topic="hours", kind="con"),
        statement(**BEN, text="It pays.", topic="pay", status="ask"),
    )
    pack = make_pack(table, PROFILE, code="p-1")
    assert (pack.version, pack.code, pack.month, pack.paths) == (1, "p-1", "2026-05", ("UX", "baking"))
    assert rows_of(pack, "talks") == [("UX", "", "", 2)]
    assert rows_of(pack, "spoken") == [("UX", "hours", "", 2)]
    assert rows_of(pack, "heard") == [("UX", "hours", "against", 1), ("UX", "hours", "for", 1)]
    assert list(pack.counts) == ["table", "path", "word", "side", "people"]
    assert pack.counts["people"].dtype == "int64"


def test_who_says_both_counts_on_both_sides():
    table = insights(
        statement(**ANNA, topic="pay"),
        statement(**ANNA, topic="pay", kind="con"),
    )
    assert rows_of(make_pack(table, PROFILE), "heard") == [("UX", "pay", "against", 1), ("UX", "pay", "for", 1)]


def test_only_skills_of_the_list_leave():
    table = insights(
        statement(**ANNA, kind="need", text="You need SQL and Git.", skills="SQL; Git"),
        statement(**ANNA, kind="need", text="You need counting drugs twice.", skills="counting drugs twice"),
        statement(**BEN, kind="gap", speaker="note-taker", text="I cannot do Git at all.", skills="Git"),
    )
    pack = make_pack(table, PROFILE)
    assert rows_of(pack, "need") == [("UX", "Git", "", 1), ("UX", "SQL", "", 1)]
    assert rows_of(pack, "gap") == [("UX", "Git", "", 1)]  # SQL is at 3: no gap


def test_without_levels_only_what_was_noted_is_a_gap():
    table = insights(
        statement(**ANNA, kind="need", text="You need SQL and Git.", skills="SQL; Git"),
        statement(**ANNA, kind="gap", speaker="note-taker", text="I cannot do Java.", skills="Java"),
    )
    assert rows_of(make_pack(table, paths=["UX"]), "gap") == [("UX", "Java", "", 1)]


def test_a_skill_that_is_called_like_an_employer_here_stays_at_home():
    table = insights(
        statement(**ANNA, kind="need", text="You need SAP and Git.", skills="SAP; Git"),
        statement(**BEN),
    )
    if "SAP" in skill_words():
        assert rows_of(make_pack(table, PROFILE), "need") == [("UX", "Git", "", 1)]


def test_named_themes_leave_and_gathered_ones_do_not():
    told = ["Night shifts and overtime every week.", "The tram is red.", "A red tram, again and again."]
    rows = [statement(**who, kind="con", topic="hours", text=text) for who in (ANNA, BEN) for text in told]
    themes = {word for _, word, _, _ in rows_of(make_pack(insights(*rows), PROFILE), "theme")}
    assert themes
    assert themes <= theme_words()


@pytest.mark.parametrize(
    ("own", "paths", "found"),
    [
        ("UX", ["UX"], "UX"),
        ("UX", ["ux"], "ux"),  # as the coach writes it
        ("UX", ["User experience", "baking"], "User experience"),
        ("UX", ["UX design (web)"], "UX design (web)"),
        ("UX", ["baking"], None),
        ("something else", ["UX", "baking"], None),
        ("", ["UX"], None),
    ],
)
def test_paths_are_those_of_the_workshop(own, paths, found):
    pack = make_pack(insights(statement(**ANNA, path=own)), PROFILE, paths)
    assert pack.paths == tuple(paths)
    assert set(pack.counts["path"]) == ({found} if found else set())


@pytest.mark.parametrize(
    "wrong",
    [
        {"paths": []},
        {"paths": ["UX", "ux"]},
        {"paths": ["UX 2"]},
        {"paths": ["a" * 61]},
        {"paths": ["maya@lin.example"]},
        {"paths": ["UX at Mossbridge"]},
        {"code": "Maya"},
        {"code": "maya"},
        {"code": "a-very-long-code"},
        {"code": "nowak"},
    ],
    ids=str,
)
def test_a_path_or_code_that_may_name_somebody_is_refused(wrong):
    with pytest.raises(PackError):
        make_pack(insights(statement(**ANNA)), PROFILE, **wrong)


def test_who_has_no_name_blocks_no_path():
    table = insights(statement(person="District nurse", path="nursing", role="nurse"))
    assert rows_of(make_pack(table, paths=["nursing", "nurse"]), "talks") == [("nursing", "", "", 1)]


def test_without_a_list_of_paths_nothing_is_counted():
    with pytest.raises(PackError, match="which paths"):
        make_pack(insights(statement(**ANNA)))


def test_empty_in_empty_out():
    pack = make_pack(insights(), PROFILE)
    assert (pack.month, len(pack.counts), len(pack.quotes)) == ("", 0, 0)
    assert [str(dtype) for dtype in pack.counts.dtypes] == ["str"] * 4 + ["int64"] or pack.counts[
        "people"
    ].dtype == "int64"
    assert parse_pack(pack_bytes(pack)).paths == ("UX", "baking")
    with pytest.raises(TableError):
        make_pack(pd.DataFrame(), PROFILE)


def test_the_order_of_rows_does_not_matter(participants):
    for name in PARTICIPANTS[:3]:
        found = participants[name]
        mixed = found.insights.sample(frac=1, random_state=1)
        assert pack_bytes(make_pack(mixed, found.profile, WORKSHOP)) == pack_bytes(
            make_pack(found.insights, found.profile, WORKSHOP)
        )


# ---- quotes are looked at again


def quotes(*rows):
    return pd.DataFrame(list(rows), columns=list(QUOTES))


def test_accepted_quotes_leave():
    accepted = quotes(("UX", "pay", "con", "The pay is poor."), ("UX", "pay", "con", "[person 1] pays well."))
    pack = make_pack(insights(statement(**ANNA)), PROFILE, quotes=accepted)
    assert pack.quotes["quote"].tolist() == ["The pay is poor.", "[person 1] pays well."]


@pytest.mark.parametrize(
    "row",
    [
        ("UX", "pay", "con", "Anna pays well."),
        ("UX", "pay", "con", "The pay at mossbridge is poor."),
        ("UX", "pay", "con", "Mail me at a.b@c.example."),
        ("sewing", "pay", "con", "The pay is poor."),
        ("UX", "weather", "con", "The pay is poor."),
        ("UX", "pay", "gap", "The pay is poor."),
    ],
    ids=str,
)
def test_a_quote_that_may_not_leave_is_refused(row):
    with pytest.raises(PackError):
        make_pack(insights(statement(**ANNA)), PROFILE, quotes=quotes(row))


def test_quotes_need_their_columns():
    with pytest.raises(PackError, match="topic"):
        make_pack(insights(statement(**ANNA)), PROFILE, quotes=pd.DataFrame({"path": ["UX"], "quote": ["x"]}))


# ---- the participant sees all that leaves


def words_in(told):
    """Every word and number of a pack's JSON but what is the same in all packs."""
    for key, value in told.items():
        if key not in ("format", "version", "checksum"):
            for cell in [value] if isinstance(value, str) else value:
                yield from [cell] if isinstance(cell, str) else cell


@pytest.mark.parametrize("name", PARTICIPANTS[:6])
def test_the_table_says_all_that_is_in_the_bytes(name, participants):
    found = participants[name]
    raw = pack_bytes(make_pack(found.insights, found.profile, WORKSHOP, name))
    shown = pack_in_words(parse_pack(raw))
    told = json.loads(raw)
    assert len(shown) == 3 + len(told["counts"]) + len(told["quotes"])
    text = " ".join(shown["about"] + " " + shown["what leaves"]) + " ".join(map(str, shown["people"]))
    tables = {"talks", "spoken", "heard", "need", "gap", "theme", "for", "against"}  # said in other words
    assert [word for word in words_in(told) if str(word) not in text and word not in tables] == []


def test_the_table_reads_like_a_sentence():
    table = insights(statement(**ANNA, topic="hours"))
    accepted = quotes(("UX", "pay", "con", "The pay is poor."))
    shown = pack_in_words(make_pack(table, PROFILE, quotes=accepted))
    assert shown["what leaves"].tolist() == [
        "my code: none",
        "the month of my latest talk: 2026-03",
        "the paths of the workshop: UX, baking",
        "people I talked to",
        "people who spoke of hours",
        "people who spoke well of hours",
        *shown["what leaves"].tolist()[6:-1],
        "a quote (con, pay): The pay is poor.",
    ]
    assert shown["people"].dtype == "int64"
