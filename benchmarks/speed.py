"""Each goal of speed.md beside what is measured here: ratios within one run, CPU time, medians.

`python run.py bench speed` takes a minute or two; with `--full` as many notes as the goals say.
"""

import importlib.util
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

from markdown_it import MarkdownIt

from benchmarks import meaning
from careerlab.insights.identity.people import settle_people
from careerlab.insights.identity.talks import settle_talks
from careerlab.insights.kinds import label_statements
from careerlab.insights.parse import parse_notes
from careerlab.insights.phrases import PhraseBook, words_of
from careerlab.insights.skills import find_skills
from careerlab.insights.statements import statements
from careerlab.notes.read import read_notes
from careerlab.notes.typed.scanner import read_text
from careerlab.resources import rows

ROOT = Path(__file__).parent.parent
SAMPLE, LABELLED = ROOT / "data" / "designer" / "notes", ROOT / "careerlab" / "resources" / "labelled"
EACH = 8  # every eighth of the labelled notes is timed
HOSTILE = (".", "*", "[", "# ", "- ", "a. ", "(", "| ", "> ", "A", "1:1 ", "\n", "Anna: ", "via Anna ", "`")
HEAVY = ("pandas", "sklearn", "matplotlib")


def main(full=False):
    """Print each goal with what was measured."""
    texts = [note.text for note in read_notes(SAMPLE) if note.format in ("markdown", "text")]
    beside_markdown(texts)
    beside_spacy(texts)
    many_phrases(texts)
    many_notes(texts, 10_000 if full else 1_000)
    hostile_texts(40_000 if full else 10_000)
    memory(texts)
    start_up(texts)
    by_stage([file.read_text("utf-8") for file in sorted(LABELLED.glob("*.txt"))[::EACH]])
    meaning.speed()
    meaning.themes_in_varied_words()


def say(goal, what, measured, wanted):
    print(f"{goal:4} {what:<66} {measured:>11}   {wanted and f'goal {wanted}'}".rstrip())


# ---- measuring


def _of_this_process():
    return time.process_time()


def _of_children():
    spent = os.times()
    return spent.children_user + spent.children_system


def medians(*works, runs=7, clock=_of_this_process):
    """CPU seconds of each work: the medians of rounds in which all have their turn, after one round to warm up."""
    rounds = [[_seconds(work, clock) for work in works] for _ in range(runs + 1)]
    return [statistics.median(column) for column in zip(*rounds[1:], strict=True)]


def _seconds(work, clock):
    start = clock()
    work()
    return clock() - start


def _processes(*commands):
    works = [lambda command=command: subprocess.run(command, check=True, capture_output=True) for command in commands]
    return medians(*works, clock=_of_children)


def read(texts):
    """Typed texts as notes, each with a sentence of its own: of an exact copy no row is made."""
    return [read_text(f"{text}\n\nTalk {number}.", f"{number}.md") for number, text in enumerate(texts)]


# ---- the goals


def beside_markdown(texts):
    peer, ours, reading = medians(
        lambda: [MarkdownIt().parse(text) for text in texts],
        lambda: parse_notes(read(texts)),
        lambda: read(texts),
    )
    say("G1", "whole parse of a typed note, to markdown-it-py parsing it", f"{ours / peer:.2f} x", "0.40 x")
    say("", "of that reading: front matter, lines, turns, inline signs", f"{reading / peer:.2f} x", "")


def beside_spacy(texts):
    what = "whole parse, to spaCy: blank English, sentencizer and phrases, by block"
    if not importlib.util.find_spec("spacy"):
        say("G2", what, "no spaCy", "2 x faster")
        return
    pipeline, matcher = _spacy()
    blocks = [text[a:b] for text in texts for note in [read_text(text, "")] for a, b in _bounds(note)]
    peer, ours = medians(lambda: [matcher(doc) for doc in pipeline.pipe(blocks)], lambda: parse_notes(read(texts)))
    say("G2", what, f"{peer / ours:.1f} x", "2 x faster")


def _bounds(note):
    return [(block.runs[0][0], block.runs[-1][1]) for block in note.blocks]


def _spacy():
    import spacy
    from spacy.matcher import PhraseMatcher

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
    matcher.add("skill", [pipeline.make_doc(row["skill"]) for row in rows("skills")])
    return pipeline, matcher


