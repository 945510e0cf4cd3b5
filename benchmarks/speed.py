"""Speed as ratios measured side by side in one run; absolute times mean nothing."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from markdown_it import MarkdownIt

from careerlab.insights.parse import parse_notes
from careerlab.notes.read import read_notes
from careerlab.notes.typed.scanner import read_text

SAMPLE = Path(__file__).parent.parent / "data" / "designer" / "notes"


def median_seconds(work, runs=7):
    """CPU seconds of `work()`, the median of some runs after a warm-up."""
    work()
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def wall_seconds(command, runs=7):
    """Wall seconds of a whole process, the median of some runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main():
    """Print each ratio beside its goal."""
    notes = read_notes(SAMPLE)
    texts = [n.text for n in notes if n.format in ("markdown", "text")]
    peer = median_seconds(lambda: [MarkdownIt().parse(t) for t in texts])
    read = median_seconds(lambda: [read_text(t, "note.md") for t in texts])
    # each with a sentence of its own: of an exact copy no row is made
    few, many = (
        [read_text(f"{t}\n\nTalk {i}.", f"{i}/{k}.md") for i in range(n) for k, t in enumerate(texts)] for n in (1, 10)
    )
    parse = median_seconds(lambda: parse_notes(few))
    print(f"reading typed notes: {read / peer:.2f} x markdown-it-py; with labelling {(read + parse) / peer:.2f} x")
    growth = median_seconds(lambda: parse_notes(many), 3) / 10 / parse
    print(f"time a note, ten times the notes: {growth:.2f} x (goal 1.15)")
    base = wall_seconds([sys.executable, "-c", "pass"])
    program = Path(sys.executable).parent / "careerlab"
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts[:10]):
            Path(folder, f"{number}.md").write_text(text, "utf-8")
        for words, goal in ((["--help"], 5), (["check", folder], 12)):
            ratio = wall_seconds([str(program), *words]) / base
            print(f"careerlab {words[0]}: {ratio:.1f} x python -c pass (goal {goal})")


if __name__ == "__main__":
    main()
