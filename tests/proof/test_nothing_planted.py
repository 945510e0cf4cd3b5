"""Nothing that was planted in the notes of a workshop stands in any byte of any file that a workshop writes.

Packs are made and merged in a process with a HOME, a TMPDIR and an XDG_CACHE_HOME of its own; every file that is new
or changed in them, in the working folder and beside the notes is searched, and what was printed at the coach's.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import unicodedata
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "workshop"
PLANTED = ROOT / "tests" / "workshop" / "planted.csv"
# ordinary words that a detail consists of ("hope", "Sister") stand in a page in their own meaning
EVERYDAY = {"hope", "sap", "memo"}
SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "ł": "l", "ı": "i"})


# ---- what is looked for


def planted():
    """The planted details that are nobody's ordinary word."""
    with PLANTED.open(encoding="utf-8", newline="") as file:
        details = {row["text"].strip() for row in csv.DictReader(file)}
    return sorted(text for text in details if len(text) > 2 and text.casefold() not in EVERYDAY)


def plain(text):
    """No accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def spellings(detail):
    """A detail as a file may hold it, in small letters: with and without accents, escaped for an address or JSON."""
    small = detail.casefold()
    found = {small, plain(small), small.translate(SPELLED), unicodedata.normalize("NFD", small)}
    found |= {small.replace(" ", sign) for sign in ("_", "-", "\u00a0", "")} if " " in small else set()
    found |= {way(some) for some in set(found) for way in (quote, quote_plus)}
    found |= {json.dumps(some)[1:-1] for some in set(found)}
    found |= {some.replace("&", "&amp;").replace("'", "&#39;") for some in set(found)}
    return {some.casefold() for some in found}


def bytes_of(spelling):
    return {spelling.encode("utf-8"), spelling.encode("utf-16-le"), spelling.encode("cp1252", "replace")}


def contents(raw, name=""):
    """The bytes of a file in small letters, and of all that is packed in it: members of an archive, text of a PNG."""
    yield name, small(raw)
    if raw.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            for member in archive.infolist():
                yield from contents(archive.read(member), f"{name}/{member.filename}")
    if raw.startswith(b"\x1f\x8b"):
        yield from contents(zlib.decompress(raw, 31), f"{name}/gzip")
    if raw.startswith(b"\x89PNG"):
        yield from ((f"{name}/{kind}", small(text)) for kind, text in png_texts(raw))


def png_texts(raw):
    """What stands in the texts of a picture (tEXt, zTXt, iTXt), unpacked."""
    at = 8
    while at + 8 <= len(raw):
        size, kind = int.from_bytes(raw[at : at + 4], "big"), raw[at + 4 : at + 8]
        chunk = raw[at + 8 : at + 8 + size]
        if kind in (b"zTXt", b"iTXt"):
            key, _, rest = chunk.partition(b"\0")
            packed = rest[1:] if kind == b"zTXt" else rest[2:].split(b"\0", 2)[-1] if rest[:1] == b"\1" else b""
            chunk = key + b" " + (zlib.decompress(packed) if packed else rest)
        if kind in (b"tEXt", b"zTXt", b"iTXt", b"eXIf"):
            yield kind.decode(), chunk
        at += 12 + size


def small(raw):
    """Small letters, also those of other encodings than UTF-8 as far as they are ASCII."""
    return raw.lower() + b"\n" + raw.decode("utf-8", "replace").casefold().encode()


def leaks(raw, name, details):
    """(file, detail) of each detail that stands there as words of its own."""
    for where, content in contents(raw, name):
        for detail, written in details.items():
            yield from ((where, detail) for some in written if stands_in(some, content))


def stands_in(some, content):
    at = content.find(some)
    while at >= 0:
        around = content[at - 1 : at] + content[at + len(some) : at + len(some) + 1]
        if not any(chr(byte).isalnum() for byte in around if byte < 128):
            return True
        at = content.find(some, at + 1)
    return False


# ---- what is made


COMMANDS = """
import json, sys
from careerlab.cli import main
for command in json.loads(sys.argv[1]):
    main(command, standalone_mode=False)
