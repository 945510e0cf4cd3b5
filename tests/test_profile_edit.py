"""What matters goes into the text of a profile.yaml, and every other character stays."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.errors import ProfileError
from careerlab.profile import PRIORITY_TOPICS, parse_profile
from careerlab.profile.edit import with_priorities

ORDER, TODAY = ["hours", ["pay", "people"]], "2026-11-26"
NEW = "priorities: [hours, [pay, people]]"
DAY = "priorities_date: 2026-11-26"


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        # none there: behind all others
        ("", f"{NEW}\n{DAY}\n"),
        ("name: Maya\n", f"name: Maya\n{NEW}\n{DAY}\n"),
        ("name: Maya", f"name: Maya\n{NEW}\n{DAY}"),
        ("# nothing yet\n", f"# nothing yet\n{NEW}\n{DAY}\n"),
        ("# nothing yet", f"# nothing yet\n{NEW}\n{DAY}"),
        ("name: Maya\n\n# the end\n", f"name: Maya\n\n# the end\n{NEW}\n{DAY}\n"),
        ("---\nname: Maya\n...\n", f"---\nname: Maya\n{NEW}\n{DAY}\n...\n"),
        ("  name: Maya\n  current: chef\n", f"  name: Maya\n  current: chef\n  {NEW}\n  {DAY}\n"),
        ("current: |\n  chef\n  de partie\n", f"current: |\n  chef\n  de partie\n{NEW}\n{DAY}\n"),
        # there: where they are
        ("priorities: [pay]\nname: Maya\n", f"{NEW}\n{DAY}\nname: Maya\n"),
        ("priorities:\nname: Maya\n", f"{NEW}\n{DAY}\nname: Maya\n"),
        ("priorities: ~ # none\n", f"{NEW} # none\n{DAY}\n"),
        ("priorities:\n- pay\n- [hours, work]\nname: x\n", f"{NEW}\n{DAY}\nname: x\n"),
        ("priorities:\n  - pay\n  -\n    - hours\n    - work\n\nname: x\n", f"{NEW}\n{DAY}\n\nname: x\n"),
        ("priorities: {pay: 40, hours: 10}\nname: x\n", f"{NEW}\n{DAY}\nname: x\n"),
        ("priorities:\n  pay: 40\n  hours: 10\nname: x\n", f"{NEW}\n{DAY}\nname: x\n"),
        ("priorities: [\n  pay,\n  hours]  # in order\nname: x\n", f"{NEW}  # in order\n{DAY}\nname: x\n"),
        ("'priorities' : [pay]\n", f"'priorities': [hours, [pay, people]]\n{DAY}\n"),
        ("priorities:\n- |-\n  pay\nname: x\n", f"{NEW}\n{DAY}\nname: x\n"),
        # with a day already
        ("priorities: [pay]\npriorities_date: 2026-01-02 # in bed\n", f"{NEW}\n{DAY} # in bed\n"),
        ("priorities_date: 2026-01-02\nname: x\npriorities: [pay]\n", f"{DAY}\nname: x\n{NEW}\n"),
        ("priorities_date: '2026-01-02'\nname: x\n", f"{DAY}\n{NEW}\nname: x\n"),
        # comments that stood between the old ones stay behind the new
        (
            "priorities:   # so far\n  - pay # rent\n  # not sure\n  - hours # tea\n\n# next\n",
            f"{NEW}  # so far\n  # rent\n  # not sure # tea\n{DAY}\n\n# next\n",
        ),
        # other signs at the ends of lines, other letters, and a mark in front
        ("name: Zoë\r\npriorities: [pay]\r\n", f"name: Zoë\r\n{NEW}\r\n{DAY}\r\n"),
        ("name: x\rcurrent: y\r", f"name: x\rcurrent: y\r{NEW}\r{DAY}\r"),
        ("\ufeffname: 😀 名前\n", f"\ufeffname: 😀 名前\n{NEW}\n{DAY}\n"),
        ("\ufeff", f"\ufeff{NEW}\n{DAY}\n"),
        ("\ufeffpriorities: [pay]\n", f"\ufeff{NEW}\n{DAY}\n"),
        # everything in one pair of braces
        ("{name: x, priorities: [pay], skills: {SQL: 1}}", f"{{{DAY}, name: x, {NEW}, skills: {{SQL: 1}}}}"),
        ('{"name": "x"}\n', f'{{{NEW}, {DAY}, "name": "x"}}\n'),
        ("{name: x,\n}\n", f"{{{NEW}, {DAY}, name: x,\n}}\n"),
        ("{}\n", f"{{{NEW}, {DAY}, }}\n"),
        # a name for something, used again
        (
            "paths: &same [pay]\npriorities: *same # too\nname: x\n",
            f"paths: &same [pay]\n{NEW} # too\n{DAY}\nname: x\n",
        ),
        ("priorities: &mine [pay]\nname: x\n", f"{NEW}\n{DAY}\nname: x\n"),
        # written twice: the last one counts, and is the one that is changed
        ("priorities: [pay]\nname: x\npriorities: [work]\n", f"priorities: [pay]\nname: x\n{NEW}\n{DAY}\n"),
        # what only looks like it
        (
            "name: 'priorities: [pay]'\npaths: [priorities]\n",
            f"name: 'priorities: [pay]'\npaths: [priorities]\n{NEW}\n{DAY}\n",
        ),
        (
            "skills:\n  priorities: 3\n# priorities: [pay]\n",
            f"skills:\n  priorities: 3\n# priorities: [pay]\n{NEW}\n{DAY}\n",
        ),
    ],
)
def test_what_is_put_in_and_where(text, edited):
    assert with_priorities(text, ORDER, TODAY) == edited
    assert with_priorities(edited, ORDER, TODAY) == edited


@pytest.mark.parametrize(
    ("priorities", "line"),
    [
        (["pay"], "priorities: [pay]"),
        ([["pay", "work"]], "priorities: [[pay, work]]"),
        (("pay", ("work", "hours")), "priorities: [pay, [work, hours]]"),
        ({"pay": 100, "work": 40}, "priorities: {pay: 100, work: 40}"),
        ({"pay": 12.5}, "priorities: {pay: 12.5}"),
    ],
)
def test_orders_and_points(priorities, line):
    assert with_priorities("", priorities, TODAY) == f"{line}\n{DAY}\n"


def test_that_a_comparison_was_shown_is_written_down_and_stays():
    once = with_priorities("name: x\n", ORDER, TODAY, after_comparison=True)
    assert once == f"name: x\n{NEW}\n{DAY}\npriorities_after_comparison: yes\n"
    again = with_priorities(once, ["pay"], "2026-12-01")
    assert again == "name: x\npriorities: [pay]\npriorities_date: 2026-12-01\npriorities_after_comparison: yes\n"
    changed = with_priorities("priorities_after_comparison: no  # honest\n", ORDER, TODAY, after_comparison=True)
    assert changed == f"priorities_after_comparison: yes  # honest\n{NEW}\n{DAY}\n"


@pytest.mark.parametrize(
    "text",
    [
        "priorities: &mine [pay]\npaths: *mine\n",  # the paths would lose what they repeat
        "? priorities\n: [pay]\n",
        "~\n",
        "current: |\n  no end of line",
    ],
)
def test_what_cannot_be_changed_alone_is_left_to_the_person(text):
    with pytest.raises(
        ProfileError, match=r"^profile\.yaml was left as it is: `priorities: \[hours.*` and `pri.*self\.$"
    ):
        with_priorities(text, ORDER, TODAY)


@pytest.mark.parametrize(
    ("text", "priorities", "date", "sentence"),
    [
        ("skills: {SQL: 9}", ORDER, TODAY, r"^profile\.yaml, line 1: the level of SQL is 9"),
        ("name: [", ORDER, TODAY, r"^profile\.yaml, line 1: this is not readable as YAML"),
        ("a: &x 1\nb: &x 2", ORDER, TODAY, "^profile.yaml"),
        ("", ["fame"], TODAY, "^What you chose, line 1: `fame` is no topic"),
        ("", ["pay", "pay"], TODAY, "a topic stands twice"),
        ("", {"pay": 0}, TODAY, "all points are 0"),
        ("", ORDER, "yesterday", "line 2: `yesterday` is no date; write it as 2026-01-31"),
        ("", ORDER, "", "^Say what matters, and on which day"),
        ("", [], TODAY, "^Say what matters, and on which day"),
    ],
)
def test_what_is_refused_is_one_sentence(text, priorities, date, sentence):
    with pytest.raises(ProfileError, match=sentence) as caught:
        with_priorities(text, priorities, date)
    assert "\n" not in str(caught.value)


# ---- any profile

topics = st.lists(st.sampled_from(PRIORITY_TOPICS), unique=True, min_size=1)
orders = topics.map(lambda t: [t[:1][0], *([t[1:]] if len(t) > 2 else t[1:])])
points = st.dictionaries(st.sampled_from(PRIORITY_TOPICS), st.integers(1, 100), min_size=1)
chosen = st.one_of(topics, orders, points)
others = st.lists(
    st.sampled_from(
        (
            *("# a comment\n", "\n", "  # further in\n", "name: Zoë 😀\n", "current: 'chef: de partie'  # now\n"),
            *("paths:\n- UX\n- {name: PM, also: [product]}\n", "paths: [a,\n  b]\n", "encoding: cp1252\n"),
            *("skills:\n  SQL: 3  # some\n\n  'C++': 0\n", "skills: {priorities: 2}\n", "learning: frozen\n"),
            *("beliefs:\n  - belief: |\n      priorities: [pay]\n    confidence: 0.5\n", "must_haves: {pay: 30}\n"),
            *("people: &p\n- Anna\n", "organisations: &o [NHS]\n", "date_order: month-first\n", 'name: "a\\n  b"\n'),
        )
    ),
    unique=True,
)
own = st.sampled_from(
    (
        *("", "priorities:\n", "priorities: [pay, [hours, work]]\n", "priorities:\n- pay\n- - hours\n  - work\n"),
        *("priorities:\n    pay: 3\n    hours: 2\n", "priorities: {pay: 3,\n  hours: 2}\n", "priorities: &q\n - pay\n"),
        *("priorities_date: 2026-01-02\n", "priorities: [work]\npriorities_date: 2026-01-02\n"),
    )
)
ends = st.sampled_from(("\n", "\r\n"))


@given(others, others, own, chosen, ends, st.booleans(), st.sampled_from(("", "\ufeff")))
def test_every_other_line_stays_and_reads_the_same(before, after, mine, priorities, end, seen, mark):
    after = [part for part in after if part not in before]
    rest = mark + "".join([*before, *after]).replace("\n", end)
    text = mark + "".join([*before, mine, *after]).replace("\n", end)
    edited = with_priorities(text, priorities, TODAY, seen)
    lines = edited.removeprefix(mark).splitlines(True)
    kept = [line for line in lines if not line.startswith("priorities")]
    assert (mark + "".join(kept), len(lines) - len(kept)) == (rest, 2 + seen)
    wanted = {"priorities": priorities, "priorities_date": TODAY, "priorities_after_comparison": seen}
    assert parse_profile(edited) == replace(parse_profile(text), **wanted)


pieces = st.sampled_from(
    (
        *(
            "priorities",
            ": ",
            ":\n",
            "[pay]",
            "{pay: 3}",
            "- pay\n",
            "\n",
            "  ",
            "# c",
            "&a ",
            "*a",
            "? ",
            "{",
            "}",
            ",",
        ),
        *(
            "'",
            '"',
            "|\n",
            ">\n",
            "---\n",
            "...\n",
            "name: x\n",
            "\r",
            "\ufeff",
            "\x85",
            "\t",
            "!!seq ",
            "priorities_date",
        ),
    )
)


@given(st.lists(pieces, max_size=12).map("".join), chosen)
def test_any_text_is_edited_or_refused_in_a_sentence(text, priorities):
    try:
        edited = with_priorities(text, priorities, TODAY)
    except ProfileError as error:
        assert "\n" not in str(error)
        return
    assert parse_profile(edited) == replace(parse_profile(text), priorities=priorities, priorities_date=TODAY)
