"""A vault as a note app keeps it: properties, links, queries, callouts, tasks, pages about people, a template."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LOSSLESS

from careerlab.insights.parse import parse_notes
from careerlab.insights.statements import statements
from careerlab.notes.read import read_notes
from careerlab.notes.typed.inline import asides, merged, programs, without
from careerlab.notes.typed.scanner import read_text
from careerlab.workspace import open_workspace

PROFILE = (
    "name: Maya Chen\npaths:\n- {name: UX design, also: [ux]}\n- {name: product management, also: [product manager]}\n"
)
VAULT = {
    "profile.yaml": PROFILE,
    "notes/.obsidian/workspace.json": '{"main": 1}',
    "notes/.trash/Old talk.md": "Person: Old Friend\n\nShe likes it.",
    "notes/Templates/Interview.md": (
        "---\nperson:\ndate: {{date}}\ntags: [interview]\n---\n# {{title}}\n\n## Pros\n- \n"
    ),
    "notes/People/Anna Nowak.md": (
        "---\ntype: person\naliases: [Ania]\nemail: anna@nowak.example\ncompany: '[[Ottermill]]'\n"
        "job_title: Lead UX designer\ncreated: 2025-11-30\n---\nMet at a design meetup. Climbs.\n"
    ),
    "notes/People/Ottermill.md": "---\ntags: [company]\naliases: [Ottermill Web]\n---\nMakes shop software.\n",
    "notes/Talks/2026-02-03 Ania.md": (
        "---\nattendees: ['[[Anna Nowak|Ania]]', '[[Maya Chen]]']\ncreated: 2026-02-04\n"
        "tags: [interview/ux]\n---\n"
        "# Coffee\n\nGrace introduced us by mail.[^1] %% she asked me\nnot to tell %%\n\n"
        "> [!quote]- What she likes\n> The team is ==kind== and patient. ^likes\n"
        "> > [!note] Pay\n> > It went from $48k to $55k in a year.\n\n"
        "## Cons\n- [/] hours are long before a launch\n"
        "- [ ] send her my portfolio 📅 2026-02-20\n- [x] thanked her ✅ 2026-02-04\n"
        "- [-] call her boss\n\n![[board.png|300]]\n\n"
        "```dataview\nTABLE rating FROM #interview\n```\n\n"
        "`= this.person` said: “Read [[Books/Forms#Chapter 2]] first.”\n\n[^1]: In the first week of January.\n"
    ),
    "notes/Talks/Grace.md": (
        "Person:: [[Grace Oduya]]\nRole:: product manager\n\nWe met in [company:: Ardenline] on a Monday.\n\n"
        "The best part is (feeling:: proud) talking to people who use it.\n\n```sql\nSELECT words FROM talk;\n```\n"
    ),
    "notes/Daily/2026-02-10.md": "---\ntags: daily\n---\nRan in the park.\n",
}


@pytest.fixture
def vault(write):
    return write(VAULT, "search")


@pytest.fixture
def notes(vault):
    return {note.source: note for note in open_workspace(vault).notes}


def said(note):
    return [s.text for s in statements(note)[0]]


def test_what_is_read(notes):
    assert sorted(notes) == [
        "Daily/2026-02-10.md",
        "People/Anna Nowak.md",
        "People/Ottermill.md",
        "Talks/2026-02-03 Ania.md",
        "Talks/Grace.md",
        "Templates/Interview.md",
    ]
    assert {source for source, note in notes.items() if note.talk} == {
        "Daily/2026-02-10.md",
        "Talks/2026-02-03 Ania.md",
        "Talks/Grace.md",
    }


def test_the_talk_knows_what_page_link_tag_and_file_name_say(notes):
    talk = notes["Talks/2026-02-03 Ania.md"]
    assert (talk.person, talk.organisation, talk.role) == ("Anna Nowak", "Ottermill", "Lead UX designer")
    assert (talk.path, talk.date, talk.introduced_by) == ("UX design", "2026-02-03", "Grace Oduya")
    assert talk.notices == ()


def test_inline_fields_say_who(notes):
    talk = notes["Talks/Grace.md"]
    assert (talk.person, talk.role, talk.organisation) == ("Grace Oduya", "product manager", "Ardenline")
    assert talk.path == "product management"


def test_a_daily_note_has_its_day_and_is_asked_about(notes):
    daily = notes["Daily/2026-02-10.md"]
    assert (daily.date, daily.person) == ("2026-02-10", "")
    assert {n.code for n in daily.notices} == {"META-PERSON", "META-PATH"}


def test_pages_say_why_they_are_no_talks(notes):
    assert [n.code for n in notes["People/Anna Nowak.md"].notices] == ["NOTE-PAGE"]
    assert [n.code for n in notes["People/Ottermill.md"].notices] == ["NOTE-PAGE"]
    assert [n.code for n in notes["Templates/Interview.md"].notices] == ["NOTE-PAGE"]


def test_what_was_said(notes):
    assert said(notes["Talks/2026-02-03 Ania.md"]) == [
        "Grace introduced us by mail.",
        "The team is kind and patient.",
        "It went from $48k to $55k in a year.",
        "hours are long before a launch",
        "send her my portfolio 📅 2026-02-20",
        "thanked her ✅ 2026-02-04",
        "call her boss",
        "said: “Read Forms first.”",
        "In the first week of January.",
    ]
    assert said(notes["Talks/Grace.md"]) == [
        "We met in on a Monday.",
        "The best part is talking to people who use it.",
        "proud",
        "SELECT words FROM talk;",
    ]


def test_what_is_private_is_in_no_statement_and_queries_are_nobody_s_words(notes):
    talk = notes["Talks/2026-02-03 Ania.md"]
    kinds = {talk.text[s.start : s.end].split()[0]: s.kind for s in talk.spans if talk.text[s.start : s.end].strip()}
    assert (kinds["%%"], kinds["```dataview"], kinds["`="]) == ("aside", "metadata", "metadata")


def test_callouts_head_what_they_hold(notes):
    found = {s.text: s.section for s in statements(notes["Talks/2026-02-03 Ania.md"])[0]}
    assert found["The team is kind and patient."] == "What she likes"
    assert found["It went from $48k to $55k in a year."] == "Pay"
    assert found["hours are long before a launch"] == "Cons"


@pytest.mark.parametrize(
    ("callout", "section"),
    [
        ("[!pros]", "pros"),
        ("[!Cons]-", "Cons"),
        ("[!quote]", "Above"),
        ("[!note]+ Pay", "Pay"),
        ("[!pros] Likes", "Likes"),
    ],
)
def test_a_callout_is_headed_by_its_title_or_by_a_name_of_its_own(callout, section):
    (found,), _ = statements(read_text(f"# Above\n\n> {callout}\n> She likes the team.", "a.md"))
    assert (found.text, found.section) == ("She likes the team.", section)


def test_people_are_counted_once(vault):
    assert set(open_workspace(vault).insights["person"]) == {"Anna Nowak", "Grace Oduya", ""}


def test_a_bare_vault_without_a_profile(write):
    files = {name.removeprefix("notes/"): text for name, text in VAULT.items() if name.startswith("notes/")}
    table = parse_notes(read_notes(write(files, "vault")))
    assert {"Anna Nowak & Maya Chen", "Grace Oduya"} <= set(table["person"])  # who of the two asks, nobody has said
    assert not set(table["path"]) & {"Talks", "People", "Daily"}


# ---- one thing at a time


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("She said so.[^note-1]", "She said so."),
        ("[^1]: A footnote.", "A footnote."),
        ("$40k to $50k, $x^2$", "$40k to $50k, $x^2$"),
        ("![[Anna#^quote]]\nHer words.", "Her words."),
        ("![[board.png|The board]]", "The board"),
        ("See [[#Cons]] above.", "See #Cons above."),
        ("See [[People/Anna Nowak.md|her]].", "See her."),
        ("<% tp.date.now() %> She likes it.", "She likes it."),
        ("`$= dv.current()` She likes it.", "She likes it."),
        ("`a = b` is code.", "a = b is code."),
        ("- [>] moved to May", "moved to May"),
        ("- [!] urgent one", "urgent one"),
        ("- [a] is a sign", "[a] is a sign"),
        ("[1] is a sign", "[1] is a sign"),
        ("```python\nprint('kept')\n```", "print('kept')"),
        ("```dataview\nnever closed", "never closed"),
        ("5 <% of 7 %", "5 <% of 7 %"),
    ],
)
def test_signs_of_a_vault(text, statement):
    found, _ = statements(read_text("Person: Anna Nowak\nDate: 2026-01-01\n\n" + text, "a.md"))
    assert " ".join(s.text for s in found) == statement


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("- [ ] send portfolio 📅 2026-02-20", ""),
        ("- [ ] call [due:: 2026-02-20]", ""),
        ("Talked on 2026-02-20", "2026-02-20"),
    ],
)
def test_the_day_of_a_task_is_not_the_day_of_the_talk(text, date):
    assert read_text(f"Person: Anna Nowak\n\n{text}", "a.md").date == date


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("- company:: Acme\n- (role:: lead)\n\nShe likes it.", ("Acme", "lead")),
        ("Company: Acme\n\nShe was at [company:: Apex] before.", ("Acme", "")),
        ("- [ ] write to [company:: Apex]", ("", "")),
    ],
)
def test_the_first_field_counts_and_none_of_a_task(text, fields):
    note = read_text(f"Person: Anna Nowak\n{text}", "a.md")
    assert (note.organisation, note.role) == fields


_LINES = st.lists(
    st.sampled_from(
        (
            *("```dataview", "```", "~~~tasks", "TABLE a", "<% a %>", "<%*", "%>", "`= this.a`", "%% a %%", "%%"),
            *(
                "> [!quote]- A",
                "> > [!pros]",
                "> b",
                "![[a.png]]",
                "[[A/b#c]]",
                "[[a|b]]",
                "[^1]: a",
                "a[^1] b",
                "^abc",
            ),
            *("- [/] a 📅 2026-01-01", "company:: [[Acme]]", "[role:: lead] b", "#person", "$a$ ==b==", "word"),
        )
    ),
    max_size=14,
)


@LOSSLESS
@given(_LINES.map("\n".join), st.booleans())
def test_nothing_is_lost(text, fronted):
    text = f"---\ntype: person\n---\n{text}" if fronted else text
    note = read_text(text, "People/a.md")  # that the spans cover the text is asserted in every Note
    statements(note)
    public = without(text, merged([*asides(text), *programs(text)]))
    heard = (text[s.start : s.end] for s in note.spans if s.kind in ("text", "heading"))
    assert public.count("word") == sum(words.count("word") for words in heard)