def many_phrases(texts):
    """Phrases of one to three words that the texts have, too, so that many are looked up in vain."""
    words = [words_of(text) for text in texts]
    known = sorted(set().union(*words))
    made = (" ".join(some) for size in (1, 2, 3) for some in itertools.product(known, repeat=size))
    pairs = [(phrase, "") for phrase in itertools.islice(made, 0, 150_000, 10)]
    few, many = PhraseBook(pairs[::10]), PhraseBook(pairs)
    one, ten, build, whole = medians(
        lambda: [few.among(row) for row in words],
        lambda: [many.among(row) for row in words],
        lambda: PhraseBook(pairs),
        lambda: parse_notes(read(texts)),
    )
    say("G3", "whole parse with 15,000 phrases, to 1,500", f"{(whole + ten - one) / whole:.2f} x", "1.15 x")
    say("G3", "building the book of 15,000", f"{build * 1e3:.0f} ms", "40 ms on the machine of speed.md")


def many_notes(texts, most):
    few, many = ([texts[n % len(texts)] for n in range(size)] for size in (100, most))
    small, large = medians(lambda: parse_notes(read(few)), lambda: parse_notes(read(many)), runs=3)
    say("G4", f"time a note, of {most:,} notes to 100", f"{large / small * 100 / most:.2f} x", "1.15 x")


def hostile_texts(size):
    def work(sign, times):
        return lambda: parse_notes([read_text(sign * (size * times // len(sign)), "hostile.md")])

    found = {}
    for sign in HOSTILE:
        one, two = medians(work(sign, 1), work(sign, 2), runs=3)
        found[sign] = two / one
    worst = max(found, key=found.get)
    say("G4", f"a hostile text twice as long, at worst ({worst!r})", f"{found[worst]:.1f} x", "3 x")


def memory(texts):
    """What Python holds at most, beyond what it held before; a little more than the process grows by."""
    size = sum(map(len, texts)) * 3
    one, two = (_most_held(lambda n=n: parse_notes(read(texts * n))) for n in (3, 6))
    slope = (two - one) / size
    say("G5", "memory of notes and table, for each byte of text", f"{slope:.1f}", "4, and 30 MB")
    say("G5", "memory beyond that", f"{max(one - slope * size, 0) / 1e6:.0f} MB", "30 MB")
    streamed = _most_held(lambda: _parse_one_by_one(texts * 3))
    say("G5", "memory for notes one after the other", f"{streamed / 1e6:.0f} MB", "40 MB")


def _parse_one_by_one(texts):
    for text in texts:
        parse_notes(read([text]))


def _most_held(work):
    work()
    tracemalloc.start()
    work()
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return held


def start_up(texts):
    program = str(Path(sys.executable).parent / "careerlab")
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts[:10]):
            Path(folder, f"{number}.md").write_text(text, "utf-8")
        bare, words, check = _processes([sys.executable, "-c", "pass"], [program, "--help"], [program, "check", folder])
    say("G6", "careerlab --help, to python -c pass", f"{words / bare:.1f} x", "5 x")
    say("G6", "careerlab check on ten notes, to python -c pass", f"{check / bare:.1f} x", "12 x")
    code = f"import sys, careerlab; print(*(name for name in {HEAVY} if name in sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()
    say("G6", f"import careerlab loads of {', '.join(HEAVY)}", loaded or "none", "none")


def by_stage(texts):
    """The labelled notes, where sentences are as various as people's: what a statement costs, and in which stage."""
    notes = [read_text(text, f"{number}.md") for number, text in enumerate(texts)]
    settled = settle_talks(settle_people(notes))
    found = [statements(note)[0] for note in settled]
    labelled = [list(zip(said, label_statements(said), strict=True)) for said in found]
    stages = {
        "reading": lambda: [read_text(text, f"{number}.md") for number, text in enumerate(texts)],
        "people and talks": lambda: settle_talks(settle_people(notes)),
        "statements": lambda: [statements(note) for note in settled],
        "features and labels": lambda: [list(label_statements(said)) for said in found],
        "skills": lambda: [find_skills(s.text, s.words, kind.kind, s.above) for note in labelled for s, kind in note],
        "": lambda: parse_notes(notes),
    }
    *each, parse = (seconds * 1e6 / sum(map(len, found)) for seconds in medians(*stages.values()))
    whole = each[0] + parse
    say("G12", "statements a second, all in, one core", f"{1e6 / whole:,.0f}", "20,000")
    for stage, cost in zip(stages, [*each, whole - sum(each)], strict=True):
        print(f"     {stage or 'table':<66} {cost:>8.1f} us   {cost / whole:.0%}")


if __name__ == "__main__":
    main(full="--full" in sys.argv[1:])
