"""What headings, labels, signs, tags, check boxes and answers without content say about the kind of a statement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from careerlab.resources import rows


@dataclass(frozen=True, slots=True)
class Cue:
    """What a heading, sign or tag says: likely kinds and topics, likeliest first.

    `sure` if nearly every line below is of that kind.
    """

    words: str
    kinds: tuple[str, ...]
    topics: tuple[str, ...]
    sure: bool = False


_NOT_WORDS = re.compile(r"[^\w\s👍👎➕➖✅❌⚠❤⭐🚩💡🙂🙁]+")
_ASIDE = re.compile(r"\([^()]{0,80}\)")
_PERSON = re.compile(r"\b(?:he|she)\b")
_OWNER = re.compile(r"\b(?:her|his|hers|the|some|a few|a)\b\s+")


def fold_heading(words):
    """Lower case, no signs, one space: how headings are compared."""
    words = _ASIDE.sub(" ", words).casefold().replace("'", "").replace("’", "").replace("\ufe0f", "")
    return " ".join(_NOT_WORDS.sub(" ", words.replace("_", " ")).split())


@cache
def _headings():
    # a heading of the note-taker's own ("Next steps", "My thoughts") mixes tasks, leads, beliefs and gaps: never sure
    table = {}
    for row in rows("headings"):
        kinds, topics = (tuple(filter(None, row[c].split("|"))) for c in ("kind", "topic"))
        table.setdefault(fold_heading(row["heading"]), Cue(row["heading"], kinds, topics, _is_sure(row)))
    return table


def _is_sure(row):
    return row["sure"] == "yes" and row["kind"] in ("pro", "con", "need", "advice", "route")


@cache
def heading_cue(words):
    """The cue of a heading or label, or None.

    Exactly as listed, then with `she` read as `they`, without owners, without the name in it.
    """
    folded = fold_heading(words)
    table = _headings()
    they = _PERSON.sub("they", folded)
    bare = _OWNER.sub("", they)
    for form in (folded, they, bare, _without_name(words, they)):
        if form and form in table:
            found = table[form]
            return Cue(words.strip(" :"), found.kinds, found.topics, found.sure)
    return None


def _without_name(words, folded):
    """`What Priya loves` -> `what they loves`, then `what they love`.

    A capitalised word amid a heading is taken for a name.
    """
    middle = [w for w in words.split()[1:] if w[:1].isupper() and w.strip("'’s:").isalpha()]
    if len(middle) != 1:
        return ""
    name = fold_heading(middle[0])
    form = " ".join("they" if w == name else w for w in folded.split())
    return form if form in _headings() else re.sub(r"(they \w+)s\b", r"\1", form)


_LABEL = re.compile(r"\s*([^\s:.?!][^:.?!\n]{0,38}?)\s*(?::|\s[-–—]\s)\s*(?=\S)")


def split_label(words):
    """Length of a label in front ("Cons: ", "Pay - "), 0 if what stands there is not a heading careerlab knows."""
    found = _LABEL.match(words[:80])
    if not found or len(found[1].split()) > 4:
        return 0
    cue = heading_cue(found[1])
    if not cue or not (cue.kinds or cue.topics):
        return 0
    return found.end() if ":" in found[0] or cue.sure else 0


_NOTHING = re.compile(
    r"""
    (?:(?:honestly|really|well|hmm+|um+|no|oh)[,.…]*\s+)*
    (?: none | n/?a | nope | nil | no | tbd | tbc | same | (?:see|as)\ above | \?+ | -+ | x+
      | nothing(?:\ (?:really|much|so\ far|yet|comes\ to\ mind|to\ report|springs\ to\ mind|specific))?
      | not?\ (?:really|much|many) | not\ (?:sure|yet|asked|applicable)
      | can'?t\ think\ of\ (?:any(?:thing)?|one) | (?:i\ )?(?:don'?t|do\ not)\ (?:know|have\ any)
    )
    (?:[ ,]+(?:really|so\ far|yet|at\ all|to\ (?:be\ )?honest|tbh|at\ the\ moment|sorry))*
    [\s.!…]*
    """,
    re.I | re.X,
)


def says_nothing(words):
    """`None`, `n/a`, `can't think of any`: an answer without content is no pro and no con, whatever the heading."""
    return len(words) < 80 and bool(_NOTHING.fullmatch(words.strip(" -–—\"'()")))


SURE_FOR = {"pro": 8, "con": 8}  # statements below a heading that are surely of its kind
SURE_FOR_OTHERS = 4  # under what to learn or do one soon goes on to something else


def _held(cue, statement):
    """The cue, no longer sure where its hold is loose: after the list below a heading, or further along."""
    near = cue.sure and statement.position < SURE_FOR.get(cue.kinds[0], SURE_FOR_OTHERS)
    return Cue(cue.words, cue.kinds, cue.topics, near and not statement.loose)


def structural_cue(statement):
    """The one cue that decides most: sign, tag, field or label, check box, heading; None where nothing was marked.

    Returns
    -------
    tuple of (Cue, str) or (None, '')
        The cue and the rule in words a person can check: ``heading "Cons"``, ``sign "+"``, ``tag "#pro"``, ``label
        "Pay"``.
    """
    if statement.signs:
        kind = "pro" if statement.mark == "+" else "con"
        return Cue(statement.mark, (kind,), (), True), f'sign "{statement.mark}"'
    for tag in statement.tags:
        if (cue := heading_cue(tag.replace("/", " "))) and cue.kinds:
            return Cue(tag, cue.kinds, cue.topics, True), f'tag "#{tag}"'
    if statement.label and (cue := heading_cue(statement.label)):
        return _held(cue, statement), f'label "{statement.label}"'
    if statement.mark in ("[ ]", "[x]"):
        return Cue(statement.mark, ("task", "lead"), (), False), f'check box "{statement.mark}"'
    if statement.section and (cue := heading_cue(statement.section)):
        return _held(cue, statement), f'heading "{statement.section}"'
    return None, ""
