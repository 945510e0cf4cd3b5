"""profile.yaml: what it may hold, and one sentence with a line for what it may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.errors import ProfileError
from careerlab.profile import PRIORITY_TOPICS, Belief, Known, Path, Profile, read_profile


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        file = tmp_path / "profile.yaml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_profile(file)

    return read_text


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("", Profile()),
        ("# nothing yet\n", Profile()),
        ("name:\nskills:\npaths:\nbeliefs:\npriorities:\n", Profile()),
        ("name: Maya\ncurrent: graphic designer", Profile("Maya", "graphic designer")),
        ("paths: [UX, PM]", Profile(paths=(Path("UX"), Path("PM")))),
        ("paths:\n- name: UX\n  also: [UI, product design]", Profile(paths=(Path("UX", ("UI", "product design")),))),
        ("paths:\n- {name: UX, also: UI}", Profile(paths=(Path("UX", ("UI",)),))),
        ("skills: {SQL: 0, Figma: 5}", Profile(skills={"SQL": 0, "Figma": 5})),
        ("priorities: [hours, [pay, people]]", Profile(priorities=["hours", ["pay", "people"]])),
        ("priorities: {hours: 100, pay: 12.5}", Profile(priorities={"hours": 100, "pay": 12.5})),
        ("priorities_date: 2026-11-26", Profile(priorities_date="2026-11-26")),
        ("priorities_after_comparison: yes", Profile(priorities_after_comparison=True)),
        ("priorities_date:\npriorities_after_comparison: no\nmust_haves:", Profile()),
        ("must_haves: {hours: 50, pay: 12.5}", Profile(must_haves={"hours": 0.5, "pay": 0.125})),
        ("beliefs:\n- It is all drawing", Profile(beliefs=(Belief("It is all drawing"),))),
        ("beliefs:\n- belief: It is all drawing", Profile(beliefs=(Belief("It is all drawing"),))),
        (
            "beliefs:\n- {belief: Low pay, path: UX, topic: pay, confidence: 0.9, date: 2026-01-02}",
            Profile(beliefs=(Belief("Low pay", "UX", "pay", 0.9, "2026-01-02"),)),
        ),
        ("date_order: month-first", Profile(day_first=False)),
        ("encoding: mac_roman", Profile(encoding="mac_roman")),
        ("\ufeffname: Maya", Profile("Maya")),
        ("people: [Anna Nowak]", Profile(people=(Known("Anna Nowak"),))),
        (
            "people:\n- {name: Anna Nowak, also: [Ania, a@b.co]}",
            Profile(people=(Known("Anna Nowak", ("Ania", "a@b.co")),)),
        ),
        ("organisations:\n- {name: NHS, also: Health}", Profile(organisations=(Known("NHS", ("Health",)),))),
        # words stay words
        ("name: no\ncurrent: on\npaths: [yes, 2026-01-02]", Profile("no", "on", (Path("yes"), Path("2026-01-02")))),
    ],
)
def test_what_a_profile_says(read, text, profile):
    assert read(text) == profile


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name: Maya\nhobby: chess", r"^profile\.yaml, line 2: careerlab does not know `hobby`; it knows name, "),
        ("skills:\n  Figma: 3\n  SQL: 9", r"^profile\.yaml, line 3: the level of SQL is 9; use 0 .* to 5"),
        ("skills: {SQL: -1}", "line 1: the level of SQL is -1"),
        ("skills: {SQL: 2.5}", "line 1: the level of SQL is 2.5"),
        ("skills: {SQL: good}", "line 1: the level of SQL is good"),
        ("skills: {SQL: yes}", "line 1: the level of SQL is yes"),
        ("name: x\nskills: [SQL]", "line 2: `skills` should be lines such as"),
        ("name: x\npaths: UX", "line 2: `paths` should be a list"),
        ("paths:\n- also: [UI]", "line 1: a path is a name"),
        ("people: Anna", "line 1: `people` should be a list"),
        ("people:\n- also: [Ania]", "line 1: a person is a name"),
        ("organisations:\n- 7", "line 1: an organisation is a name"),
        ("people:\n- {name: Anna, also: [Bob]}\n- BOB", "line 1: `BOB` stands under two names in `people`"),
        ("paths:\n- {name: UX, alias: UI}", "line 1: a path is a name"),
        ("name: x\npriorities: [fame]", "line 2: `fame` is no topic; use work, "),
        ("priorities: [pay, [hours, pay]]", "line 1: a topic stands twice"),
        ("priorities: {pay: 101}", "line 1: points go from 0 to 100"),
        ("priorities: {pay: 0}", "line 1: all points are 0"),
        ("priorities: pay", "line 1: `priorities` should be a list"),
        ("priorities: 5", "line 1: `priorities` should be a list"),
        ("name: x\npriorities_date: soon", "line 2: `soon` is no date; write it as 2026-01-31"),
        ("priorities_date: 2026-02-30", "line 1: `2026-02-30` is no date"),
        ("priorities_date: 20260102", "line 1: `20260102` is no date"),
        ("priorities_date: [2026-01-02]", "line 1: .* is no date"),
        ("priorities_after_comparison: maybe", "line 1: `priorities_after_comparison` should be yes or no"),
        (
            "name: x\nmust_haves: [hours]",
            r"line 2: `must_haves` should be lines such as `hours: 50` \(at least 50 of 100",
        ),
        ("must_haves: {fame: 50}", "line 1: `fame` is no topic; use work, "),
        (
            "must_haves:\n  hours: 0.5",
            "line 1: what `hours` must have at least is 0.5; use 1 to 99, where 50 is as much",
        ),
        ("must_haves: {hours: 100}", "line 1: what `hours` must have at least is 100"),
        ("must_haves: {hours: .nan}", "line 1: what `hours` must have at least is nan"),
        ("must_haves: {hours: good}", "line 1: what `hours` must have at least is good"),
        ("must_haves: {hours: }", "line 1: what `hours` must have at least is None"),
        ("? 'two\n\n  lines'\n: x", "line 1: careerlab does not know `two lines`"),
        ("beliefs:\n- 7", "line 1: a belief is a sentence, or `belief:`"),
        ("beliefs:\n- UX: it is all drawing", "line 1: a belief is a sentence, or `belief:`"),
        ("beliefs:\n- {belief: x, sure: 1}", "line 1: a belief is a sentence, or `belief:`"),
        ("beliefs:\n- {belief: x, confidence: 80}", "line 1: the confidence of a belief is 80"),
        ("date_order: american", "line 1: `date_order` should be day-first or month-first"),
        ("encoding: windows", "line 1: `windows` is no encoding of text"),
        ("encoding: base64", "line 1: `base64` is no encoding of text"),
        ("- just\n- a list", "expected `key: value` lines"),
        ("just words", "expected `key: value` lines"),
        ("name: Maya: designer", r"^profile\.yaml, line 1: this is not readable as YAML"),
        ("name: x\nskills: {SQL: 1", "line 3: this is not readable|line 2: this is not readable"),
        ("x: !!python/object/apply:os.system ['true']", "not readable as YAML|does not know"),
        (b"name: caf\xe9", "not readable as YAML"),
        ("a: " + "[" * 5_000, "not readable as YAML"),
    ],
)
def test_what_a_profile_may_not_say_is_one_sentence_with_its_line(read, text, sentence):
    with pytest.raises(ProfileError, match=sentence) as caught:
        read(text)
    assert "\n" not in str(caught.value)


def test_an_alias_bomb_ends_in_a_sentence(read):
    bomb = "\n".join(["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 40)])
    with pytest.raises(ProfileError, match="line 1: careerlab does not know `a0`"):
        read(bomb)


def test_a_list_that_holds_itself_ends_in_a_sentence(read):
    with pytest.raises(ProfileError, match="line 1"):
        read("paths: &a [*a]")


def test_a_file_that_is_gone_is_a_sentence(tmp_path):
    with pytest.raises(ProfileError, match=r"profile\.yaml could not be opened \(No such file or directory\)"):
        read_profile(tmp_path / "profile.yaml")


@given(st.text(st.sampled_from("abc: -[]{}&*!#|>'\"\n\t0129.~?,skilpaths"), max_size=60))
def test_any_text_is_a_profile_or_a_profile_error(tmp_path_factory, text):
    file = tmp_path_factory.getbasetemp() / "profile.yaml"
    file.write_text(text)
    try:
        assert isinstance(read_profile(file), Profile)
    except ProfileError as error:
        assert str(error).startswith("profile.yaml")


@given(
    st.dictionaries(st.sampled_from(["SQL", "Figma", "C++"]), st.integers(0, 5)),
    st.lists(st.sampled_from(PRIORITY_TOPICS), unique=True),
)
def test_levels_and_orders_come_back(tmp_path_factory, skills, order):
    file = tmp_path_factory.getbasetemp() / "levels.yaml"
    lines = [f"  {skill}: {level}" for skill, level in skills.items()]
    file.write_text("\n".join(["skills:", *lines, f"priorities: [{', '.join(order)}]"]))
    found = read_profile(file)
    assert (found.skills, found.priorities) == (skills, order)


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("UX design", "UX design"),
        ("Senior UX designer", "UX design"),
        ("ux-design lead", "UX design"),
        ("Product Manager (payments)", "product management"),
        ("front end", "front-end"),
        # none of them
        ("LUX designs", ""),
        ("nurse", ""),
        ("", ""),
    ],
)
def test_which_path_words_name(words, path):
    paths = Path("UX design", ("UX designer",)), Path("product management", ("product manager",)), Path("front-end")
    assert Profile(paths=paths).path_for(words) == path


def test_the_longest_name_wins():
    profile = Profile(paths=(Path("design"), Path("UX design"), Path("", ("  ",))))
    assert (profile.path_for("UX design"), profile.path_for("book design")) == ("UX design", "design")