"""


def careerlab(commands, world, where):
    """Run commands one after the other, and return all that was printed."""
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", COMMANDS, json.dumps([list(map(str, command)) for command in commands])],
        cwd=where,
        env=kept | world | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        input="y\n" * 1_000,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout + done.stderr


def state(*folders):
    return {file: file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """(file -> bytes of all that is new or changed, what the coach's terminal showed)."""
    base = tmp_path_factory.mktemp("workshop")
    world = {"HOME": "home", "USERPROFILE": "home", "TMPDIR": "tmp", "TEMP": "tmp", "TMP": "tmp"}
    world |= {"XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "MPLCONFIGDIR": "mpl"}
    for name in {*world.values(), "coach", "packs", "laptop"}:
        (base / name).mkdir()
    world = {key: str(base / name) for key, name in world.items()}
    people = sorted(folder.name for folder in (SAMPLE / "participants").iterdir() if folder.is_dir())
    for name in people:
        shutil.copytree(SAMPLE / "participants" / name, base / "laptop" / name)
    before = state(base)
    listed = ("--paths", SAMPLE / "paths.txt")
    each = [("workshop", "pack", base / "laptop" / name, *listed, "--code", name) for name in people]
    careerlab(each, world, base / "coach")  # all quotes that may leave are accepted
    for name in people:
        shutil.copy(base / "laptop" / name / "out" / f"pack-{name}.json", base / "packs")
    merge = ("workshop", "merge", base / "packs")
    said = careerlab([merge, (*merge, "--k", 3, "--out", "small")], world, base / "coach")
    after = state(base)
    return {file: raw for file, raw in after.items() if before.get(file) != raw}, said, base


def test_nothing_planted_stands_in_any_byte(made):
    files, said, base = made
    details = {detail: {raw for some in spellings(detail) for raw in bytes_of(some)} for detail in planted()}
    found = [leak for file, raw in sorted(files.items()) for leak in leaks(raw, str(file.relative_to(base)), details)]
    found += leaks(said.encode(), "what the coach's terminal showed", details)
    assert sorted(set(found)) == []


def test_all_that_should_be_there_was_searched(made):
    files, _, base = made
    names = {file.relative_to(base).as_posix() for file in files}
    assert {"coach/workshop/workshop.html", "coach/workshop/group.json", "packs/pack-p01.json"} <= names
    assert sum(name.startswith("coach/workshop/participants/") for name in names) == 18
    assert b"<svg" in files[base / "coach" / "workshop" / "workshop.html"]
    assert any(b'"quotes": [\n' in files[file] for file in files if file.parent.name == "packs")


def test_a_participants_folder_gets_its_pack_and_nothing_else(made):
    files, _, base = made
    beside = {file.relative_to(base / "laptop") for file in files if base / "laptop" in file.parents}
    assert {(place.parts[1], place.name.partition("-")[0]) for place in beside} <= {
        ("out", "pack"),
        ("out", ".careerlab.lock"),
    }


def test_the_names_of_files_hold_nothing_planted(made):
    files, _, base = made
    names = "\n".join(file.relative_to(base).as_posix() for file in files).casefold()
    assert [detail for detail in planted() if any(some in names for some in spellings(detail))] == []


# ---- the search finds what is there


@pytest.mark.parametrize(
    ("written", "detail"),
    [
        (b"<p>by AGATHE L\xc3\x9cNEBURG", "Agathe Lüneburg"),
        (b"Agathe Luneburg", "Agathe Lüneburg"),
        (b"agathe lueneburg", "Agathe Lüneburg"),
        ("Agathe Lu\u0308neburg".encode(), "Agathe Lüneburg"),
        (b"mailto:agathe%40klinik.example", "agathe@klinik.example"),
        (b"?q=Agathe+L%C3%BCneburg", "Agathe Lüneburg"),
        (b"agathe-l\xfcneburg.html", "Agathe Lüneburg"),
        (b'"Agathe L\\u00fcneburg"', "Agathe Lüneburg"),
        ("Agathe Lüneburg".encode("utf-16"), "Agathe Lüneburg"),
        (b"O&#39;Hara", "O'Hara"),
    ],
)
def test_a_detail_is_found_however_it_is_written(written, detail):
    details = {detail: {raw for some in spellings(detail) for raw in bytes_of(some)}}
    assert set(leaks(b"x " + written + b" y", "f", details)) == {("f", detail)}
    assert not set(leaks(b"x agatheluneburger y", "f", details))


def test_a_detail_is_found_in_what_is_packed():
    details = {"Lüneburg": {raw for some in spellings("Lüneburg") for raw in bytes_of(some)}}
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "aus Lüneburg " * 9)
    assert {where for where, _ in leaks(packed.getvalue(), "f", details)} == {"f/a.txt"}
    chunk = b"zTXt" + b"Title\0\0" + zlib.compress("aus Lüneburg".encode())
    picture = b"\x89PNG\r\n\x1a\n" + (len(chunk) - 4).to_bytes(4, "big") + chunk + b"0000"
    assert {where for where, _ in leaks(picture, "f", details)} == {"f/zTXt"}
    assert {where for where, _ in leaks(zlib.compress(b"x", 9), "f", details)} == set()


def test_the_search_finds_what_the_notes_hold():
    details = {detail: {raw for some in spellings(detail) for raw in bytes_of(some)} for detail in planted()}
    notes = [file for file in sorted((SAMPLE / "participants").rglob("notes/**/*")) if file.is_file()]
    found = {detail for note in notes for _, detail in leaks(note.read_bytes(), note.name, details)}
    assert len(found) > 0.7 * len(details)
