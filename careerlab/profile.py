"""The explorer: what she can do, what matters to her, what she believed before the talks.

And the careers she compares.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path as File

import yaml

from careerlab.errors import ProfileError

PRIORITY_TOPICS = (
    "work",
    "autonomy",
    "growth",
    "pay",
    "hours",
    "people",
    "culture",
    "meaning",
    "security",
    "place",
    "entry",
)
_KEYS = ("name", "current", "paths", "skills", "priorities", "beliefs", "date_order", "people", "organisations")
_KEYS += ("encoding", "learning")


@dataclass(frozen=True)
class Path:
    """A candidate career and what else people call it."""

    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """A person or an employer and what else they are called: other names, addresses, profile links."""

    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Belief:
    """What the explorer believed before the talks.

    `confidence` 0-1 is how sure she was, `date` ISO when she wrote it down.
    """

    belief: str
    path: str = ""
    topic: str = ""
    confidence: float = 0.5
    date: str = ""


@dataclass(frozen=True)
class Profile:
    """profile.yaml. `skills` are levels 0-5.

    `priorities` is None, an ordering (ties as lists) or swing points by topic. `people` and `organisations` settle who
    is who where the notes use several names, or one name for two. `encoding` is what old text files are written in.
    With `frozen` corrections are put in and teach nothing.
    """

    name: str = ""
    current: str = ""
    paths: tuple[Path, ...] = ()
    skills: dict = field(default_factory=dict)
    priorities: list | dict | None = None
    beliefs: tuple[Belief, ...] = ()
    day_first: bool = True
    people: tuple[Known, ...] = ()
    organisations: tuple[Known, ...] = ()
    encoding: str = ""
    frozen: bool = False

    @property
    def path_names(self):
        """Names of the candidate careers, in the explorer's order."""
        return tuple(p.name for p in self.paths)

    def path_for(self, words):
        """The candidate career that `words` (a path or a role) name, or ''. "Senior UX designer" is UX design."""
        said = _fold(words)
        best, length = "", 0
        for path in self.paths:
            for name in (path.name, *path.also):
                folded = _fold(name)
                if folded and f" {folded} " in f" {said} " and len(folded) > length:
                    best, length = path.name, len(folded)
        return best


def _fold(words):
    return " ".join("".join(c if c.isalnum() else " " for c in words.casefold()).split())


def read_profile(file):
    """Read profile.yaml.

    Parameters
    ----------
    file : str or Path

    Returns
    -------
    Profile

    Raises
    ------
    ProfileError
        One plain sentence with file and line: an unknown key, a level outside 0-5, a priority that is no topic, or
        text that is not YAML.
    """
    file = File(file)
    try:
        text = file.read_text(encoding="utf-8-sig")
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.load(text, Loader=_Words) or {}
    except OSError as error:
        raise ProfileError(f"{file.name} could not be opened ({error.strerror}).") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise ProfileError(
            f"{file.name}{where}: this is not readable as YAML. Check colons, quotes and indentation there."
        ) from None
    return _Check(file.name, tree).profile(data)


def is_encoding(name):
    """Whether Python knows `name` as the code of a text."""
    try:
        return isinstance("".encode(name), bytes)
    except (LookupError, ValueError, TypeError, UnicodeError):
        return False


class _Words(yaml.SafeLoader):
    """Dates stay words; `no` and `on` stay words too. Half signs, which no file can hold, become `?`."""

    def construct_scalar(self, node):
        return super().construct_scalar(node).encode("utf-8", "replace").decode()


_Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in ("int", "float", "null")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _Check:
    """Builds the profile and refuses what careerlab does not know, with the line it stands on."""

    def __init__(self, name, tree):
        self.name = name
        self.lines = dict(_key_lines(tree))

    def refuse(self, key, message):
        line = self.lines.get(key)
        raise ProfileError(f"{self.name}{f', line {line}' if line else ''}: {message}")

    def profile(self, data):
        if not isinstance(data, dict):
            self.refuse("", "expected `key: value` lines such as `name: Maya`.")
        for key in data:
            if key not in _KEYS:
                self.refuse(key, f"careerlab does not know `{key}`; it knows {', '.join(_KEYS)}.")
        if data.get("date_order") not in (None, "day-first", "month-first"):
            self.refuse("date_order", "`date_order` should be day-first or month-first.")
        if data.get("learning") not in (None, "on", "frozen"):
            self.refuse("learning", "`learning` should be on or frozen (corrections then teach nothing).")
        if not is_encoding(encoding := str(data.get("encoding") or "utf-8")):
            self.refuse("encoding", f"`{encoding}` is no encoding of text; common ones are cp1252, mac_roman, cp1250.")
        return Profile(
            str(data.get("name") or ""),
            str(data.get("current") or ""),
            tuple(self.named(p, Path, "paths", "a path") for p in self.listed(data, "paths")),
            self.skills(data.get("skills") or {}),
            self.priorities(data.get("priorities")),
            tuple(self.belief(b) for b in self.listed(data, "beliefs")),
            data.get("date_order") != "month-first",
            self.known(data, "people", "a person"),
            self.known(data, "organisations", "an organisation"),
            str(data.get("encoding") or ""),
            data.get("learning") == "frozen",
        )

    def listed(self, data, key):
        if not isinstance(data.get(key) or [], list):
            self.refuse(key, f"`{key}` should be a list: one line each, starting with a dash.")
        return data.get(key) or []

    def named(self, item, of, key, what):
        if isinstance(item, str):
            return of(item)
        if not isinstance(item, dict) or not item.get("name") or set(item) - {"name", "also"}:
            self.refuse(key, f"{what} is a name, or `name:` with a list `also:` of what people call it.")
        also = item.get("also") or []
        return of(str(item["name"]), tuple(map(str, also if isinstance(also, list) else [also])))

    def known(self, data, key, what):
        found = tuple(self.named(item, Known, key, what) for item in self.listed(data, key))
        holder = {}
        for entry in found:
            for name in (entry.name, *entry.also):
                if holder.setdefault(_fold(name), entry) is not entry:
                    self.refuse(key, f"`{name}` stands under two names in `{key}`; leave it where it belongs.")
        return found

    def skills(self, levels):
        if not isinstance(levels, dict):
            self.refuse("skills", "`skills` should be lines such as `SQL: 2`.")
        for skill, level in levels.items():
            if not isinstance(level, int) or not 0 <= level <= 5:
                self.refuse(skill, f"the level of {skill} is {level}; use 0 (never tried) to 5 (could teach it).")
        return {str(skill): level for skill, level in levels.items()}

    def priorities(self, given):
        if given is None:
            return None
        if not isinstance(given, (list, dict)):
            self.refuse("priorities", "`priorities` should be a list of topics, or points such as `pay: 40`.")
        named = (
            list(given) if isinstance(given, dict) else [t for g in given for t in (g if isinstance(g, list) else [g])]
        )
        for topic in named:
            if topic not in PRIORITY_TOPICS:
                self.refuse("priorities", f"`{topic}` is no topic; use {', '.join(PRIORITY_TOPICS)}.")
        if len(set(named)) < len(named):
            self.refuse("priorities", "a topic stands twice under `priorities`; name each once.")
        if isinstance(given, dict) and not all(isinstance(v, (int, float)) and 0 <= v <= 100 for v in given.values()):
            self.refuse("priorities", "points go from 0 to 100.")
        if isinstance(given, dict) and not any(given.values()):
            self.refuse("priorities", "all points are 0; give the topic that matters most 100.")
        return given

    def belief(self, item):
        if (
            not isinstance(item, dict)
            or not item.get("belief")
            or set(item) - {"belief", "path", "topic", "confidence", "date"}
        ):
            self.refuse("beliefs", "a belief has `belief:` and, if you like, path, topic, confidence and date.")
        confidence = item.get("confidence", 0.5)
        if not isinstance(confidence, (int, float)) or not 0 <= confidence <= 1:
            self.refuse("beliefs", f"the confidence of a belief is {confidence}; use 0 (not at all) to 1 (completely).")
        return Belief(
            *(str(item.get(k) or "") for k in ("belief", "path", "topic")),
            float(confidence),
            str(item.get("date") or ""),
        )


def _key_lines(node, seen=None):
    """Every key of a YAML tree with its 1-based line; what a reference (`*name`) repeats is visited once."""
    seen = set() if seen is None else seen
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), key.start_mark.line + 1
            yield from _key_lines(value, seen)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _key_lines(child, seen)
