"""Names are one only because somebody said so, whatever the order in which that is read."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.insights.identity.merging import fullest, identities, joined
from careerlab.insights.identity.names import fold_firm, fold_mark, fold_name, is_address


def known(name, *also):
    return SimpleNamespace(name=name, also=also)


def shown(sayings, *profile):
    who = identities(sayings, fold_name, profile)
    return [who.name(fullest(name, also, fold_name)) for name, also in sayings]


@pytest.mark.parametrize(
    ("sayings", "names"),
    [
        ([("Anna Nowak", ("Ania",)), ("Ania", ())], ["Anna Nowak"] * 2),
        ([("Anna Nowak", ("Anna Kowalska",)), ("Anna Kowalska", ()), ("Anna Nowak", ())], ["Anna Nowak"] * 3),
        ([("Ania", ("a@b.example",)), ("Anna Nowak", ("A@B.example",))], ["Anna Nowak"] * 2),
        ([("Ania", ("https://x.example/in/an",)), ("Anna N.", ("x.example/in/an/",))], ["Anna N."] * 2),
        ([("Ania", ("Anna Nowak",)), ("Anna Nowak", ())], ["Anna Nowak"] * 2),
        ([("Nowak, Anna", ()), ("Anna Nowak", ())], ["Anna Nowak"] * 2),
        ([("anna@b.example", ("anna@b.example",)), ("Anna", ("anna@b.example",))], ["Anna"] * 2),
        # nobody said so, or it was said of two
        ([("Anna Nowak", ("Ania",)), ("Anna Low", ("Ania",)), ("Ania", ())], ["Anna Nowak", "Anna Low", "Ania"]),
        ([("Ania", ("Anna Nowak",)), ("Ania", ("Anna Low",)), ("Ania", ())], ["Anna Nowak", "Anna Low", "Ania"]),
        ([("Ania", ("Anna Nowak",)), ("Ania", ("Anna Low",))], ["Anna Nowak", "Anna Low"]),
        ([("Anna Nowak", ("info@b.example",)), ("Tom Low", ("info@b.example",))], ["Anna Nowak", "Tom Low"]),
        ([("Anna", ()), ("Anna Nowak", ())], ["Anna", "Anna Nowak"]),
        ([("Bob Low", ()), ("Robert Low", ())], ["Bob Low", "Robert Low"]),
    ],
)
def test_what_the_notes_declare(sayings, names):
    assert shown(sayings) == names


def test_the_profile_decides_who_a_short_name_is_and_how_it_is_shown():
    sayings = [("Anna Nowak", ("Ania",)), ("Anna Low", ("Ania",)), ("Ania", ()), ("Bob", ())]
    profile = known("Anna Low", "Ania"), known("Robert Stone", "Bob")
    assert shown(sayings, *profile) == ["Anna Nowak", "Anna Low", "Anna Low", "Robert Stone"]


def test_names_of_employers_are_all_full_ones():
    sayings = [("Acme", ("Acme Widgets",)), ("Acme", ()), ("ACME Widgets Ltd", ())]
    who = identities(sayings, fold_firm, full=bool)
    assert {who.name(fold_firm(name)) for name, _ in sayings} == {"Acme"}


_PEOPLE = st.sampled_from("Anna|Ania|Anna Nowak|Anna Low|Bob|Bob Low|Rob Low|anna nowak|Nowak, Anna".split("|"))
_ALSO = st.one_of(_PEOPLE, st.sampled_from(("a@x.example", "b@x.example", "info@x.example", "x.example/in/a")))
SAYINGS = st.lists(st.tuples(_PEOPLE, st.lists(_ALSO, max_size=2).map(tuple)), max_size=8)


@given(SAYINGS, st.randoms(use_true_random=False))
def test_the_order_of_the_notes_changes_nothing(sayings, random):
    mixed = random.sample(sayings, len(sayings))
    assert dict(zip(mixed, shown(mixed), strict=True)) == dict(zip(sayings, shown(sayings), strict=True))


@given(SAYINGS)
def test_names_are_one_only_if_declarations_lead_from_one_to_the_other(sayings):
    links = {}
    for name, also in sayings:
        keys = [fold_name(name), *(fold_mark(word) or fold_name(word) for word in also)]
        for a in keys:
            links.setdefault(a, set()).update(keys)

    def reached(key):
        seen, waiting = {key}, [key]
        while waiting:
            for other in links[waiting.pop()] - seen:
                seen.add(other)
                waiting.append(other)
        return seen

    who = identities(sayings, fold_name)
    for a in links:
        for b in links:
            if who.of(a) == who.of(b):
                assert b in reached(a)
    for name, also in sayings:  # and what is said plainly is heard
        plain = [fold_name(word) for word in also if not is_address(word)]
        for key in [*(word for word in plain if " " in word), *filter(None, map(fold_mark, also))]:
            assert who.of(key) == who.of(fullest(name, also, fold_name))


@given(SAYINGS)
def test_what_is_settled_stays_settled(sayings):
    once = shown(sayings)
    again = [(name, (*also, old)) for name, (old, also) in zip(once, sayings, strict=True)]
    assert shown(again) == once


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12), st.randoms(use_true_random=False))
def test_joined_is_an_equivalence(pairs, random):
    first = joined(pairs)
    assert joined(random.sample(pairs, len(pairs))) == first
    assert all(first[a] == first[b] for a, b in pairs)
    assert all(first[root] == root <= key for key, root in first.items())
