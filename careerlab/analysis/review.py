"""What to ask first: the statements that wait for a decision, and what counting each would change on the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from careerlab.analysis.balance import pros_cons
from careerlab.analysis.comparing.favourability import COMPARED_TOPICS, named_people
from careerlab.analysis.comparing.ranking import mean_weights
from careerlab.analysis.evidence import as_frame, people_on
from careerlab.analysis.gaps import ALONE, level_of, levels_of, skill_gaps, uses_in
from careerlab.insights.codebook import KIND_WORDS, TOPIC_WORDS
from careerlab.insights.table import NOT_SORTED, check_insights, counted, with_topic

ASKED = 20  # in one evening
_CLOSE = 0.15  # difference of two chances from which it is either
_FEW_WORDS = 3
_OPINIONS = {"pro": "for", "con": "against"}
_OTHER_SIDE = {"for": "against", "against": "for"}
# What one more statement is worth where it adds words but no number, against one person in a cell that has nobody yet.
_ADVICE, _WAY, _VIEW, _BELIEF, _UNSORTED = 0.3, 0.5, 0.2, 0.5, 0.3
_COUNTED_OF = {  # kind -> whose statements of it the tables count
    **dict.fromkeys(("pro", "con", "route"), ("source",)),
    **dict.fromkeys(("need", "advice", "gap"), ("source", "note-taker")),
    "belief": ("note-taker",),
}
_NO_NUMBER = "No number on the page changes."

_FROM_TABLE = dict.fromkeys(("id", "text", "source"), "str") | {"line": "int64"}
_FROM_TABLE |= dict.fromkeys(("question", "speaker", "person", "path", "kind"), "str") | {"confidence": "float64"}
_ASKS = {
    **_FROM_TABLE,
    **{"second": "str", "second_confidence": "float64", "topic": "str", "rule": "str", "why": "str"},
    **{"changes": "str", "second_changes": "str"},
}


def ask_list(insights, profile=None, most=ASKED):
    """List the statements that wait for a decision, those first whose answer would change the page most.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    profile : Profile, optional
        The explorer: what matters to her comes first, skills she has are nothing to ask about.
    most : int, optional
        How many at most; None for all that wait.

    Returns
    -------
    pandas.DataFrame
        One row per statement with status ``ask``: `id`, `text`, `source` (str), `line` (int64, 1-based), `question`,
        `speaker`, `person`, `path`, `kind` (str, the likeliest) and `confidence` (float64, 0-1), `second` (str, the
        next likeliest kind, '' if none is known) and `second_confidence` (float64, 0-1), `topic`, `rule`, `why` (str,
        what decided and why that is not enough), `changes` and `second_changes` (str, what the page would gain if it
        were counted as `kind` or as `second`).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    check_insights(insights)
    return asks_about(insights, insights[insights["status"].eq("ask")], profile).head(most)


def asks_about(insights, rows, profile=None):
    """As `ask_list`, of the statements in `rows` of the table, all of them, whatever their status."""
    page = _page(insights[~insights["id"].isin(rows["id"])], insights, profile)
    rows = rows.assign(who=named_people(rows), about=rows["topic"].replace("none", NOT_SORTED))
    found = [(row, *_likeliest(row)) for row in rows.to_dict("records")]
    changes = [[(chance, *_change(page, row, kind)) for kind, chance in kinds] for row, *kinds in found]
    return as_frame((_record(*found[at], *changes[at]) for at in _most_useful_first(changes)), _ASKS)


def _likeliest(row):
    """The two likeliest kinds, each with its chance."""
    second, chance = row.get("second", ""), row.get("second_confidence", 0.0)
    if not second:  # a table made before there was a second kind: good or bad is what matters most
        chance, second = max((row[f"p_{kind}"], kind) for kind in _OPINIONS if kind != row["kind"])
    return (row["kind"], row["confidence"]), (second if chance > 0 else "", chance)


def _most_useful_first(changes):
    """Positions of the statements; one that says what an earlier one probably says already comes later."""
    order = sorted(range(len(changes)), key=lambda at: (-_usefulness(changes[at]), at))
    open_, useful = defaultdict(lambda: 1.0), {}
    for at in order:
        useful[at] = _usefulness(changes[at], open_)
        for chance, cells, _ in changes[at]:
            for cell in cells:
                open_[cell] *= 1.0 - chance
    return sorted(order, key=lambda at: (-useful[at], at))


def _usefulness(changes, open_=None):
    """How much the page may be expected to change; cells that are probably filled by then count less."""
    return sum(
        chance * size * (open_[c] if open_ else 1.0) for chance, cells, _ in changes for c, size in cells.items()
    )


