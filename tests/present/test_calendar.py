"""The calendar says what the follow-ups say, and programs that take the standard at its word read it."""

import io
import unicodedata
from datetime import date, datetime, timedelta

import icalendar
import pandas as pd
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from careerlab.errors import TableError, WriteError
from careerlab.present.calendar import calendar_text, write_calendar

COLUMNS = "person who what words about made due due_words state path draft source line ids".split()
PROMISE = {
    **{"person": "Aisha Farouk", "who": "I", "what": "promise", "words": "write to Aisha by 2 March", "about": ""},
    **{"made": "2026-02-12", "due": "2026-03-02", "due_words": "by 2 March", "state": "open", "path": "UX design"},
    **{"draft": "", "source": "UX/Aisha (Pellow & Finch).md", "line": 44, "ids": "a1"},
}
TODAY = "2026-02-14"


def table(*rows):
    return pd.DataFrame([PROMISE | row for row in rows], columns=COLUMNS)


def entries(rows, today=TODAY):
    """The events and tasks as icalendar reads them; vobject has to read and accept them, too."""
    text = calendar_text(rows, today)
    vobject.readOne(io.StringIO(text)).validate(raiseException=True)
    found = icalendar.Calendar.from_ical(text)
    assert not any(part.errors for part in found.walk())
    return found.subcomponents


def entry(**fields):
    return entries(table(fields))[0]


def rings(found):
    """When the reminder of an entry rings, None without one."""
    if not found.subcomponents:
        return None
    [alarm] = found.subcomponents
    on = found["due" if found.name == "VTODO" else "dtstart"].dt
    assert alarm["trigger"].params.get("RELATED", "START") == ("END" if found.name == "VTODO" else "START")
    begins = on if isinstance(on, datetime) else datetime(on.year, on.month, on.day)
    return begins + alarm["trigger"].dt


# What it says


def test_what_i_owe_is_a_task_with_a_reminder_the_day_before():
    found = entry()
    assert (found.name, found["due"].dt, found["status"]) == ("VTODO", date(2026, 3, 2), "NEEDS-ACTION")
    assert found["due"].params["VALUE"] == "DATE"
    assert found["summary"] == "Aisha Farouk: write to Aisha by 2 March"
    assert found["categories"].cats == ["UX design"]
    assert rings(found) == datetime(2026, 3, 1, 9)


def test_the_exact_words_and_their_place_are_in_the_description():
    said = str(entry()["description"])
    assert said.splitlines() == [
        "“write to Aisha by 2 March”",
        "Talk of 2026-02-12.",
        "When: by 2 March.",
        "From UX/Aisha (Pellow & Finch).md, line 44.",
    ]


def test_of_what_others_owe_one_asks_on_the_day_after():
    found = entry(who="Grace", what="promise", words="Grace will send the rota.", due="2026-03-02")
    assert found["summary"] == "Ask whether Grace has done it: Grace will send the rota."
    assert (found["due"].dt, rings(found)) == (date(2026, 3, 3), datetime(2026, 3, 3, 9))


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        (
            {"who": "Grace", "what": "introduction", "about": "Mei-Lin"},
            "Ask whether Grace has introduced you to Mei-Lin",
        ),
        ({"who": "Grace", "what": "introduction"}, "Ask whether Grace has done it: write to Aisha by 2 March"),
        (
            {"who": "Grace", "what": "introduction", "about": "Mei-Lin", "state": "taken"},
            "Grace introduced you to Mei-Lin",
        ),
        ({"who": "Grace", "what": "introduction", "state": "done"}, "Grace: write to Aisha by 2 March"),
        ({"who": "Grace", "what": "promise", "state": "done"}, "Grace: write to Aisha by 2 March"),
        ({"what": "thank-you", "words": ""}, "Thank Aisha Farouk"),
        ({"what": "thank-you", "about": "Tom Becker"}, "Thank Tom Becker"),
        ({"what": "stay in touch", "words": ""}, "Write to Aisha Farouk"),
        ({"what": "opening", "who": "Aisha Farouk"}, "Opening, Aisha Farouk: write to Aisha by 2 March"),
        ({"what": "mentor", "person": ""}, "Mentor: write to Aisha by 2 March"),
        ({"person": "", "words": "buy\r\nboots"}, "buy boots"),
    ],
)
def test_titles(fields, title):
    assert entry(**fields)["summary"] == title


