"""Zip archives: what is refused before anything is unpacked, at the limit and one past it, and how parts are named."""

import io
import struct
import zipfile
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.errors import NoteError
from careerlab.notes.exports import archive
from careerlab.notes.exports.archive import distinct, open_archive
from tests.strategies import LOSSLESS
from tests.zip_files import NOISE, encrypted, packed


def code_of(call, *args):
    with pytest.raises(NoteError) as caught:
        call(*args)
    return caught.value.notice.code


def refusal(raw):
    return code_of(open_archive, raw, "a.zip")


def with_size(raw, size):
    """The archive of one part, which declares another unpacked size."""
    at = raw.index(b"PK\x01\x02")
    raw = raw[:22] + struct.pack("<L", size) + raw[26:]
    return raw[: at + 24] + struct.pack("<L", size) + raw[at + 28 :]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_parts_are_read(method):
    files = {"a.md": b"Pay is good", "UX/b.txt": NOISE, "empty.md": b""}
    opened = open_archive(packed(files.items(), method), "a.zip")
    assert {name: opened.read(name) for name in opened.names} == files
    assert [opened.size(name) for name in opened.names] == [11, 400_000, 0]


def test_parts_of_a_stream_are_read():
    class Pipe(io.RawIOBase):
        def __init__(self):
            self.out = bytearray()

        def writable(self):
            return True

        def write(self, data):
            self.out += data
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as opened:  # sizes follow the data
        opened.writestr("a.md", "Pay is good")
        with opened.open("b.md", "w", force_zip64=True) as part:
            part.write(b"Pay is low")
    opened = open_archive(bytes(pipe.out), "a.zip")
    assert [opened.read(name) for name in opened.names] == [b"Pay is good", b"Pay is low"]


def test_an_archive_behind_a_program_is_read():
    opened = open_archive(b"#!/bin/sh\n" * 9 + packed([("a.md", "Pay")]), "a.zip")
    assert opened.read("a.md") == b"Pay"


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        (b"Pros: pay\n", "plain text"),
        ("Pros: płaca\n".encode(), "plain text"),
        (packed([("a.md", NOISE)])[:-30], "again"),
        (packed([("a.md", NOISE)])[:5000], "again"),
        (packed([("a.md", NOISE)])[5000:], "again"),
        (b"PK\x03\x04" + bytes(400), "again"),
        (bytes(400), "again"),
        (b"", "again"),
    ],
)
def test_what_is_no_whole_archive(raw, hint):
    with pytest.raises(NoteError) as caught:
        open_archive(raw, "a.zip")
    assert (caught.value.source, caught.value.notice.code) == ("a.zip", "ZIP-BAD")
    assert hint in caught.value.notice.hint


@pytest.mark.parametrize(("extra", "refused"), [(0, False), (1, True)])
def test_number_of_parts(extra, refused):
    raw = packed([(f"{n}.md", "") for n in range(archive.MAX_ENTRIES + extra)], zipfile.ZIP_STORED)
    assert refusal(raw) == "ZIP-ENTRIES" if refused else len(open_archive(raw, "a.zip").names) == archive.MAX_ENTRIES


def test_number_of_parts_counts_whatever_the_archive_says():
    raw = packed([(f"{n}.md", "") for n in range(archive.MAX_ENTRIES + 1)], zipfile.ZIP_STORED)
    end = raw.rindex(b"PK\x05\x06")
    assert refusal(raw[: end + 8] + struct.pack("<HH", 1, 1) + raw[end + 12 :]) == "ZIP-ENTRIES"


@pytest.mark.parametrize(("extra", "refused"), [(0, False), (1, True)])
def test_ratio_of_a_part(extra, refused):
    raw = packed([("a.md", NOISE[:1000] * 400), ("b.bin", NOISE)])
    entry = zipfile.ZipFile(io.BytesIO(raw)).infolist()[0]
    size = archive.MAX_RATIO * entry.compress_size + extra
    assert size > archive.SMALL
    raw = with_size(raw, size)
    assert refusal(raw) == "ZIP-RATIO" if refused else open_archive(raw, "a.zip").names == ["a.md", "b.bin"]


@pytest.mark.parametrize(("size", "refused"), [(archive.SMALL, False), (archive.SMALL + 1, True)])
def test_a_small_part_may_be_packed_well(size, refused):
    raw = packed([("a.md", bytes(size))])
    assert refusal(raw) == "ZIP-RATIO" if refused else open_archive(raw, "a.zip").read("a.md") == bytes(size)


@pytest.mark.parametrize(("parts", "refused"), [(10, False), (2000, True)])
def test_ratio_of_the_whole(parts, refused):
    raw = packed([("n.bin", NOISE[:4000]), *((f"{n}", bytes(archive.SMALL)) for n in range(parts))])
    assert refusal(raw) == "ZIP-RATIO" if refused else len(open_archive(raw, "a.zip").names) == parts + 1


@pytest.mark.parametrize(("extra", "refused"), [(0, False), (1, True)])
def test_size_of_the_whole(extra, refused):
    raw = packed([("a.md", NOISE * 4)], zipfile.ZIP_STORED)
    raw = with_size(raw, archive.MAX_TOTAL + extra)
    assert refusal(raw) == "ZIP-SIZE" if refused else open_archive(raw, "a.zip").size("a.md") == archive.MAX_TOTAL