def _record(row, first, second, *changes):
    words = [words for _, _, words in changes]
    told = (*second, row["topic"], row["rule"], _why(row, first, second), *words)
    return (*(row[name] for name in _FROM_TABLE), *told)


# ---- what the page holds already


@dataclass
class _Page:
    """Who is counted where: `sides` by path and topic, `skills` by path and skill, all as {person: side or level}."""

    people: dict  # path -> how many
    weight: dict  # topic -> how much it matters, 1 on average
    held: dict | None  # skill -> level of the explorer; None where nothing is known of her
    beliefs: dict  # (path, topic) -> her words
    sides: dict = field(default_factory=lambda: defaultdict(dict))
    skills: dict = field(default_factory=lambda: defaultdict(dict))
    told: Counter = field(default_factory=Counter)  # (what, path, person) -> statements


_COUNTED_BY = ("kind", "speaker", "path", "topic", "who", "text", "skills", "question", "level")


def _page(insights, everybody, profile):
    """What the statements that count have put on the page so far."""
    beliefs = {(b.path, b.topic): b.belief for b in reversed(getattr(profile, "beliefs", ()))}
    page = _Page(people_on(everybody), _weights(profile), levels_of(profile) if profile else None, beliefs)
    rows = with_topic(counted(insights))
    rows = rows.assign(who=named_people(rows), topic=rows["topic"].replace("none", NOT_SORTED))
    for kind, speaker, path, topic, who, *words in zip(*(rows[name] for name in _COUNTED_BY), strict=True):
        if not _counts(kind, speaker):
            continue
        page.told[kind, path, who] += 1
        if path and kind in _OPINIONS:
            side = _OPINIONS[kind]
            page.sides[path, topic][who] = side if page.sides[path, topic].get(who, side) == side else "mixed"
        for skill, level in _skills(kind, *words) if path else ():
            page.skills[path, skill][who] = max(level, page.skills[path, skill].get(who, -1))
    return page


def _weights(profile):
    """What a topic weighs: half alike, half by what matters to the explorer, as in the comparison; 1 on average."""
    shares = mean_weights(COMPARED_TOPICS, getattr(profile, "priorities", None))
    count = len(COMPARED_TOPICS)
    weights = {topic: (1 + share * count) / 2 for topic, share in zip(COMPARED_TOPICS, shares, strict=True)}
    return weights | {NOT_SORTED: _UNSORTED}


def _counts(kind, speaker):
    """Whether the tables count a statement of this kind by whoever said it."""
    return speaker in _COUNTED_OF.get(kind, ())


def _skills(kind, text, skills, question, level):
    """(skill, level or -1) of each skill that a statement of this kind asks for."""
    if kind not in ("need", "advice") or not skills:
        return []
    return [(skill, asked) for skill, use, asked in uses_in(text, skills, kind, question, level) if use == "asked"]


# ---- what a statement would add to it


def _change(page, row, kind):
    """({(cell, who): how much it would change}, the same in a sentence) if a statement counted as this kind."""
    if not kind:
        return {}, ""
    if row["speaker"] == "hearsay":
        return {}, "Second-hand: it is kept, and no number changes."
    if not _counts(kind, row["speaker"]):
        return {}, _NO_NUMBER
    if kind == "advice" and not row["path"]:
        return _one_more(page, row, kind, _ADVICE, "One more piece of advice.")
    if not row["path"]:
        return {}, "Nothing yet: its talk names no career, so it stands in no table."
    if kind in _OPINIONS:
        return _side(page, row, _OPINIONS[kind])
    if kind == "gap" and row["skills"]:
        return _one_more(
            page, row, kind, _VIEW, f"One more note of yours that you lack {row['skills']} for {row['path']}."
        )
    cells, words = _skill_cells(page, row, kind)
    if words:
        return cells, words
    who, path = _who(row), row["path"]
    if kind == "advice":
        return _one_more(page, row, kind, _ADVICE, "One more piece of advice.")
    if kind == "route":
        first = f"The first thing heard about how {who} got into {path}."
        return _one_more(page, row, kind, _WAY, f"More about how {who} got into {path}.", first)
    if kind == "belief":
        return _one_more(page, row, kind, _VIEW, f"One more view of yours after talking to {who}.")
    return {}, _NO_NUMBER


def _one_more(page, row, kind, size, words, first=""):
    place = (kind, row["path"], row["who"])
    told = page.told[place]
    return {place: size / (1 + told)}, words if told or not first else first


