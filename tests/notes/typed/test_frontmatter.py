"""Front matter: words as typed, limits, and a notice with its line where something cannot be read."""

import pytest
from hypothesis import given
from strategies import texts

from careerlab.notes.read import read_file
from careerlab.notes.typed.frontmatter import MAX_BYTES, MAX_DEPTH, MAX_DIGITS, MAX_NODES, split_front_matter
from careerlab.notes.typed.scanner import read_text


def fronted(inside):
    return f"---\n{inside}\n---\nBody stays."


def split(inside):
    meta, _, end, notices = split_front_matter(fronted(inside))
    return meta, end, [(n.code, n.line) for n in notices]


def alias_bomb():
    rows = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 30)]
    return "\n".join(rows)


def merge_bomb():
    rows = ["a0: &a0 {k: v}"] + [f"a{i}: &a{i}\n  <<: [*a{i - 1}, *a{i - 1}]" for i in range(1, 30)]
    return "\n".join(rows)


@pytest.mark.parametrize(
    ("inside", "meta"),
    [
        ("person: Anna Nowak", {"person": "Anna Nowak"}),
        ("Talked_To: Anna\nJob-Title: lead", {"talked to": "Anna", "job title": "lead"}),
        ('name: "Anna: lead designer"', {"name": "Anna: lead designer"}),
        # a link stays a link, whatever YAML makes of brackets
        ("person: [[Anna K]]", {"person": "[[Anna K]]"}),
        ("person: '[[people/Anna K|Anna]]'", {"person": "[[people/Anna K|Anna]]"}),
        ("person: [[people/Anna K|Anna]]", {"person": "[[people/Anna K|Anna]]"}),
        ("person: [[Sinéad O'Neil]]", {"person": "[[Sinéad O'Neil]]"}),
        ("people:\n  - [[Anna K]]\n  - '[[Tom]]'", {"people": ["[[Anna K]]", "[[Tom]]"]}),
        ("people: [[[Anna K]], [[Tom]]]", {"people": ["[[Anna K]]", "[[Tom]]"]}),
        # keys however they are written, and keys below keys
        ("jobTitle: lead\nCAREER_PATH: UX", {"job title": "lead", "career path": "UX"}),
        ("person:\n  name: Anna\n  works: {at: Acme}", {"person": "", "person/name": "Anna", "works/at": "Acme"}),
        ("people:\n  - name: Anna\n  - name: Tom", {"people": "", "people/name": ["Anna", "Tom"]}),
        ("? [a, b]\n: c\nperson: Anna", {"": "c", "person": "Anna"}),
        ("tags: [ux, pay]", {"tags": ["ux", "pay"]}),
        ("tags:\n  - ux\n  - pay", {"tags": ["ux", "pay"]}),
        ("note: |\n  two\n  lines", {"note": "two\nlines"}),
        ("empty:\nperson: Anna", {"empty": "", "person": "Anna"}),
        # words stay words
        ("country: no", {"country": "no"}),
        ("date: 2026-02-03", {"date": "2026-02-03"}),
        ("a: 007\nb: 1e5\nc: null\nd: ~\ne: on", {"a": "007", "b": "1e5", "c": "null", "d": "~", "e": "on"}),
    ],
)
def test_fields(inside, meta):
    assert split(inside) == (meta, len(fronted(inside)) - len("\nBody stays."), [])


