"""Words of real transcripts that careerlab loses, against a plain strip of the cue syntax, and its time.

    python -m benchmarks.transcripts FOLDER...

The plain strip knows nothing of speakers, tags of voices or private notes: it takes out lines of times, the numbers and
names above them, heads and tags. A word it finds is lost unless it is part of a paragraph, the name of a speaker, a
sound, a repetition in rolling captions or a private note.
"""

import re
import sys
import time
from collections import Counter
from pathlib import Path

import webvtt

from careerlab.insights.parse import parse_notes
from careerlab.notes.calls.captions import read_captions
from careerlab.notes.encoding import decode

_TIMES = re.compile(r"[ \t]*(?:\d+:)?\d+:\d+[.,]\d+[ \t]*-->")
_TAGS = re.compile(r"<[^<>\n]*>|\{\\[^{}\n]*\}")


def plain_words(text):
    """Words of a file of captions after a plain strip of its syntax."""
    kept, head = [], text.startswith("WEBVTT")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else ""
        head = head and bool(line.strip())
        is_id = _TIMES.match(after) and (line.strip().isdecimal() or not (number and lines[number - 1].strip()))
        if not head and not _TIMES.match(line) and not is_id:
            kept.append(_TAGS.sub(" ", line))
    return Counter(re.findall(r"\w+", "\n".join(kept)))


def words_of(note):
    """Words of a note by what they are: `said` in its paragraphs, `named` or set aside, and in `asides`."""
    said = Counter(w for block in note.blocks for a, b in block.runs for w in re.findall(r"\w+", note.text[a:b]))
    rest = [s for s in note.spans if s.kind in ("metadata", "aside") and "-->" not in note.text[s.start : s.end]]
    return said, Counter(w for s in rest for w in re.findall(r"\w+", note.text[s.start : s.end]))


def seconds_of(work):
    """Result and time of `work()`."""
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def peer(file, text):
    """Seconds that webvtt-py takes to parse a file; None where it refuses."""
    try:
        make = webvtt.from_string if file.suffix == ".vtt" else webvtt.from_srt
        return seconds_of(lambda: make(text if file.suffix == ".vtt" else str(file)))[1]
    except Exception:  # whatever a peer raises is a refusal
        return None


def measure(files):
    """Print what was found in `files`."""
    total = Counter()
    for file in files:
        raw = file.read_bytes()
        text = decode(raw)[0]
        if not text.strip():
            continue
        (note,), read = seconds_of(lambda raw=raw, file=file: read_captions(raw, file.name))
        _, parsed = seconds_of(lambda note=note: parse_notes([note]))
        theirs = peer(file, text)
        plain, (said, rest) = plain_words(text), words_of(note)
        lost = plain - said - rest
        spoken = sum((plain & said).values())
        total.update(files=1, words=sum(plain.values()), said=spoken, lost=sum(lost.values()), refused=theirs is None)
        total.update(read=read, parsed=parsed, theirs=theirs or 0, read_where_theirs=read if theirs else 0)
        total["hours"] += _hours(note)
        if lost:
            print(f"{file.name}: lost {lost.most_common(5)}")
    hours = max(total["hours"], 1e-9)
    aside = total["words"] - total["said"] - total["lost"]
    print(
        f"{total['files']} files, {total['hours']:.1f} hours, {total['words']:,} words: "
        f"{total['said']:,} in paragraphs, {aside:,} names, sounds, repeats and private notes, "
        f"{total['lost']:,} lost"
    )
    print(f"read {total['read'] / hours:.3f} s and parsed {total['parsed'] / hours:.3f} s for an hour of talk")
    if total["theirs"]:
        ratio = total["read_where_theirs"] / total["theirs"]
        print(f"reading takes {ratio:.2f} times what webvtt-py takes (it refused {total['refused']} files)")


def _hours(note):
    clock = note.times[-1][1].split(":") if note.times else (0, 0, 0)
    return int(clock[0]) + int(clock[1]) / 60 + int(clock[2]) / 3600


if __name__ == "__main__":
    for folder in sys.argv[1:]:
        for ending in ("srt", "vtt"):
            found = sorted(Path(folder).rglob(f"*.{ending}"))
            if found:
                print(f"{Path(folder).name}, .{ending}")
                measure(found)
