"""How names are compared, and which look alike: the index must find what holding every name against all would."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.insights.identity.names import (
    alike,
    firm_forms,
    fold_firm,
    fold_mark,
    fold_name,
    is_maybe_one,
)
from careerlab.resources import rows


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Dr. Zoë  O'Neil (UX)", "zoe o neil"),
        ("Sinéad O’Neil, PhD", "sinead o neil"),
        ("Nowak, Anna", "anna nowak"),
        ("van der Berg, Tom", "tom van der berg"),
        ("Nowak, Anna Maria", "anna maria nowak"),
        ('Robert "Bob" Low', "robert low"),
        ("Paweł Łęcki", "pawel lecki"),
        ("Søren Groß", "soren gross"),
        ("Prof. Dr. Mei-Lin Chow", "mei lin chow"),
        ("ANNA  NOWAK", "anna nowak"),
        # nobody, and what is part of a name
        ("Dr.", ""),
        ("???", ""),
        ("Anna M. Nowak", "anna m nowak"),
        ("Tom Low Jr", "tom low jr"),
        ("Low, Jr", "low jr"),
    ],
)
def test_fold_name(name, folded):
    assert fold_name(name) == folded


@pytest.mark.parametrize(
    ("firm", "folded"),
    [
        ("The Acme Co., Ltd.", "acme"),
        ("Acme GmbH & Co. KG", "acme"),
        ("ACME Inc", "acme"),
        ("Pellow & Finch", "pellow and finch"),
        ("Pellow and Finch", "pellow and finch"),
        ("Ardenline (train tickets)", "ardenline"),
        ("N.H.S.", "nhs"),
        # not to nothing, and not further than the legal form
        ("Co", "co"),
        ("The Limited", "limited"),
        ("The Guardian Group", "guardian group"),
        ("", ""),
    ],
)
def test_fold_firm(firm, folded):
    assert fold_firm(firm) == folded


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("Anna.Nowak@Acme.example", "@anna.nowak@acme.example"),
        ("<mailto:a@b.example>", "@a@b.example"),
        ("https://www.links.example/in/anna-n/?trk=1", "@links.example/in/anna-n"),
        ("@annan", "@annan"),
        # an office, a site, a name
        ("info@acme.example", ""),
        ("No-Reply@acme.example", ""),
        ("https://acme.example/", ""),
        ("Anna Nowak", ""),
        ("Anna", ""),
        ("UX/UI", ""),
    ],
)
def test_fold_mark(words, mark):
    assert fold_mark(words) == mark


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna", "Anna Nowak"),
        ("Dr. Nowak", "Anna Nowak"),
        ("A. Nowak", "Anna Nowak"),
        ("Anna N.", "Anna Nowak"),
        ("Anna M. Nowak", "Anna Nowak"),
        ("Anna M. Nowak", "Anna Maria Nowak"),
        ("Nowak Anna", "Anna Nowak"),
        ("Anna Nowak", "Anna Novak"),
        ("Anna Nowak", "Anna Nowack"),
        ("Anna Nowak", "Anan Nowak"),
        ("Müller Tom", "Mueller Tom"),
        ("Bob Low", "Robert Low"),
        ("Bob", "Robert Low"),
        ("Liz", "Elizabeth"),
        ("Bob Low", "Rob Low"),
    ],
)
def test_alike(one, other):
    assert is_maybe_one(one, other)
    assert is_maybe_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Nowak", "Anna Kowalska"),
        ("Tom", "Tim"),
        ("Tom Lo", "Tim Lo"),  # short names differ by a letter easily
        ("Anna Maria Nowak", "Anna Karin Nowak"),
        ("Bob Low", "Robert Stone"),
        ("Anna", ""),
    ],
)
def test_not_alike(one, other):
    assert not is_maybe_one(one, other)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Acme", "Acme Design", True),
        ("NHS", "National Health Service", True),
        ("LSE", "London School of Economics", True),
        ("Wexcombe", "Wexcomb", True),
        ("Acme", "Apex", False),
    ],
)
def test_alike_firms(one, other, found):
    keys = [fold_firm(one), fold_firm(other)]
    assert (keys[0] in alike(keys, firm_forms, lambda key: ())) == found


NAMES = st.lists(
    st.builds(
        " ".join,
        st.lists(
            st.sampled_from("anna ana anan bob robert rob a b nowak novak nowa low m maria".split()),
            min_size=1,
            max_size=3,
        ),
    ),
    max_size=12,
    unique=True,
)


def by_hand(a, b):
    """Whether two names are alike, told by the two alone."""
    return b in alike([a, b]).get(a, ())


@given(NAMES)
def test_the_index_finds_what_holding_every_name_against_all_others_finds(names):
    found = alike(names)
    assert {(a, b) for a in names for b in found.get(a, ())} == {
        (a, b) for a in names for b in names if a != b and by_hand(a, b)
    }


@given(st.one_of(st.text(max_size=40), NAMES.map(" ".join), NAMES.map(", ".join)))
def test_any_name_folds_once(name):
    for fold in (fold_name, fold_firm):
        assert fold(fold(name)) == fold(name)


def test_work_grows_with_the_names_and_not_with_their_square():
    def steps(count):
        names, done = [f"{first} nowak{i}" for i in range(count) for first in ("anna", "a")], []
        sys.setprofile(lambda *_: done.append(1))
        alike(names)
        sys.setprofile(None)
        return len(done)

    assert steps(400) <= 2.5 * steps(200)


def test_nicknames_are_a_sorted_table_of_folded_names():
    table = [(row["nickname"], row["name"]) for row in rows("nicknames")]
    assert table == sorted(set(table))
    assert all(fold_name(name) == name != nickname for nickname, name in table)
