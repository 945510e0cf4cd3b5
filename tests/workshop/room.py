"""What the tests of a workshop share: who takes part in the sample, and how a leak is looked for."""

import re
import unicodedata
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent.parent / "data" / "workshop" / "participants"
PARTICIPANTS = sorted(p.name for p in FOLDER.iterdir() if p.is_dir())
WORKSHOP = ("teaching", "nursing", "software development", "social work")


def plain(text):
    """No case and no accents."""
    marked = unicodedata.normalize("NFKD", text.replace("ı", "i"))
    return "".join(c for c in marked if not unicodedata.combining(c)).casefold()


def holds(text, detail):
    """Whether a text holds a detail as words of its own."""
    return bool(held(text, [detail]))


def held(text, details):
    """The details that a text holds as words of their own, sorted."""
    text = plain(text)
    written = ((detail, plain(detail)) for detail in sorted(details))
    return [detail for detail, some in written if some in text and re.search(rf"(?<!\w){re.escape(some)}(?!\w)", text)]
