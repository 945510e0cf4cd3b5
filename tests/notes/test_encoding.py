"""Bytes -> text: what is sure, what is guessed, and what is said about it."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.notes.encoding import decode
from careerlab.notes.read import read_file


def codes(notices):
    return [(n.code, n.line) for n in notices]


@pytest.mark.parametrize(
    ("raw", "text", "encoding", "notices"),
    [
        (b"plain", "plain", "utf-8", []),
        ("naïve £5k ▶".encode(), "naïve £5k ▶", "utf-8", []),
        (codecs.BOM_UTF8 + b"# Pros", "# Pros", "utf-8", []),
        ("Pay ▶".encode("utf-16"), "Pay ▶", "utf-16", []),
        (codecs.BOM_UTF16_BE + "Pay".encode("utf-16-be"), "Pay", "utf-16", []),
        ("Pay".encode("utf-32"), "Pay", "utf-32", []),
        ("Hours are long".encode("utf-16-le"), "Hours are long", "utf-16-le", [("ENC-GUESSED", 0)]),
        ("Hours are long".encode("utf-16-be"), "Hours are long", "utf-16-be", [("ENC-GUESSED", 0)]),
        (b"one\ncaf\xe9 \x96 \x80", "one\ncafé – €", "cp1252", [("ENC-GUESSED", 2)]),
        ("Łódź\nfine\n".encode() + b"Anna\x92s", "Łódź\nfine\nAnna’s", "utf-8+cp1252", [("ENC-MIXED", 3)]),
        ("Łódź on one line ".encode() + b"\x92", "Łódź on one line ’", "utf-8+cp1252", [("ENC-MIXED", 1)]),
        (b"\x81\x8d", "\x81\x8d", "cp1252", [("ENC-GUESSED", 1)]),
        (b"a\rb\r\nc\n", "a\rb\r\nc\n", "utf-8", []),
        (b"Pay\x00 is low", "Pay\x00 is low", "utf-8", [("TXT-CONTROL", 1)]),
        (b"ok\r\n\x1b[31mred", "ok\r\n\x1b[31mred", "utf-8", [("TXT-CONTROL", 2)]),
        ("a\n\u202eb".encode(), "a\n\u202eb", "utf-8", [("TXT-BIDI", 2)]),
        (("a" + "\u0301" * 31).encode(), "a" + "\u0301" * 31, "utf-8", [("TXT-COMBINING", 0)]),
        ("Плата низкая. Часы".encode("utf-16-le"), "Плата низкая. Часы", "utf-16-le", [("ENC-GUESSED", 0)]),
        ("Hours are long".encode("utf-16-le")[:-1], "Hours are lon\ufffd", "utf-16-le", [("ENC-GUESSED", 0)]),
        ("Hours are long".encode("utf-32-le"), "Hours are long", "utf-32-le", [("ENC-GUESSED", 0)]),
        ("Hours are long".encode("utf-32-be"), "Hours are long", "utf-32-be", [("ENC-GUESSED", 0)]),
        ("a\nPay".encode("utf-16") + b"x", "a\nPay\ufffd", "utf-16", [("ENC-MIXED", 2)]),
        ("ok".encode("utf-16") + b"\x00\xd8a\0", "ok\ufffda", "utf-16", [("ENC-MIXED", 1)]),
        ("a\nPay\x9b31m".encode(), "a\nPay\x9b31m", "utf-8", [("TXT-CONTROL", 2)]),
        (b"Pay\x1c is low", "Pay\x1c is low", "utf-8", [("TXT-CONTROL", 1)]),
        (b"Pay is low\n" + bytes(900), "Pay is low\n" + "\0" * 900, "utf-8", [("TXT-CONTROL", 2)]),
        (b"GIF89a is a kind of file", "GIF89a is a kind of file", "utf-8", []),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "", "", [("FILE-BINARY", 0)]),
        (b"\x89PNG\r\n\x1a\n", "", "", [("FILE-BINARY", 0)]),
        (b"%PDF-1.4\n1 0 obj", "", "", [("FILE-BINARY", 0)]),
        (bytes(range(256)) + b"words" * 200, "", "", [("FILE-BINARY", 0)]),
        (bytes(4096), "", "", [("FILE-BINARY", 0)]),
        (bytes(range(4)) * 2 + bytes(9), "", "", [("FILE-BINARY", 0)]),
        (b"", "", "utf-8", []),
    ],
)
def test_decode(raw, text, encoding, notices):
    found = decode(raw)
    assert (found[0], found[1], codes(found[2])) == (text, encoding, notices)


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_utf8_comes_back_as_it_was(text):
    if not text.startswith("\ufeff") and "\0" not in text:
        assert decode(text.encode())[0] == text


@given(st.text(st.characters(max_codepoint=0x2FF, exclude_characters="\0"), min_size=1))
def test_utf16_with_a_mark_comes_back_as_it_was(text):
    assert decode(text.encode("utf-16"))[0] == text


@given(st.binary(max_size=200))
def test_no_bytes_raise_and_no_text_is_lost_without_a_notice(raw):
    text, _, notices = decode(raw)
    assert text or not raw or notices or raw in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@given(st.lists(st.sampled_from([b"plain", "Łódź".encode(), b"caf\xe9", b"\x92", b"\xfd\xff\xfe"]), min_size=1))
def test_a_stray_byte_changes_no_other_line(lines):
    text, _, _ = decode(b"\n".join(lines))
    assert len(text.split("\n")) == len(lines)
    for line, shown in zip(lines, text.split("\n"), strict=True):
        if line in (b"plain", "Łódź".encode()):
            assert shown == line.decode()


def test_utf16_without_bom_is_read_as_a_note(write):
    folder = write({"a.txt": "Pros:\n- short hours\n".encode("utf-16-le")})
    note = read_file(folder / "a.txt", "a.txt")[0]
    assert note.text == "Pros:\n- short hours\n"
    assert "ENC-GUESSED" in [n.code for n in note.notices]


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        (b"caf\x8e", "caf\u00e9"),  # Mac Roman; read as Windows text it is another letter
        ("caf\u00e9".encode(), "caf\u00e9"),
        ("caf\u00e9".encode("utf-8-sig"), "caf\u00e9"),
        ("caf\u00e9".encode("utf-16"), "caf\u00e9"),
    ],
)
def test_the_encoding_that_was_named_counts_where_a_file_does_not_say_its_own(write, raw, read):
    (note,) = read_file(write({"a.txt": raw}) / "a.txt", "a.txt", encoding="mac_roman")
    assert (note.text, [n.code for n in note.notices if n.code.startswith("ENC")]) == (read, [])


def test_a_page_that_says_its_encoding_is_left_to_it(write):
    raw = b"<html><head><meta charset=windows-1252></head><body><p>caf\xe9</p></body></html>"
    (note,) = read_file(write({"a.html": raw}) / "a.html", "a.html", encoding="mac_roman")
    assert "caf\u00e9" in note.text
