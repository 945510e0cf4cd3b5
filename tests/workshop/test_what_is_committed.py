"""What lies in the repository beside the folders of the sample workshop names nobody: packs, the notebook's outputs."""

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
MADE = [ROOT / "notebooks" / "07_our_workshop.ipynb", *sorted((ROOT / "data" / "workshop" / "packs").glob("*.json"))]
# Ordinary words, which stand there in their own meaning: "hope", "memo", a sign of an employer that is also a skill.
ORDINARY = re.compile(r"[A-Za-z]{1,4}")


def planted():
    """Every detail that was planted in the notes, ordinary short words aside."""
    with (Path(__file__).parent / "planted.csv").open(encoding="utf-8", newline="") as file:
        texts = {row["text"].strip() for row in csv.DictReader(file)}
    return sorted(text for text in texts if text and not ORDINARY.fullmatch(text))


@pytest.mark.parametrize("file", MADE, ids=[file.name for file in MADE])
def test_no_planted_detail_stands_in_it(file):
    words = file.read_text("utf-8").casefold()
    found = [text for text in planted() if re.search(rf"(?<!\w){re.escape(text.casefold())}(?!\w)", words)]
    assert not found


def test_the_list_would_find_one():
    note = next((ROOT / "data" / "workshop" / "participants" / "p01" / "notes").glob("*"))
    words = note.read_text("utf-8").casefold()
    assert any(text.casefold() in words for text in planted())
