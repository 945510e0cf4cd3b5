"""What was shown of a workshop comes back from its file as it was; anything else is refused in one sentence."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerlab.analysis.evidence import as_frame
from careerlab.errors import PackError
from careerlab.insights.codebook import PRIORITY_TOPICS
from careerlab.workshop.auditor import Told
from careerlab.workshop.cells import Cell
from careerlab.workshop.group_file import read_group, write_group
from careerlab.workshop.merge import Shown, exports_of, group_of, merge_packs
from tests.workshop.packs import room

TABLES = ("topics", "paths", "path_topics", "disagreements", "unasked", "gaps", "themes", "merged", "left_out")
LEFT_OUT = as_frame([], {"code": "str", "reason": "str"})
BANDS = ("few", "nearly all", "nearly anywhere", "some", "enough", "")


def same(one, other):
    plain = ("participants", "k", "told", "packs", "families", "before", "remarks")
    return all(getattr(one, n) == getattr(other, n) for n in plain) and all(
        getattr(one, table).equals(getattr(other, table)) for table in TABLES
    )


@st.composite
def exports(draw):
    """What an export may have told: of some words, over all paths and by path."""
    paths = draw(st.sets(st.text(st.characters(codec="utf-8", categories=("L", "Zs")), min_size=1), max_size=3))
    kept_back = st.builds(Told, st.sampled_from(BANDS), st.just(-1))
    told = kept_back | st.builds(Told, st.just("number"), st.integers(3, 99))
    words = [("talks", ""), *((what, topic) for topic in PRIORITY_TOPICS[:2] for what in ("spoken", "for", "against"))]
    words += [("gap", "Git"), ("theme", "Home on time")]
    cells = [Cell(what, path, word) for what, word in words for path in ("", *sorted(paths)) if path or what != "talks"]
    found = {cell: draw(told) for cell in cells}
    families = {path: draw(st.sampled_from([path, "other paths"])) for path in sorted(paths)}
    packs = draw(st.frozensets(st.text("0123456789abcdef", min_size=1, max_size=8), min_size=1, max_size=20))
    return Shown(found, draw(st.integers(3, 9)), packs, families)


@given(st.lists(exports(), min_size=1, max_size=3))
@settings(max_examples=25)
def test_what_was_written_is_read(tmp_path, chain):
    *before, last = chain
    group = replace(group_of(last, LEFT_OUT), before=tuple(before))
    file = write_group(group, tmp_path / "group.json")
    read = read_group(file)
    assert same(read, group)
    assert exports_of(read) == (*before, exports_of(group)[-1])
    raw = file.read_bytes()
    assert write_group(read, file).read_bytes() == raw


def test_an_export_of_packs_is_read_as_it_was_shown(tmp_path):
    good, bad = ["hours+"], ["hours-"]
    group = merge_packs(room((7, {"law": good}), (7, {"law": bad}), (7, {"nursing": good}), (7, {"nursing": bad})))
    assert len(group.path_topics)
    assert same(read_group(write_group(group, tmp_path / "group.json")), group)


def test_an_export_of_totals_tells_nothing_that_could_be_read(tmp_path):
    group = merge_packs(room((9, {"law": ["hours+"]})))
    assert read_group(write_group(group, tmp_path / "group.json")) is None


def test_it_holds_fixed_words_numbers_and_fingerprints(tmp_path):
    group = merge_packs(room((12, {"law": ["hours+"]}), (9, {"nursing": ["pay+"]})))
    told = json.loads(write_group(group, tmp_path / "group.json").read_text("utf-8"))
    assert set(told) == {"exports", "kind", "version"}
    assert {key for export in told["exports"] for key in export} == {"told", "k", "packs", "families"}
    assert not any(0 <= number < 5 for export in told["exports"] for *_, number in export["told"])
    assert all(len(pack) == 64 for export in told["exports"] for pack in export["packs"])


GOOD = {"told": [["talks", "law", "", "number", 7]], "k": 5, "packs": ["a"], "families": {"law": "law"}}


@pytest.mark.parametrize(
    "wrong",
    [
        {"k": 2},
        {"k": "5"},
        {"packs": []},
        {"packs": [1]},
        {"packs": None},
        {"told": []},
        {"told": [["talks", "law", "", "number"]]},
        {"told": [["talks", "law", "", "perhaps", -1]]},
        {"told": [["talks", "law", "", "number", "7"]]},
        {"told": [["talks", "law", "", "number", -1]]},
        {"told": [["talks", "law", "", "number", 10**20]]},
        {"told": [["talks", "law", "", "few", 3]]},
        {"told": [["talks", 1, "", "number", 7]]},
        {"families": []},
        {"families": {"law": 1}},
    ],
    ids=str,
)
def test_what_is_damaged_is_refused(tmp_path, wrong):
    file = tmp_path / "group.json"
    kept = {"kind": "careerlab workshop, what was shown", "version": 2}
    file.write_text(json.dumps(kept | {"exports": [GOOD]}), "utf-8")
    assert read_group(file).paths.values.tolist() == [["law", 7, ""]]
    file.write_text(json.dumps(kept | {"exports": [GOOD, GOOD | wrong]}), "utf-8")
    with pytest.raises(PackError, match="does not hold what was shown before") as refused:
        read_group(file)
    assert "\n" not in str(refused.value)


@given(st.binary(max_size=80))
@settings(max_examples=50)
def test_any_bytes_are_refused_and_never_break(tmp_path, raw):
    file = tmp_path / "group.json"
    file.write_bytes(raw)
    with pytest.raises(PackError):
        read_group(file)


def test_a_file_of_another_version_is_refused(tmp_path):
    file = tmp_path / "group.json"
    file.write_text(json.dumps({"kind": "careerlab workshop, what was shown", "version": 1, "exports": []}), "utf-8")
    with pytest.raises(PackError):
        read_group(file)
