"""Coverage-guided fuzzing of one reader, started by `python -m tests.fuzz READER [SECONDS]`.

READER is a key of `careerlab.notes.formats._READERS`. What must hold is the same as in tests/proof: only NoteError is
raised, spans cover the text, twice the same. The corpus lives in a temporary folder; what breaks a promise is printed,
and its bytes are written to the folder named in CAREERLAB_FUZZ, or to a temporary one.
"""

import importlib
import io
import os
import pkgutil
import sys
import tempfile
import zipfile
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parent)]
with atheris.instrument_imports(include=["careerlab"]):
    from proof.reading import check_reading

    import careerlab.notes

    for module in pkgutil.walk_packages(careerlab.notes.__path__, "careerlab.notes."):
        importlib.import_module(module.name)

ROOT, MOST = Path(__file__).resolve().parent.parent, 4_000
NAMES = {
    "text": ("a.md",),
    "captions": ("a.vtt", "a.srt"),
    "webpage": ("a.html",),
    "sheet": ("a.csv",),
    "evernote": ("a.enex",),
    "mail": ("a.eml",),
    "word": ("a.docx",),
    "archive": ("a.zip",),
}
# parts of an archive that the bytes of an example are put into; "" is the file itself
PARTS = {
    "word": ("word/document.xml", "word/comments.xml", "word/styles.xml", "word/numbering.xml", ""),
    "archive": ("Talks.csv", "Talks/Anna 0123456789abcdef0123456789abcdef.md", "Talks/Anna.html", "Part-1.zip", ""),
}
PLAIN = {
    "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>Pay is good.</w:t></w:r></w:p></w:body></w:document>",
    "Talks.csv": "Name,Pros,Via\nAnna,good pay,\n",
}


def file_of(reader, data):
    """Name and bytes of the file that an example stands for: its first byte chooses name and part."""
    choice, data = (data[0], data[1:]) if data else (0, b"")
    names, parts = NAMES[reader], PARTS.get(reader, ("",))
    part = parts[choice % len(parts)]
    if not part:
        return names[choice % len(names)], data
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        plain = {name: words for name, words in PLAIN.items() if name in parts and name != part}
        for name, words in (plain | {part: data}).items():
            archive.writestr(name, words)
    return names[0], out.getvalue()


def seeds(reader):
    """Examples to begin with: what lies in the sample and in the hostile corpus, and in archives there."""
    files = [
        f for place in ("data", "../shared/hostile/notes") for f in sorted((ROOT / place).rglob("*")) if f.is_file()
    ]
    endings = {Path(name).suffix for name in NAMES[reader]} | ({".txt"} if reader == "text" else set())
    parts = PARTS.get(reader, ("",))
    for file in files:
        raw = file.read_bytes()
        if file.suffix not in endings or len(raw) > MOST:
            continue
        yield bytes([parts.index("")]) + raw
        if len(parts) > 1 and zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                for number, part in enumerate(parts):
                    if part in archive.namelist():
                        yield bytes([number]) + archive.read(part)
    for number, part in enumerate(parts):
        yield bytes([number]) + PLAIN.get(part, "").encode()


def main(reader, seconds="60"):
    def check(data):
        source, raw = file_of(reader, data)
        check_reading(raw, source)

    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds(reader)):
            Path(corpus, str(number)).write_bytes(seed)
        broken = os.environ.get("CAREERLAB_FUZZ") or tempfile.mkdtemp(prefix="careerlab-fuzz-")
        options = [
            f"-max_total_time={seconds}",
            f"-max_len={MOST}",
            "-timeout=20",
            "-rss_limit_mb=2048",
            "-print_final_stats=1",
        ]
        atheris.Setup([sys.argv[0], corpus, f"-artifact_prefix={broken}/{reader}-", *options], check)
        atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
