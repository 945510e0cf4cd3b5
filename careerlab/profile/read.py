"""Read profile.yaml, and say in a sentence with file and line what careerlab does not know."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path as File

import yaml

from careerlab.errors import ProfileError
from careerlab.profile.model import PRIORITY_TOPICS, Belief, Known, Path, Profile, folded

_KEYS = ("name", "current", "paths", "skills", "priorities", "beliefs", "date_order", "people", "organisations")
_KEYS += ("encoding", "learning", "priorities_date", "priorities_after_comparison", "must_haves")


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
        return parse_profile(file.read_text(encoding="utf-8-sig"), file.name)
    except OSError as error:
        raise ProfileError(f"{file.name} could not be opened ({error.strerror}).") from None
    except UnicodeDecodeError as error:
        raise _unreadable(file.name, error) from None


def parse_profile(text, name="profile.yaml"):
    """The Profile that the text of a profile.yaml says; `name` is what an error calls the file."""
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.load(text, Loader=_Words) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _unreadable(name, error) from None
    return _Check(name, tree).profile(data)


def _unreadable(name, error):
    mark = getattr(error, "problem_mark", None)
    where = f", line {mark.line + 1}" if mark else ""
    return ProfileError(f"{name}{where}: this is not readable as YAML. Check colons, quotes and indentation there.")


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
        sentence = " ".join(message.split())  # a key or value may run over lines
        raise ProfileError(f"{self.name}{f', line {line}' if line else ''}: {sentence}")

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
            self.date(data, "priorities_date"),
            self.yes(data, "priorities_after_comparison"),
            self.must_haves(data.get("must_haves") or {}),
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
                if holder.setdefault(folded(name), entry) is not entry:
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

    def must_haves(self, given):
        if not isinstance(given, dict):
            self.refuse("must_haves", "`must_haves` should be lines such as `hours: 50` (at least 50 of 100 is good).")
        for topic, least in given.items():
            if topic not in PRIORITY_TOPICS:
                self.refuse("must_haves", f"`{topic}` is no topic; use {', '.join(PRIORITY_TOPICS)}.")
            if not isinstance(least, (int, float)) or not 1 <= least <= 99:
                message = "use 1 to 99, where 50 is as much good as bad and 99 is nearly all good."
                self.refuse("must_haves", f"what `{topic}` must have at least is {least}; {message}")
        return {topic: least / 100 for topic, least in given.items()}

    def date(self, data, key):
        given = str(data.get(key) or "")
        if given and not _is_date(given):
            self.refuse(key, f"`{given}` is no date; write it as 2026-01-31.")
        return given

    def yes(self, data, key):
        if data.get(key) not in (None, "yes", "no"):
            self.refuse(key, f"`{key}` should be yes or no.")
        return data.get(key) == "yes"

    def belief(self, item):
        item = {"belief": item} if isinstance(item, str) else item
        if (
            not isinstance(item, dict)
            or not item.get("belief")
            or set(item) - {"belief", "path", "topic", "confidence", "date"}
        ):
            self.refuse(
                "beliefs", "a belief is a sentence, or `belief:` and, if you like, path, topic, confidence, date."
            )
        confidence = item.get("confidence", 0.5)
        if not isinstance(confidence, (int, float)) or not 0 <= confidence <= 1:
            self.refuse("beliefs", f"the confidence of a belief is {confidence}; use 0 (not at all) to 1 (completely).")
        return Belief(
            *(str(item.get(k) or "") for k in ("belief", "path", "topic")),
            float(confidence),
            str(item.get("date") or ""),
        )


def _is_date(words):
    try:
        return bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words) and date.fromisoformat(words))
    except ValueError:
        return False


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
