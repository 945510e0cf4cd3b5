"""Put what matters into the text of a profile.yaml, and leave every other character as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import yaml

from careerlab.errors import ProfileError
from careerlab.profile.read import parse_profile


def with_priorities(text, priorities, date, after_comparison=False, name="profile.yaml"):
    """Return the text of a profile with these priorities and when they were written down.

    Comments that stood between the old priorities stay behind the new ones.

    Parameters
    ----------
    text : str
        What is in profile.yaml now; '' for a new one.
    priorities : list or dict
        An ordering (ties as lists) or swing points by topic.
    date : str
        ISO date of today.
    after_comparison : bool
        Whether a comparison had been shown before; what the profile says already is never taken back.
    name : str
        What an error calls the file.

    Raises
    ------
    ProfileError
        The text is no valid profile, or nothing can be put in without changing something else.
    """
    lines = {"priorities": _in_one_line(priorities), "priorities_date": date}
    if not (priorities and date):
        raise ProfileError("Say what matters, and on which day: a topic at least, and a date such as 2026-01-31.")
    chosen = parse_profile("\n".join(f"{key}: {value}" for key, value in lines.items()), "What you chose")
    before = parse_profile(text, name)
    seen = after_comparison or before.priorities_after_comparison
    if seen and not before.priorities_after_comparison:
        lines["priorities_after_comparison"] = "yes"
    edited = _with_lines(text, lines)
    said = {"priorities": chosen.priorities, "priorities_date": date, "priorities_after_comparison": seen}
    if not _says(edited, replace(before, **said)):
        by_hand = " and ".join(f"`{key}: {value}`" for key, value in lines.items())
        raise ProfileError(f"{name} was left as it is: {by_hand} cannot be put in alone; write it there yourself.")
    return edited


_MARK = "\ufeff"  # a byte order mark, which some editors put first


def _in_one_line(priorities):
    """How YAML writes priorities in one line; topics need no quotes."""
    if isinstance(priorities, dict):
        return "{" + ", ".join(f"{topic}: {points}" for topic, points in priorities.items()) + "}"
    return "[" + ", ".join(_in_one_line(t) if isinstance(t, (list, tuple)) else str(t) for t in priorities) + "]"


def _says(text, wanted):
    try:
        return parse_profile(text) == wanted
    except ProfileError:
        return False


@dataclass
class _Outline:
    """Where the keys of the outermost level stand in a YAML text, in characters.

    `places` maps a key to the end of its name and the end of its value. New keys go in at `end`, behind `indent`;
    `flow` if everything stands in one pair of braces.
    """

    places: dict = field(default_factory=dict)
    end: int = 0
    indent: str = ""
    flow: bool = False


def _outline(text):
    outline, depth, key, value_end = _Outline(end=len(text)), 0, None, 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        start, end = event.start_mark.index, event.end_mark.index
        is_leaf = isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent))
        if depth == 1 and key is None and is_leaf:
            key, value_end = event, end
            continue
        if isinstance(event, yaml.MappingStartEvent) and depth == 0:
            outline.flow, outline.indent = event.flow_style, " " * event.start_mark.column
            outline.end = end
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if key is not None and (is_leaf or end > start):  # the end of a block has no width: it stands at what follows
            value_end = max(value_end, start + len(text[start:end].rstrip()))
        if isinstance(event, yaml.MappingEndEvent) and depth == 0 and not outline.flow:
            outline.end = end
        if key is not None and depth == 1:
            outline.places[getattr(key, "value", "")] = (key.end_mark.index, value_end)
            key = None
    return outline


def _with_lines(text, lines):
    """The text with the values of these keys replaced; keys it lacks go behind the others, or to the end."""
    outline = _outline(text)
    found = {key: outline.places[key] for key in lines if key in outline.places}
    changes = [(start, end, _value(text, start, end, lines[key])) for key, (start, end) in found.items()]
    if missing := [f"{key}: {value}" for key, value in lines.items() if key not in found]:
        at = outline.end
        if found and not outline.flow:
            last = max(end for _, end in found.values())
            at = last + len(re.match(r"[^\r\n]*", text[last:])[0])
        new = ", ".join([*missing, ""]) if outline.flow else _added(text[:at], missing, outline.indent, _line_end(text))
        changes.append((at, at, new))
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _value(text, start, end, value):
    """What replaces the text from behind a key to the end of its value: the new value and the comments of the old."""
    comments = re.findall(r"(?<!\S)#[^\r\n]*", text[start:end])
    return f": {value}" + (f"  {(_line_end(text) + '  ').join(comments)}" if comments else "")


def _added(before, lines, indent, line_end):
    """New lines for the place behind `before`."""
    block = line_end.join(indent + line for line in lines)
    if not before.strip(_MARK) or before.endswith(("\n", "\r")):
        return block + line_end
    return line_end + block


def _line_end(text):
    found = re.search(r"\r\n?|\n", text)
    return found[0] if found else "\n"