def _side(page, row, side):
    """One more person for or against a topic of a path, or one who now says both."""
    path, topic, who = row["path"], row["about"], row["who"]
    there = page.sides[path, topic]
    before, spoke, people = there.get(who, ""), len(there), page.people[path]
    on = _on(topic, path)
    if before in (side, "mixed"):
        said = "both good and bad" if before == "mixed" else "good" if side == "for" else "bad"
        return {}, f"No number changes: {_who(row)} has said {said} things about {on} already."
    cell, size = (path, topic, who, side), page.weight[topic] / (1 + spoke)
    if before:
        return {cell: size}, f"{_who(row)} has only been {before} {on} so far, and would now say both."
    if spoke:
        same = 1 + list(there.values()).count(side)
        return {cell: size}, f"Adds {_who(row)} to those who speak {side} {on}: then {same} of {people} people."
    belief = page.beliefs.get((path, topic), "")
    words = f"The first thing heard about {on}."
    return {cell: size + bool(belief) * _BELIEF}, f"{words} You believed: {belief}." if belief else words


def _on(topic, path):
    if topic == "entry":
        return f"getting into {path}"
    return path if topic == NOT_SORTED else f"{TOPIC_WORDS[topic]} in {path}"


def _skill_cells(page, row, kind):
    """One more person who asks for a skill that the explorer lacks."""
    path, who = row["path"], row["who"]
    cells, new, more = {}, [], []
    for skill, level in _skills(kind, row["text"], row["skills"], row["question"], row["level"]):
        there = page.skills[path, skill]
        wanted = max(level, *there.values(), 0) or ALONE
        if who in there or (page.held is not None and level_of(skill, page.held) >= wanted):
            continue
        cells[path, skill, who] = 1 / (1 + len(there))
        (more if there else new).append(skill)
    if new:
        skills = "a skill" if len(new) == 1 else f"{len(new)} skills"
        return cells, f"Adds {skills} that nobody else asked for in {path}: {', '.join(new)}."
    if more:
        asking = 1 + len(page.skills[path, more[0]])
        words = (
            f"Adds {_who(row)} to those who ask for {more[0]} in {path}: then {asking} of {page.people[path]} people"
        )
        return cells, words + (f"; also {', '.join(more[1:])}." if more[1:] else ".")
    return cells, ""


def _who(row):
    return row["person"] or "the person of this talk"


# ---- why it waits


def _why(row, first, second):
    """What decided and why that is not enough, in words for a person."""
    if row["rule"] == "correction":
        return "Two of your answers say different things."
    name, _, words = row["rule"].partition(" ")
    decided = {
        "model": "Only its words say so",
        "question": f"It answers {words}",
        "learnt": "It is like what you answered",
        "answer": "It answers without saying much",
    }.get(
        name, f"It stands under {row['rule']}" if name in ("heading", "label") else f"It is marked with {row['rule']}"
    )
    return f"{decided}, {_doubt(row, first, second)}."


def _doubt(row, first, second):
    if second[0] and first[1] - second[1] < _CLOSE:
        return f"and it could as well be {KIND_WORDS[second[0]]}"
    if row["speaker"] == "source" and row["kind"] in ("gap", "belief"):
        return "and it is not clear whether these are your own words"
    if len(row["text"].split()) <= _FEW_WORDS:
        return "and so few words say little"
    return "and that is not plain enough to count it"


# ---- what answers have changed


def what_changed(before, after, profile=None):
    """Say which numbers of the page differ between two insights tables, one sentence each, pros and cons first."""
    old, new = (_numbers(insights, profile) for insights in (before, after))
    return [_now(cell, new.get(cell)) for cell in [*new, *(old.keys() - new.keys())] if old.get(cell) != new.get(cell)]


def _numbers(insights, profile):
    """The numbers of the page by cell: people for, mixed and against; people who ask for a skill."""
    found = {}
    for row in pros_cons(insights).itertuples():
        found[row.path, row.topic] = (row.people_for, row.people_mixed, row.people_against)
    for row in skill_gaps(insights, profile).itertuples():
        found[row.path, row.skill, "skill"] = (row.people, row.of_people)
    return found


def _now(cell, numbers):
    path, about, *skill = cell
    if skill:
        said = f"{numbers[0]} of {numbers[1]} people" if numbers else "nobody any more"
        return f"{about} in {path} is asked for by {said}"
    for_, mixed, against = numbers or (0, 0, 0)
    return f"{_on(about, path)}: {for_} for, {mixed} both, {against} against"
