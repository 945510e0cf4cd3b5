"""A pack as a file: always the same bytes, and read with suspicion."""

import hashlib
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from insight_rows import insights, statement

from careerlab.errors import CareerlabError, PackError
from careerlab.workshop.pack import make_pack
from careerlab.workshop.pack_file import MAX_BYTES, pack_bytes, parse_pack, read_pack, write_pack

TABLE = insights(
    statement(person="Anna Nowak", topic="hours", date="2026-03-14"),
    statement(person="Ben Low", kind="need", text="You need Git.", skills="Git", talk="b.md"),
)
PACK = make_pack(TABLE, paths=["UX", "baking"], code="p1")
RAW = pack_bytes(PACK)


def changed(**more):
    """The pack's bytes with something else in it, and a checksum that fits."""
    told = {key: value for key, value in json.loads(RAW).items() if key != "checksum"} | more
    plain = json.dumps(told, sort_keys=True, ensure_ascii=False, indent=1)
    told["checksum"] = hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()
    return json.dumps(told, sort_keys=True).encode()


def test_what_is_written_is_read(tmp_path):
    file = write_pack(PACK, tmp_path / "p1.json")
    assert file.read_bytes() == RAW
    read = read_pack(file, ["UX", "baking"])
    assert (read.version, read.code, read.month, read.paths) == (1, "p1", "2026-03", ("UX", "baking"))
    assert read.counts.equals(PACK.counts)
    assert pack_bytes(read) == RAW


def test_the_file_is_plain_json_with_sorted_keys():
    told = json.loads(RAW)
    assert list(told) == sorted(told)
    assert RAW.endswith(b"}\n")
    assert told["format"] == "careerlab workshop pack"


def test_other_line_ends_and_indents_are_no_damage():
    assert pack_bytes(parse_pack(RAW.replace(b"\n", b"\r\n"))) == RAW
    assert pack_bytes(parse_pack(b"\xef\xbb\xbf" + RAW)) == RAW


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "damaged or no pack"),
        (RAW[: len(RAW) // 2], "damaged or no pack"),
        (b"\xff\xfe\x00", "damaged or no pack"),
        (b"[" * 100_000, "damaged or no pack"),
        (b"[1, 2]", "is no pack"),
        (b'{"name": "Anna"}', "is no pack"),
        (b"table,path,word\n", "damaged or no pack"),
        (RAW.replace(b'"p1"', b'"p2"'), "checksum"),
        (RAW.replace(b'"code": "p1"', b'"code": "p1", "code": "p2"'), "damaged or no pack"),
        (b" " * (MAX_BYTES + 1), "larger than 1 MB"),
        (changed(version=2), "newer careerlab"),
        (changed(version="1"), "damaged"),
        (changed(version=True), "damaged"),
        (changed(more="x"), "damaged"),
        (changed(code="Anna Nowak"), "damaged"),
        (changed(month="2026-03-14"), "damaged"),
        (changed(month="2026-13"), "damaged"),
        (changed(paths="UX"), "damaged"),
        (changed(paths=["UX", 1]), "damaged"),
        (changed(paths=["UX 1"]), "are no names of paths"),
        (changed(paths=["anna.nowak@mossbridge.example"]), "are no names of paths"),
        (changed(paths=["UX", "UX"]), "are no names of paths"),
        (changed(paths=["UX"] * 61), "damaged"),
        (changed(counts={}), "damaged"),
        (changed(counts=[["talks", "UX", "", "", 1]] * 20_001), "damaged"),
        (changed(counts=[["talks", "UX", "", "", 1], ["talks", "UX", "", "", 2]]), "twice"),
        (changed(counts=[["talks", "baking", "", "", 1], ["talks", "UX", "", "", 2]]), "in order"),
        (changed(counts=[["talks", "UX", "", "", 0]]), "cannot be"),
        (changed(counts=[["talks", "UX", "", "", 100]]), "cannot be"),
        (changed(counts=[["talks", "UX", "", "", 1.0]]), "a row of the counts is none"),
        (changed(counts=[["talks", "UX", "", "", True]]), "a row of the counts is none"),
        (changed(counts=[["talks", "UX", "", "for", 1]]), "cannot be"),
        (changed(counts=[["heard", "UX", "pay", "", 1]]), "cannot be"),
        (changed(counts=[["talks", "UX", ""]]), "a row of the counts is none"),
        (changed(counts=[["talks", "sewing", "", "", 1]]), "words that no pack"),
        (changed(counts=[["talks", "UX", "Anna", "", 1]]), "words that no pack"),
        (changed(counts=[["need", "UX", "counting drugs twice", "", 1]]), "words that no pack"),
        (changed(counts=[["theme", "UX", "red tram", "", 1]]), "words that no pack"),
        (changed(counts=[["spoken", "UX", "none", "", 1]]), "words that no pack"),
        (changed(counts=[["gossip", "UX", "pay", "", 1]]), "words that no pack"),
        (changed(quotes=[["UX", "pay", "con", "Anna Nowak pays badly."]]), "may name somebody"),
        (changed(quotes=[["UX", "pay", "con", "The pay is poor."]] * 2), "a quote stands twice"),
        (changed(quotes=[["UX", "pay", "con"]]), "a quote is none"),
        (changed(quotes=[["UX", "pay", "con", 3]]), "a quote is none"),
    ],
)
def test_what_is_no_pack_is_refused_in_one_sentence(raw, says):
    with pytest.raises(PackError, match=says) as refused:
        parse_pack(raw, "x.json")
    assert "\n" not in str(refused.value)
    assert not re.search(r"anna|nowak|mossbridge|sewing|tram", str(refused.value), re.I)  # it may be a name
    assert isinstance(refused.value, CareerlabError)


def test_a_pack_over_another_list_is_refused(tmp_path):
    file = write_pack(PACK, tmp_path / "p1.json")
    for other in (["UX"], ["baking", "UX"], ["UX", "baking", "sewing"]):
        with pytest.raises(PackError, match="another list of paths"):
            read_pack(file, other)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(PackError, match="could not be opened"):
        read_pack(tmp_path / "none.json")


def test_nothing_is_written_that_would_be_refused(tmp_path):
    from dataclasses import replace

    with pytest.raises(PackError):
        write_pack(replace(PACK, code="Anna!"), tmp_path / "p1.json")
    assert list(tmp_path.iterdir()) == []


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_and_never_break(raw):
    with pytest.raises(PackError):
        parse_pack(raw)


@given(st.integers(0, len(RAW) - 1), st.integers(0, 255))
def test_one_wrong_byte_is_seen(at, byte):
    damaged = RAW[:at] + bytes([byte]) + RAW[at + 1 :]
    try:
        read = parse_pack(damaged)
    except PackError:
        return
    assert pack_bytes(read) == RAW  # white space between the values
