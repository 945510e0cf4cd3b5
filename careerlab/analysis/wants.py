"""What the explorer wants and what she does not want, in her own words, and how that moved from talk to talk."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from careerlab.analysis.evidence import NOTE_ORDER, as_frame, joined
from careerlab.analysis.people.own_words import plain
from careerlab.analysis.theming.named_themes import named_theme, opposites
from careerlab.analysis.theming.nearest_themes import whole_meanings
from careerlab.analysis.theming.theme_words import content_words
from careerlab.insights.table import NOT_SORTED, check_insights, with_topic
from careerlab.resources import rows as resource

WANT, NO_WANT = "want", "don't want"
# Likeness in meaning from which two wants are of one subject, and from which the second may have turned.
_ALIKE = {"a theme": (-1, 0.4), "word": (0.25, 0.25)}

_WANTS = dict.fromkeys(("want", "text", "path", "date", "talk", "id", "topic"), "str")
_MOVED = dict.fromkeys(
    "subject path first_date first_want first_text last_date last_want last_text moved ids".split(), "str"
)
_READ = ["id", "path", "date", "talk", "text", "topic", "topic_confidence", "status", "source", "start", "strength"]

_NOT_WANTED = re.compile(
    r"(?:^\W*|\bi )(?:\w+ )?(?:don't|dont|do not|didn't|wouldn't|would not|never) (?:\w+ )?(?:want|like|enjoy|fancy)\b"
    r"|\b(?:not sure|don't think|dont think|do not think|doubt) (?:that )?"
    r"i(?:'d| would| could)? ?(?:want|like|enjoy|stand|leave|live)\b"
    r"|\b(?:no thanks|a no from me|not the idea of|not interested)\b|(?<!n't )(?<!not )\bputs? me off\b"
    r"|\b(?:not|isn't|isnt|nothing) (?:really )?for me\b|\b(?:doesn't|does not|didn't) appeal\b"
    r"|\b(?:i'd|i would|i'll) (?:hate|go mad|be bored|be unhappy|be asleep|lie awake|rather not|miss|dread)\b"
    r"|\bwould (?:drive me|finish me|kill me|make me (?:ill|miserable|furious|grumpy|unhappy)|bother me|scare me off)\b"
    r"|\bcan't (?:see|picture|imagine) (?:myself|me|being|doing)\b|\bwhat i can't picture\b"
    r"|\bi could(?:n't| not| never) (?:live|work|do|leave|stand|cope)\b"
)
_WANTED = re.compile(
    r"\b(?:i(?:'d| would) (?:really |still |even )?(?:love|like|enjoy|prefer)(?! (?:him|her|them|you)\b)|what i'd like"
    r"|(?:i|that|this|which)(?: \w+)? want|i'd want|(?:can|could) (?:see|picture|imagine) (?:myself|me|this|that|it)\b"
    r"|i(?:'m| am) (?:\w+ )?(?:drawn to|tempted|jealous|envious)|what i envy|appeals (?:to me|more|a lot)"
    r"|(?:is|be|place) for me|exactly what i|would change my life|sounds (?:\w+ )?like me"
    r"|(?:exactly )?my (?:kind of )?thing|suits? me|yes please|what i keep asking for|i like the idea of|fine by me)\b"
    r"|^\W*(?:really |still |do |would )?(?:want|love) (?:a|an|to|the|some|somebody|someone|something|more|that)\b"
)
# "I thought I'd like the small ones": no want of today.
_ONLY_THOUGHT = re.compile(
    r"\b(?:thought|assumed|expected|imagined|feared|told \w+(?: \w+){0,2}|used to think)(?: that)? (?:i )?$"
)
_TO_LOSE = re.compile(
    r"\b(?:give up|giving up|lose|losing|miss|missing|leave|leaving|be without|do without|a day without)\b"
)
_EMPHATIC = re.compile(
    r"\b(?:really|definitely|exactly|certainly|never|love|hate|dread|mad|ill|change my life|more than any\w*|full stop"
    r"|i do want|most|at all|for the rest of my life|not for (?:twice|any))\b|!"
)
_HEDGED = re.compile(r"\b(?:not sure|i think|maybe|perhaps|might|could|probably|i suppose|i guess|don't know)\b")


def wants(insights):
    """List what the explorer noted that she wants, and what she does not want.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it. Her own words say it plainly, so they count also where the kind of a statement
        waits for a decision.

    Returns
    -------
    pandas.DataFrame
        One row per statement, in note order: `want` (str, ``want`` or ``don't want``; by what comes first where a
        statement says both), `text`, `path` ('' where the talk has none), `date` ('' or ISO), `talk`, `id` and `topic`
        (str, ``not sorted`` where it is not sure).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    return as_frame(((want, r.text, r.path, r.date, r.talk, r.id, r.topic) for r, want in _wanted(insights)), _WANTS)