def test_parts_that_share_their_bytes():
    raw = packed([("a.md", "Pay is good"), ("b.md", "Pay is low")])
    first = raw.index(b"PK\x01\x02")
    second = raw.index(b"PK\x01\x02", first + 1)
    shared = raw[: second + 42] + struct.pack("<L", 0) + raw[second + 46 :]
    assert refusal(shared) == "ZIP-RATIO"


def test_a_lie_about_the_size_unpacks_no_more_than_said(monkeypatch):
    raw = with_size(packed([("a.md", NOISE * 4)]), 1000)
    unpacked = []
    real = zipfile.ZipExtFile.read
    monkeypatch.setattr(zipfile.ZipExtFile, "read", lambda self, n=-1: unpacked.append(n) or real(self, n))
    assert code_of(open_archive(raw, "a.zip").read, "a.md") == "ZIP-BAD"
    assert unpacked == [1001]


def test_a_damaged_part_is_named():
    raw = bytearray(packed([("a.md", "Pay is good" * 50), ("b.md", "Pay is low")]))
    raw[36] ^= 0xFF
    opened = open_archive(bytes(raw), "a.zip")
    with pytest.raises(NoteError) as caught:
        opened.read("a.md")
    assert (caught.value.notice.code, caught.value.notice.part) == ("ZIP-BAD", "a.md")
    assert opened.read("b.md") == b"Pay is low"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_parts_packed_without_a_limit_are_not_unpacked(method):
    opened = open_archive(packed([("a.md", NOISE[:9000])], method), "a.zip")
    assert code_of(opened.read, "a.md") == "ZIP-BAD"


def test_passwords():
    raw = packed([("a.md", "Pay is good"), ("b.md", "Pay is low")])
    assert refusal(encrypted(raw, 0, 1)) == "ZIP-ENCRYPTED"
    opened = open_archive(encrypted(raw, 0), "a.zip")
    assert (code_of(opened.read, "a.md"), opened.read("b.md")) == ("ZIP-ENCRYPTED", b"Pay is low")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a.md", "a.md"),
        ("UX/a.md", "UX/a.md"),
        ("UX\\a.md", "UX/a.md"),
        ("../../a.md", "a.md"),
        ("UX/../a.md", "UX/a.md"),
        ("/etc/a.md", "etc/a.md"),
        ("C:\\notes\\a.md", "notes/a.md"),
        ("c:a.md", "c:a.md"),
        ("./a.md", "a.md"),
        ("..", "unnamed"),
        ("a\x1b[31m.md", "a\ufffd[31m.md"),
        ("Zażółć.md", "Zażółć.md"),
        ("Z\u0307.md", "\u017b.md"),
        ("a" + "\u0301" * 40 + ".md", "a" + "\u0301" * 40 + ".md"),
    ],
)
def test_names(written, shown):
    assert open_archive(packed([(written, "x")]), "a.zip").names == [shown]


@pytest.mark.parametrize(
    ("raw_name", "shown"),
    [("Zażółć.md".encode(), "Zażółć.md"), ("å.md".encode("cp437"), "å.md"), (b"plain.md", "plain.md")],
)
def test_names_that_do_not_say_how_they_are_written(raw_name, shown):
    raw = packed([("x" * len(raw_name), "y")]).replace(b"x" * len(raw_name), raw_name)
    opened = open_archive(raw, "a.zip")
    assert (opened.names, opened.read(shown)) == ([shown], b"y")


def test_folders_are_no_parts():
    assert open_archive(packed([("UX/", ""), ("UX/a.md", "x")]), "a.zip").names == ["UX/a.md"]
    assert open_archive(packed([]), "a.zip").names == []


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_parts_of_one_name_are_told_apart():
    opened = open_archive(packed([("a.md", "1"), ("a.md", "2"), ("UX/../a.md", "3"), ("UX/a.md", "4")]), "a.zip")
    assert {name: opened.read(name) for name in opened.names} == {
        "a.md": b"1",
        "a (2).md": b"2",
        "UX/a.md": b"4",
        "UX/a (2).md": b"3",
    }


def test_a_climbing_name_never_takes_the_place_of_a_proper_one():
    opened = open_archive(packed([("../word/document.xml", "evil"), ("word/document.xml", "good")]), "a.zip")
    assert (opened.read("word/document.xml"), opened.names[0]) == (b"good", "word/document (2).xml")


@given(st.lists(st.sampled_from(("a.md", "a (2).md", "a", "b/a.md", "a (2) (2).md")), max_size=12))
def test_distinct(names):
    found = distinct(names)
    assert len(set(found)) == len(found) == len(names)
    assert [PurePosixPath(n).suffix for n in found] == [PurePosixPath(n).suffix for n in names]
    assert found == names or len(set(names)) < len(names)


@given(st.data())
@LOSSLESS
def test_no_archive_raises_anything_else(data):
    raw = bytearray(packed([("a.md", "Pay is good. " * 9), ("UX/b.md", "x"), ("c/", "")]))
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(raw) - 1), st.integers(0, 255)), max_size=6)):
        raw[at] = byte
    raw = bytes(raw[: data.draw(st.integers(len(raw) - 40, len(raw)))])
    try:
        opened = open_archive(raw, "a.zip")
        for name in opened.names:
            assert len(opened.read(name)) == opened.size(name)
    except NoteError as error:
        assert error.notice.code.startswith("ZIP-")