def test_a_long_title_is_cut_and_the_description_is_not():
    found = entry(words="word " * 100)
    assert 80 < len(found["summary"]) <= 90 and str(found["summary"]).endswith("…")
    assert str(found["description"]).count("word") == 100


def test_a_draft_keeps_its_lines():
    found = entry(what="thank-you", words="", draft="Dear Aisha,\n\nthank you; it helped.\n\nMaya")
    assert str(found["description"]).endswith("line 44.\n\nDear Aisha,\n\nthank you; it helped.\n\nMaya")


def test_an_event_takes_its_day_and_not_the_hours():
    found = entry(what="event", who="Rosa", due="2026-05-21", due_words="on 21 May")
    assert (found.name, found["dtstart"].dt, found["transp"]) == ("VEVENT", date(2026, 5, 21), "TRANSPARENT")
    assert rings(found) == datetime(2026, 5, 20, 9)


def test_an_event_has_its_hour_where_one_was_said():
    found = entry(what="event", due="2026-05-19", words="19 May, 7.30 pm at the gate", due_words="19 May")
    assert found["dtstart"].dt == datetime(2026, 5, 19, 19, 30) and "transp" not in found
    assert rings(found) == datetime(2026, 5, 18, 9)


@pytest.mark.parametrize("words", ["in June", "by the end of May", "next week", "at the weekend", "mid May"])
def test_what_takes_place_some_time_in_a_stretch_is_no_event_on_its_last_day(words):
    assert entry(what="event", due="2026-06-30", due_words=words).name == "VTODO"


@pytest.mark.parametrize("words", ["on 21 May", "Tuesday", "14 May, 6 pm", "the first of June", "tomorrow", ""])
def test_what_takes_place_on_a_day_is_an_event(words):
    assert entry(what="event", due="2026-06-30", due_words=words).name == "VEVENT"


@pytest.mark.parametrize(
    "due", ["", "soon", "2026-02-30", "2026-13-01", "2026-06", "20260601", "9999-12-31", "0001-01-01"]
)
@pytest.mark.parametrize("what", ["promise", "event"])
def test_without_a_day_it_is_a_task_without_a_date(due, what):
    found = entry(due=due, what=what)
    assert found.name == "VTODO" and "due" not in found and not found.subcomponents


@pytest.mark.parametrize(("state", "status"), [("done", "COMPLETED"), ("taken", "COMPLETED"), ("over", "CANCELLED")])
def test_what_is_done_or_over_says_so_and_rings_no_more(state, status):
    found = entry(state=state)
    assert found["status"] == status and rings(found) is None


def test_what_is_not_sure_is_left_out():
    assert entries(table({"state": "maybe"}, {"state": "late"}))[0]["status"] == "NEEDS-ACTION"
    assert len(entries(table({"state": "maybe"}, {"state": "late"}))) == 1


@pytest.mark.parametrize(("today", "reminded"), [("2026-03-01", True), ("2026-03-02", False), ("2027-01-01", False)])
def test_no_reminder_that_would_have_rung_already(today, reminded):
    assert bool(entries(table({}), today)[0].subcomponents) == reminded


# The same file every time


def test_the_stamp_is_the_day_given_or_the_last_day_of_the_table():
    rows = table({"made": "2026-02-12"}, {"made": "2026-01-01"}, {"made": ""})
    stamps = {today: {e["dtstamp"].dt.date() for e in entries(rows, today)} for today in ("2026-05-01", "")}
    assert stamps == {"2026-05-01": {date(2026, 5, 1)}, "": {date(2026, 2, 12)}}


