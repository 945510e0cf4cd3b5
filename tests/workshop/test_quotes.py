"""Quotes that leave name nobody; what cannot be taken out safely is refused."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from insight_rows import insights, statement
from room import PARTICIPANTS, WORKSHOP, held, holds, plain

from careerlab.notes.model import Note
from careerlab.profile import Known, Profile
from careerlab.workshop.everyday import is_everyday
from careerlab.workshop.named import names_of
from careerlab.workshop.pack import make_pack
from careerlab.workshop.pack_file import pack_bytes
from careerlab.workshop.quotes import pseudonymised, shareable_quotes
from careerlab.workshop.refusals import why_refused

HERE = Path(__file__).parent
TABLE = insights(
    statement(person="Anna Nowak", organisation="Mossbridge Labs", source="Anna.md", talk="a"),
    statement(person="Hope Adeyemi-Clarke", organisation="NHS", source="b.md", talk="b"),
    statement(person="Robert Mbeki", organisation="St Brannoc's Hospital", source="c.md", talk="c"),
)
NAMES = names_of(TABLE, Profile("Maya Lin", people=(Known("Rūta Kazlauskienė", ("Rutka",)),)))


def leaves(text, names=NAMES):
    """(the quote as it would leave, why it may not)."""
    quote, _ = pseudonymised(text, names, {})
    return quote, why_refused(quote, names)


def rows_of(file):
    with (HERE / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


UNKNOWN = ("Анна", "Sunday", "Christian", "Luigi")  # first names that nobody said are any
# ---- what is taken out


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Anna says the pay is poor.", "[person 1] says the pay is poor."),
        ("anna's team is kind", "[person 1]'s team is kind"),
        ("ANNA NOWAK is kind", "[person 1] is kind"),
        ("Nowak is kind, Anna is kind", "[person 1] is kind, [person 1] is kind"),
        ("Nowak, Anna is kind", "[person 1] is kind"),
        ("A. Nowak is kind", "[person 1] is kind"),
        ("Ania and Annie are kind", "[person 1] and [person 1] are kind"),
        ("Bob and Robert Mbeki are kind", "[person 1] and [person 1] are kind"),
        ("ruta and Rūta and Rutka are kind", "[person 1] and [person 1] and [person 1] are kind"),
        ("Adeyemi-Clarke is kind, Clarke is", "[person 1] is kind, [person 1] is"),
        ("Anna and Bob and Anna", "[person 1] and [person 2] and [person 1]"),
        ("Mossbridge pays well, mossbridge labs does", "[employer 1] pays well, [employer 1] does"),
        ("At St Brannoc’s Hospital we laugh, at brannoc's too", "At [employer 1] we laugh, at [employer 1]'s too"),
        ("Maya is the one who asks", "[person 1] is the one who asks"),
        ("Samuel Petty lends me lessons", "[name 1] lends me lessons"),
        ("We report to Dr Moss and to Mrs Baker", "We report to [name 1] and to [name 2]"),
        ("We flew to Berlin for the work", "We flew to [place 1] for the work"),
        ("Bupa pays well", "[employer 1] pays well"),
        ("Write to k.wrona@northolme.example at work", "Write to [e-mail] at work"),
        ("Look at https://old.example/a?b=c before you start", "Look at [link] before you start"),
        ("Look at old.example before you start", "Look at [link] before you start"),
        ("She is @slow_loop there", "She is [handle] there"),
        ("Ring 07700 900417 or (212) 555-0147 about work", "Ring [phone] or [phone] about work"),
        ("It began on 3 March 2026 and on March 3rd", "It began on [date] and on [date]"),
        ("It began on 2026-03-03 and on 3.3.2026", "It began on [date] and on [date]"),
        ("It began on the third of March", "It began on [date]"),
    ],
)
def test_what_is_somebodys_is_taken_out(text, quote):
    assert leaves(text) == (quote, "")


@pytest.mark.parametrize(
    "text",
    [
        "The pay is poor, 62k or £31,000, and it goes up by 3% every year.",
        "I love that I see people well as often as ill.",
        "You need SQL, Git and Node.js, and a PGCE helps.",
        "We start at 7:30, e.g. on Mondays, and end at 5 p.m. in March.",
        "It's hopeful, remarkable work: no marking, no bills.",
        "“They tell me when a lesson was rubbish”, and I'd say the same.",
        "I feed the twins at five, and in May I had every Friday off.",
        "Year 9 is the best; 40-50 hours, 2019-2021 was worse.",
        "Documentation that stands up in court",
        "Nobody says thank you, everybody is on call.",
        "I work Monday to Friday, every Sunday, and on Sunday nights I plan the week.",
        "It takes a lot of patience, and a few miles on a bike.",
    ],
)
def test_plain_sentences_leave_as_they_are(text):
    assert leaves(text) == (text, "")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("You cannot do a winter here without Hope.", "“Hope” is a name and a word"),
        ("I hope it stays so.", "“hope” is a name and a word"),
        ("They've hung a Hopeometer by the kettle.", "“Hopeometer” has a name inside"),
        ("Ring oh one six three two, nine six oh, and ask.", "telephone number in words"),
        ("She is slow_loop_loretta on every site.", "sign “_”"),
        ("She is slowloop7 on every site.", "“slowloop7”"),
        ("Mail me at anna at gmail or so.", "address in words"),
        ("My site is moss dot com slash jobs.", "address in words"),
        ("Her birthday is a day we keep.", "birthday"),
        ("The best lead is rosalind, no question.", "“rosalind”"),
        ("The kindest here are Kit and the others.", "“Kit”"),
        ("Grant said no to a raise.", "“Grant”"),
        ("Good people: Baker, and the others.", "“Baker”"),
        ("Baker lends me her notes.", "“Baker”"),
        ("Ask in ward B12 about it.", "“B12”"),
        ("Great Pay for all of us.", "“Pay”"),
        ("Miles runs the night shift.", "“Miles”"),
        ("Patience is the kindest of us.", "“Patience”"),
        ("Moss works three nights a week.", "“Moss”"),
        ("I sat with penny every week.", "“penny”"),
        ("I asked dev about the pay.", "“dev”"),
        ("Sunday runs the night shift.", ""),
        ("I asked Christian about the pay.", ""),
        ("I asked Luigi about the pay.", ""),
        ("The pay is {good}.", "sign"),
        ("The pay is [person 1] good §.", "signs"),
        ("Анна is kind to all.", ""),
        ("word " * 100, "longer"),
    ],
)
def test_what_cannot_be_taken_out_is_refused(text, says):
    quote, reason = leaves(text)
    if says:
        assert says in reason
    assert reason or not any(holds(quote, word) for word in UNKNOWN)


def test_sentences_made_to_leak_do_not():
    accepted = 0
    for row in rows_of("nasty_sentences.csv"):
        quote, reason = leaves(row["sentence"])
        accepted += not reason
        if not reason:
            assert [secret for secret in row["secrets"].split(";") if holds(quote, secret)] == [], quote
    assert accepted >= 20  # refusing everything would be safe, and of no use


# ---- whatever is around a name, and however it is written

CASES = (str, str.lower, str.upper, str.title)
SECRETS = ("Anna", "Nowak", "Anna Nowak", "Robert Mbeki", "Bob", "Mbeki", "Rūta", "Kazlauskienė", "Mossbridge Labs")
SECRETS += ("Mossbridge", "Brannoc", "Adeyemi", "Clarke", "Hope", "Rutka", "Maya", "Lin")
WORDS = st.sampled_from("we like the work here and she pays well but hours are long at team of in with a".split())


@given(
    st.sampled_from(SECRETS),
    st.sampled_from(CASES),
    st.lists(WORDS, max_size=6),
    st.lists(WORDS, max_size=6),
    st.sampled_from(["", "'s", "’s", ",", ".", "!", "?", ")", "-", "…"]),
    st.sampled_from(["", "(", "“", "- ", "Mrs ", "dear "]),
)
def test_a_known_name_never_leaves(secret, case, before, after, behind, front):
    text = " ".join([*before, front + case(secret) + behind, *after])
    quote, reason = leaves(text)
    assert reason or not any(holds(quote, word) for word in secret.split())


@given(st.text(st.characters(codec="utf-8", categories=("Lu", "Ll", "Nd", "Zs", "Po", "Pd")), max_size=60))
def test_every_word_that_leaves_is_known_to_name_nobody(text):
    quote, reason = leaves(text)
    if not reason:
        for word in quote.replace("[", " [").replace("]", "] ").split():
            letters = "".join(c for c in word if c.isalpha())
            assert not letters or word.startswith(("[", "1", "2")) or plain(letters) == plain(letters).casefold()
        assert why_refused(quote, NAMES) == ""


@given(
    st.sampled_from(["zorgun", "quellmar", "ottavric", "brixandor"]),
    st.sampled_from(CASES),
    st.lists(WORDS, max_size=5),
)
def test_an_unknown_name_never_leaves(name, case, before):
    assert not is_everyday(name)
    quote, reason = leaves(" ".join([*before, case(name), "is kind"]))
    assert reason or not holds(quote, name)


# ---- which notes, which sentences


def test_only_notes_that_say_so_are_shared():
    table = insights(
        statement(source="a.md", text="I like what I do here."),
        statement(source="b.md", text="I like the people here.", talk="b"),
        statement(source="a.md", text="I am not good at it.", kind="gap", speaker="note-taker"),
        statement(source="a.md", text="I wait for a decision.", status="ask"),
        statement(source="a.md", text="Too short."),
        statement(source="a.md", text="I like the other path.", path="elsewhere"),
    )
    notes = [Note("a.md", share=True), Note("b.md")]
    found = shareable_quotes(notes, table, paths=["ux"])
    assert found["quote"].tolist() == ["I like what I do here."]
    assert found["path"].tolist() == ["ux"]
    assert list(found) == ["id", "path", "topic", "kind", "written", "quote", "refused", "replaced"]
    assert len(shareable_quotes([], table, paths=["ux"])) == 0


def test_one_person_has_one_number_in_all_quotes():
    table = insights(
        statement(text="Anna is kind to us."),
        statement(text="Ben Lowrie is kind to us.", person="Ben Lowrie"),
        statement(text="We all like Lowrie and Anna."),
    )
    found = shareable_quotes([Note("a.md", share=True)], table, paths=["UX"])
    assert found["quote"].tolist()[2] == "We all like [person 2] and [person 1]."
    assert found["replaced"].tolist()[2] == "Lowrie = [person 2]; Anna = [person 1]"


def test_brackets_of_the_note_are_no_placeholders():
    found = shareable_quotes(
        [Note("a.md", share=True)], insights(statement(text="[person 1] is kind to us.")), paths=["UX"]
    )
    assert found["refused"].tolist() == ["it holds brackets already"]


# ---- the sample, with everything planted in it

# everyday words of an employer or a title ("Family Bridge", "Sister Blanchflower") that a quote or skill has by itself
EXEMPT = {"care", "children", "family", "hospice", "sister", "software", "systems"}


@pytest.fixture(scope="module")
def packs(participants):
    """Name -> (candidates, bytes of the pack with all quotes that may leave)."""
    found = {}
    for name, workspace in participants.items():
        quotes = shareable_quotes(workspace.notes, workspace.insights, workspace.profile, WORKSHOP)
        accepted = quotes[quotes["refused"] == ""]
        pack = make_pack(workspace.insights, workspace.profile, WORKSHOP, name, accepted)
        found[name] = quotes, pack_bytes(pack)
    return found


def planted(participant=""):
    """Every planted detail (of one participant), and each word of a name or an employer: surnames alone, too."""
    found = set()
    for row in rows_of("planted.csv"):
        if participant not in ("", row["participant"]):
            continue
        parts = re.findall(r"[^\W\d_]{2,}", row["text"]) if row["kind"] in ("name", "nickname", "employer") else []
        found |= {row["text"], *parts}
    return {detail for detail in found if plain(detail) not in EXEMPT}


@pytest.mark.parametrize("name", PARTICIPANTS)
def test_no_planted_detail_of_anybody_is_in_a_pack(name, packs):
    assert held(packs[name][1].decode(), planted()) == []


def test_no_day_is_in_a_pack(packs):
    for _, raw in packs.values():
        assert re.findall(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}", raw.decode()) == []


def test_nine_notes_are_shared_and_three_hold_what_must_stay(packs, participants):
    shared = {name for name, workspace in participants.items() if any(note.share for note in workspace.notes)}
    assert shared == {"p01", "p03", "p05", "p07", "p10", "p12", "p14", "p16", "p18"}
    assert {name for name, (quotes, _) in packs.items() if len(quotes)} == shared
    refused = {name: " ".join(quotes.loc[quotes["refused"] != "", "written"]) for name, (quotes, _) in packs.items()}
    assert "Hopeometer" in refused["p10"]
    assert "oh one six three two" in refused["p16"]
    assert "slow_loop_loretta" in refused["p18"]


def test_most_of_what_is_shared_may_leave(packs):
    refused = [reason for quotes, _ in packs.values() for reason in quotes["refused"]]
    assert refused.count("") >= 0.9 * len(refused)


@pytest.mark.parametrize("name", PARTICIPANTS)
def test_no_sentence_of_the_sample_would_leak(name, participants):
    """As if every note said `share: yes`, and every sentence were a candidate."""
    found = participants[name]
    names, numbers = names_of(found.insights, found.profile, found.notes), {}
    quotes = [pseudonymised(text, names, numbers)[0] for text in found.insights["text"]]
    leaving = [quote for quote in quotes if not why_refused(quote, names)]
    everyday = EXEMPT | {"college", "digital", "high", "hospital", "primary", "school"}
    own = {detail for detail in planted(name) if plain(detail) not in everyday}
    assert held(" | ".join(leaving), own) == []
    assert len(leaving) > 0.8 * len(quotes)