def wants_moved(insights):
    """Show how wants moved: each subject that came up on two dates or more, first and last.

    Two wants are of one subject if they name the same theme of ``resources/themes.csv`` or its opposite ("home by five"
    and "no more weekends" want the same), or share a word and are near in meaning. Whatever is less plain is left out.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it; talks without a date say nothing here.

    Returns
    -------
    pandas.DataFrame
        One row per subject, what turned first, then the earliest: `subject` (str, a theme or a word), `path` (str,
        joined by "; "), `first_date`, `first_want`, `first_text`, `last_date`, `last_want`, `last_text` (str), `moved`
        (str: ``turned`` from wanting it to not wanting it or back, ``stronger`` or ``weaker`` in her words, ``same``)
        and `ids` (str) of all wants on it.

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    rows = sorted(((row, want) for row, want in _wanted(insights) if row.date), key=lambda pair: pair[0].date)
    meant = whole_meanings([row.text for row, _ in rows])
    mentions = {}
    for at, (row, want) in enumerate(rows):
        for subject, stance in _subjects_of(row.text, want).items():
            mentions.setdefault(subject, []).append((at, stance))
    records = {}
    for (how, subject), said in sorted(mentions.items()):
        least, to_turn = _ALIKE[how]
        said = [(at, stance) for at, stance in said if at == said[0][0] or _likeness(meant, said[0][0], at) >= least]
        (one, before), (two, now) = said[0], said[-1]
        turned = before * now < 0
        if rows[one][0].date < rows[two][0].date and (not turned or _likeness(meant, one, two) >= to_turn):
            moved = "turned" if turned else _compared(abs(before), abs(now))
            records.setdefault(tuple(at for at, _ in said), _record(subject, [rows[at] for at, _ in said], moved))
    return as_frame(sorted(records.values(), key=lambda r: (r[-2] != "turned", r[2], r[0])), _MOVED)


def _record(subject, said, moved):
    paths = "; ".join(sorted({row.path for row, _ in said} - {""}))
    ends = (value for row, want in (said[0], said[-1]) for value in (row.date, want, row.text))
    return subject, paths, *ends, moved, joined(row.id for row, _ in said)


def _wanted(insights):
    """Yield the explorer's statements that say what she wants, in note order, each with ``want`` or ``don't want``."""
    check_insights(insights)
    own = insights[insights["speaker"].eq("note-taker") & insights["kind"].isin(("belief", "gap"))]
    own = with_topic(own.assign(topic=own["topic"].replace("none", NOT_SORTED)))
    for row in own[_READ].sort_values(NOTE_ORDER).itertuples(index=False):
        want = want_said(row.text)
        if want:
            yield row, want


def want_said(text):
    """Return ``want`` or ``don't want`` as a statement says it, by what comes first; '' where it says neither."""
    said = plain(text)
    if said.endswith("?"):
        return ""
    found = [(match.start(), want) for want, pattern in _SAYS.items() for match in pattern.finditer(said)]
    found = [(at, want) for at, want in found if not _ONLY_THOUGHT.search(said[:at])]
    return min(found, default=(0, ""))[1]


# Two wants that name a Wednesday need not be about the same.
_WHEN = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december morning evening night afternoon weekend today tomorrow minute""".split()
)
_SAYS = {NO_WANT: _NOT_WANTED, WANT: _WANTED}


def _subjects_of(text, want):
    """Return what a want is about: (``a theme`` or ``word``, its name) -> how much she wants it, below 0 against it."""
    said = plain(text)
    force = 1 if _HEDGED.search(said) else 3 if _EMPHATIC.search(said) else 2
    against = -force if want == NO_WANT else force
    # Who does not want to give it up wants it.
    about = force if want == NO_WANT and _TO_LOSE.search(said) else against
    found = {}
    for kind, stance in (("pro", about), ("con", -against))[:: 1 if want == WANT else -1]:
        theme, _ = named_theme(text, kind)
        if theme and not found:
            found["a theme", _good_side(theme)] = stance
    return found | {("word", word): about for word in content_words(text) if word not in _WHEN}


def _good_side(theme):
    """Return the name under which a theme and its opposite are one subject: the one that stands for the good."""
    pair = {theme, *opposites().get(theme, ())}
    return min(pair, key=lambda name: (name not in _good_themes(), name))


@cache
def _good_themes():
    return {row["theme"] for row in resource("themes") if "pro" in row["kinds"].split()}


def _likeness(meant, one, two):
    lengths = float(np.sqrt((meant[one] @ meant[one]) * (meant[two] @ meant[two])))
    return round(float(meant[one] @ meant[two]) / max(lengths, 1), 2)


def _compared(before, now):
    return "same" if before == now else "stronger" if now > before else "weaker"
