"""What the styles and lists of a Word file make of a paragraph: a heading, an item of a list, bold, hidden."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

_HEADING = re.compile(r"heading\s?([1-9])")
_CONTENTS = re.compile(r"toc\s?[1-9]")
_LIST = re.compile(r"list (bullet|number)(?: ([2-9]))?")
_TITLES = {"title": 1, "subtitle": 2}
_BODY = 9  # Word counts outline levels from 0; 9 is body text
_MAX_CHAIN = 50
_MAX_LEVEL = 8


def value(attributes):
    """What `<w:name w:val="..."/>` says."""
    return attributes.get("w:val", "")


def is_on(attributes):
    """Whether a switch such as `<w:b/>` is on."""
    return attributes.get("w:val", "1").lower() not in ("0", "false", "off", "none")


def number(words, default=0):
    """A number as an attribute gives it; what is none, or too large to mean anything, is `default`."""
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 10 else default


def level_of(attributes):
    """The level of a list, from 0."""
    return min(number(value(attributes)), _MAX_LEVEL)


def outline_of(attributes):
    """The outline level, from 0."""
    return number(value(attributes), _BODY)


def depth_of(outline):
    """The depth of a heading, 1 to 6, at this outline level; 0 for body text."""
    return min(outline + 1, 6) if outline < _BODY else 0


@dataclass(frozen=True, slots=True)
class Style:
    """What a style makes of its paragraphs and words, those it is based on counted in.

    `heading` is 1 to 6 or 0, `contents` a line of a table of contents, `numbering` the id of a list or ''.
    """

    heading: int = 0
    contents: bool = False
    numbering: str = ""
    level: int = 0
    bold: bool = False
    hidden: bool = False


class Styles:
    """The styles of a file by id; a file may use styles that it does not define."""

    def __init__(self, defined):
        self._defined, self._known = defined, {}

    def __getitem__(self, name):
        if name not in self._known:
            self._known[name] = _style(list(self._chain(name)))
        return self._known[name]

    def _chain(self, name):
        """The properties of a style and of those it is based on, nearest first."""
        for _ in range(_MAX_CHAIN):
            if not name:
                return
            own = self._defined.get(name, {"name": _name_from_id(name)})
            yield own
            name = own.get("based on", "")


def _style(chain):
    said = {}
    for own in chain:
        said = own | said
    names = [own.get("name", "").strip().lower() for own in chain]
    listed = next((found for name in names if (found := _LIST.fullmatch(name))), None)
    named_level = number(listed[2], 1) - 1 if listed else 0  # `List Bullet 2` is a list of its own, further in
    return Style(
        heading=next(filter(None, map(_heading, names)), 0) or depth_of(said.get("outline", _BODY)),
        contents=any(map(_CONTENTS.fullmatch, names)),
        numbering=said.get("numbering", f"{listed[1]}s" if listed else ""),
        level=said.get("level", 0) or named_level,
        bold=said.get("bold", False),
        hidden=said.get("hidden", False),
    )


def _heading(name):
    found = _HEADING.fullmatch(name)
    return min(int(found[1]), 6) if found else _TITLES.get(name, 0)


def _name_from_id(name):
    """`Heading1`, `ListBullet2` -> the name Word would give it."""
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", name[:100])


def read_styles(package):
    """Read the styles of a `Package`: `Styles`."""
    defined, own = {}, {}

    def begin(attributes):
        nonlocal own
        own = defined[attributes.get("w:styleId", "")] = {}

    def take(key, of):
        return lambda attributes: own.__setitem__(key, of(attributes))

    starts = {
        "w:style": begin,
        "w:name": take("name", value),
        "w:basedOn": take("based on", value),
        "w:b": take("bold", is_on),
        "w:vanish": take("hidden", is_on),
        "w:outlineLvl": take("outline", outline_of),
        "w:numId": take("numbering", value),
        "w:ilvl": take("level", level_of),
    }
    for part in package.kinds["styles"]:
        package.read(part, starts, {})
    return Styles(defined)


# ---- lists

_PLAIN = {"bullets": {}, "numbers": dict.fromkeys(range(_MAX_LEVEL + 1), {"format": "decimal", "sign": "%1."})}
_BOXES = dict.fromkeys("☐□❑❏\uf0a8\uf06f\uf071\uf072", "[ ]") | dict.fromkeys("☑☒✔\uf0fe\uf0fd\uf0fc", "[x]")
_PLACE = re.compile("%([1-9])")
_ROMAN = "0 i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()


class Lists:
    """The lists of a file. They count: ask for the sign of each item once, in order."""

    def __init__(self, definitions, used, restarts):
        self._definitions, self._used, self._restarts = definitions, used, restarts
        self._counts = defaultdict(lambda: [0] * (_MAX_LEVEL + 1))

    def sign(self, numbering, level):
        """The bullet or number that Word shows before an item; '' if it shows none."""
        definition = self._used.get(numbering, numbering)
        levels = self._definitions.get(definition) or _PLAIN.get(definition, {})
        own = levels.get(level, {})
        if own.get("format", "bullet") == "bullet":
            return _bullet(own.get("sign", ""))
        counts = self._counts[definition]
        for at in range(level + 1):
            if not counts[at] or (numbering, at) in self._restarts:
                start = self._restarts.pop((numbering, at), None) or levels.get(at, {}).get("start", 1)
                counts[at] = start - (at == level)
        counts[level] += 1
        counts[level + 1 :] = [0] * (_MAX_LEVEL - level)
        return _PLACE.sub(
            lambda m: _written(counts[int(m[1]) - 1], levels.get(int(m[1]) - 1, own)), own.get("sign", "")
        )


def _bullet(sign):
    if sign in _BOXES:
        return _BOXES[sign]
    return "•" if not sign.strip() or sign[0].isalnum() or "\ue000" <= sign[0] <= "\uf8ff" else sign[:3]


def _written(count, level):
    style = level.get("format", "decimal")
    if style.endswith("Letter"):
        written = chr(ord("a") + (count - 1) % 26)
    elif style.endswith("Roman") and count < len(_ROMAN):
        written = _ROMAN[count]
    else:
        return str(count)
    return written.upper() if style.startswith("upper") else written


def read_lists(package, styles):
    """Read the lists of a `Package`: `Lists`."""
    definitions, used, restarts, links = {}, {}, {}, {}
    place = {"definition": "", "numbering": "", "level": 0}

    def enter(key, name, of=str):
        return lambda attributes: place.__setitem__(key, of(attributes.get(name, "")))

    def own():
        levels = definitions.setdefault(place["definition"], {})
        return levels.setdefault(place["level"], {})

    def take(key, of):
        return lambda attributes: own().__setitem__(key, of(attributes))

    def level(attributes):
        place["level"] = min(number(attributes.get("w:ilvl")), _MAX_LEVEL)

    def numbering(attributes):
        place["numbering"] = attributes.get("w:numId", "")
        place["definition"] = "changed for one list"  # what its `lvlOverride` defines anew is left alone

    def uses(attributes):
        used[place["numbering"]] = value(attributes)

    def restart(attributes):
        restarts[place["numbering"], place["level"]] = number(value(attributes), 1)

    def link(attributes):
        links[place["definition"]] = value(attributes)

    starts = {
        "w:abstractNum": enter("definition", "w:abstractNumId"),
        "w:lvl": level,
        "w:numFmt": take("format", value),
        "w:lvlText": take("sign", value),
        "w:start": take("start", lambda attributes: number(value(attributes), 1)),
        "w:numStyleLink": link,
        "w:num": numbering,
        "w:abstractNumId": uses,
        "w:lvlOverride": level,
        "w:startOverride": restart,
    }
    for part in package.kinds["numbering"]:
        package.read(part, starts, {})
    for definition, style in links.items():  # a list that only points at a style takes the list of that style
        definitions[definition] = definitions.get(used.get(styles[style].numbering, ""), {})
    return Lists(definitions, used, restarts)