@pytest.mark.parametrize(
    ("inside", "meta", "notice"),
    [
        ("name: Anna: lead designer\ncompany: Acme", {"company": "Acme"}, ("FM-SYNTAX", 2)),
        ("company: Acme\nname: A\x07B", {"company": "Acme"}, ("FM-SYNTAX", 3)),
        ("x: !!python/object/apply:os.system ['true']\nname: Anna", {"name": "Anna"}, ("FM-SYNTAX", 2)),
        ("name: Anna\nname: Bob", {"name": "Bob"}, ("FM-DUPKEY", 3)),
        ("tags: #ux #pay", {"tags": ["ux", "pay"]}, ("FM-COMMENT", 2)),
        ("tags:\n  - #ux\n  - pay", {"tags": ["ux", "pay"]}, ("FM-COMMENT", 3)),
        ('name: "Anna\nrole: UX', {"name": "Anna", "role": "UX"}, ("FM-SYNTAX", 2)),
        ("name:Anna K\nrole: UX", {"role": "UX"}, ("FM-SYNTAX", 2)),
        (f"a: {'9' * (MAX_DIGITS + 1)}", {"a": ""}, ("FM-VALUE", 2)),
        (f"a: -{'9' * (MAX_DIGITS + 1)}", {"a": ""}, ("FM-VALUE", 2)),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_the_rest_is_read(inside, meta, notice):
    found, end, notices = split(inside)
    assert (found, notices) == (meta, [notice])
    assert end


@pytest.mark.parametrize(
    "inside", [alias_bomb(), merge_bomb(), "a: &a [*a]", "a: " + "[" * 600, "a: " + "{b: " * 600, "a: *b"]
)
def test_yaml_bombs_are_not_read(inside):
    meta, end, notices = split(inside)
    assert (meta, notices) == ({}, [("FM-LIMIT", 1)])
    assert fronted(inside)[end:].strip() == "Body stays."


@pytest.mark.parametrize(
    ("inside", "is_read"),
    [
        ("k: " + "x" * (MAX_BYTES - 4), True),
        ("k: " + "x" * (MAX_BYTES - 2), False),
        ("k: " + "é" * (MAX_BYTES // 2), False),
        ("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1), True),
        ("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH, False),
        ("k: [" + "a," * (MAX_NODES - 50) + "]", True),
        ("k: [" + "a," * MAX_NODES + "]", False),
        ("a: " + "9" * MAX_DIGITS, True),
    ],
    ids=["bytes", "bytes+1", "bytes, not letters", "depth", "depth+1", "values", "values+1", "digits"],
)
def test_at_the_limit_and_past_it(inside, is_read):
    meta, _, notices = split(inside)
    assert (bool(meta), notices) == (is_read, [] if is_read else [("FM-LIMIT", 1)])


@pytest.mark.parametrize(
    ("text", "notices"),
    [
        ("no front matter", []),
        ("---\nShe was late.\n---\nBody.", []),
        ("---\n\nA rule at the top.", []),
        ("---\n- pay\n- hours\n---\nBody.", [("FM-NOT-MAP", 2)]),
        ("---\nname: Anna\nbody without end", [("FM-OPEN", 1)]),
        ("\n---\nname: Anna\n---\n", []),
        ("----\nname: Anna\n---\n", []),
    ],
)
def test_what_is_no_front_matter_stays_text(text, notices):
    meta, _, end, found = split_front_matter(text)
    assert (meta, end, [(n.code, n.line) for n in found]) == ({}, 0, notices)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_with_any_line_end(end):
    text = f"---{end}person: Anna{end}tags: #ux{end}---{end}Body."
    meta, lines, at, notices = split_front_matter(text)
    assert (meta, lines["person"], notices[0].line) == ({"person": "Anna", "tags": ["ux"]}, 2, 3)
    assert text[at:].strip() == "Body."


def test_a_bom_does_not_hide_front_matter(write):
    folder = write({"a.md": b"\xef\xbb\xbf---\nperson: Anna Nowak\n---\n# Pros\n- pay"})
    note = read_file(folder / "a.md", "a.md")[0]
    assert note.person == "Anna Nowak"
    assert note.spans[0].kind == "metadata"


def test_no_tag_is_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    read_text("---\nx: !!python/object/apply:os.system ['touch HACKED']\n---\nBody.", "x.md")
    assert list(tmp_path.iterdir()) == []


@given(texts())
def test_any_front_matter_is_read_or_named(inside):
    text = f"---\n{inside}\n---\nBody."
    meta, lines, end, _ = split_front_matter(text)
    assert lines.keys() == meta.keys()
    assert 0 <= end <= len(text)
    assert all(isinstance(v, str) or all(isinstance(x, str) for x in v) for v in meta.values())


def test_control_signs_that_are_spelled_out_become_visible():
    assert split('name: "A\\e[31m\\u202eB"')[0] == {"name": "A\u241b[31m[U+202E]B"}