ROWS = [{"ids": "a1"}, {"ids": "a2", "due": ""}, {"ids": "a1", "what": "thank-you"}, {"ids": ""}, {"ids": ""}]


def test_the_order_of_rows_does_not_matter():
    assert calendar_text(table(*ROWS), TODAY) == calendar_text(table(*reversed(ROWS)), TODAY)


def test_every_entry_has_a_name_of_its_own_that_stays():
    names = [str(e["uid"]) for e in entries(table(*ROWS))]
    assert len(set(names)) == len(ROWS)
    later = entries(
        table({"ids": "new"}, *[row | {"state": "done", "due": "2026-07-01"} for row in ROWS]), "2026-09-01"
    )
    assert set(names) < {str(e["uid"]) for e in later}
    assert str(entry()["uid"]) == "2c38884aba00080397701a84295a34e6@careerlab"  # of every run, machine and Python


def test_the_head_is_plain():
    found = icalendar.Calendar.from_ical(calendar_text(table({})))
    assert (found["version"], found["calscale"]) == ("2.0", "GREGORIAN")
    assert "prodid" in found and "method" not in found


def test_without_rows_it_is_a_calendar_without_entries():
    assert entries(table()) == []


def test_a_table_of_something_else_is_refused():
    with pytest.raises(TableError, match="'due_words'"):
        calendar_text(table({}).drop(columns="due_words"))


# Any words

TEXT = st.text(st.characters(codec="utf-8"), max_size=120) | st.sampled_from(
    ["END:VTODO\r\nBEGIN:VALARM", "a\\nb\\", 'x;y,z:"q"', "\u2028\x85\x0b\x00", "=cmd()", "é" * 90, "👩‍👩‍👧" * 40]
)
FIELDS = st.fixed_dictionaries(
    {}, optional={name: TEXT for name in COLUMNS if name not in ("line", "due", "state", "what", "who")}
)


def visible_words(text):
    """The words of a text without control signs; what breaks a line parts words."""
    breaks = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
    kept = (" " if c in breaks or c.isspace() else c for c in text)
    hidden = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0xFFFE, 0xFFFF}
    return "".join(c for c in kept if unicodedata.category(c) not in ("Cc", "Cs") and ord(c) not in hidden).split()


@given(st.lists(FIELDS, min_size=1, max_size=3))
def test_any_words_come_back_as_they_were_and_every_line_is_short(rows):
    text = calendar_text(table(*rows), TODAY)
    lines = text.encode().split(b"\r\n")
    assert lines.pop() == b"" and all(0 < len(line) <= 75 and line.decode() for line in lines)
    assert not any(unicodedata.category(c) == "Cc" for c in text.replace("\r\n", ""))
    tasks = entries(table(*rows))
    theirs = vobject.readOne(io.StringIO(text)).vtodo_list
    assert len(tasks) == len(theirs) == len(rows)
    for said in ([str(e["description"]) for e in tasks], [e.description.value for e in theirs]):
        said = [" ".join(visible_words(description)) for description in said]
        for row in (PROMISE | row for row in rows):
            words, draft = (" ".join(visible_words(row[name])) for name in ("words", "draft"))
            quoted = f"“{words}”" if words else ""
            assert any(quoted in one and one.endswith(draft) for one in said)


@given(st.lists(st.dates(date(1990, 1, 1), date(2090, 1, 1)), min_size=1, max_size=5), st.sampled_from(["I", "Ben"]))
def test_every_date_comes_back(days, who):
    rows = table(*({"due": day.isoformat(), "who": who} for day in days))
    assert [e["due"].dt - timedelta(days=who != "I") for e in entries(rows)] == sorted(days)


# The file


def test_the_file_holds_the_text(tmp_path):
    file = tmp_path / "out" / "follow-ups.ics"
    write_calendar(table({}), file, TODAY)
    assert file.read_bytes().decode() == calendar_text(table({}), TODAY)


def test_a_file_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "a").write_text("")
    with pytest.raises(WriteError):
        write_calendar(table({}), tmp_path / "a" / "b.ics")
