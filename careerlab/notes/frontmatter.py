"""Front matter between `---` lines, read with limits.

Values stay the words that were typed (`no` is no country's code for False).
"""

from __future__ import annotations

import re

import yaml

from careerlab.notes.model import Notice

MAX_BYTES, MAX_NODES, MAX_DEPTH, MAX_DIGITS = 65_536, 10_000, 40, 1_000
_OPEN = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_PLAIN_LINE = re.compile(r"([^\s:#-][^:\n]{0,60}):[ \t]+([^:\n]{1,300})$")
_YAML_BREAK = re.compile("[\n\x85\u2028\u2029]")
_WIKILINK = re.compile(r"(?<![\"'\w])\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")


def split_front_matter(text):
    """Find front matter at the top of a note.

    Returns
    -------
    meta : dict
        Folded key -> value as typed (str, or list of str). Empty when there is none or it cannot be read.
    lines : dict
        Folded key -> 1-based line, for notices.
    end : int
        Offset where the body starts; 0 when there is no front matter.
    notices : list of Notice
    """
    opened = _OPEN.match(text)
    if not opened:
        return {}, {}, 0, []
    closed = _CLOSE.search(text.replace("\r", "\n"), opened.end())
    inside = text[opened.end() : closed.start()] if closed else ""
    if not closed:
        if not re.match(r"\s*[\w-]+:\s", text[opened.end() : opened.end() + 200]):
            return {}, {}, 0, []  # a rule at the top of a note, not metadata
        hint = "Close it with a line of --- so that the fields count."
        return {}, {}, 0, [Notice("FM-OPEN", "front matter starts here and never ends.", hint, 1)]
    end = closed.end()
    if not inside.strip():
        return {}, {}, end, []
    if len(inside.encode("utf-8", "replace")) > MAX_BYTES:
        return {}, {}, end, [_limit("larger than 64 KiB")]
    return _read_yaml(inside.replace("\r\n", "\n").replace("\r", "\n"), end)


def _limit(what):
    return Notice(
        "FM-LIMIT", f"front matter is {what}; its fields were not read.", "Keep a few `key: value` lines there.", 1
    )


def _read_yaml(inside, end):
    try:
        meta, lines, notices = _Fields(_quote_links(inside)).read()
    except _TooMuch as problem:
        return {}, {}, end, [_limit(str(problem))]
    except _NotAMap as problem:
        if problem.is_sentence:
            return {}, {}, 0, []
        hint = "Write `key: value` lines, or move the list below the second ---."
        return {}, {}, 0, [Notice("FM-NOT-MAP", "front matter is a list, not fields; it was read as text.", hint, 2)]
    except (yaml.YAMLError, ValueError) as error:
        return _line_by_line(inside, end, error)
    return meta, lines, end, notices


def _line_by_line(inside, end, error):
    """Broken YAML: keep the lines that plainly say one thing, and name the first that does not."""
    meta, lines, broken = {}, {}, None
    rows = inside.split("\n")
    for number, row in enumerate(rows, 2):
        found = _PLAIN_LINE.match(row)
        if found and not found[2].startswith(("[", "{", "&", "*", "!", "|", ">")) and found[2].isprintable():
            meta[_key(found[1])], lines[_key(found[1])] = found[2].strip().strip("\"'"), number
        elif row.strip() and broken is None and not row.startswith((" ", "-", "#")) and not row.rstrip().endswith(":"):
            broken = number
    mark = getattr(error, "problem_mark", None)
    line = broken or (mark.line + 2 if mark else 2)
    hint = 'Put the value in quotes, e.g. name: "Anna: lead designer".'
    return meta, lines, end, [Notice("FM-SYNTAX", "this line of the front matter could not be read.", hint, line)]


def _quote_links(inside):
    """`[[Anna K]]` is a link to a person, not a list in a list."""
    return _WIKILINK.sub(lambda m: f'"{(m[2] or m[1]).strip()}"' if '"' not in m[0] else m[0], inside)


class _TooMuch(Exception):
    pass


class _NotAMap(Exception):
    def __init__(self, is_sentence):
        self.is_sentence = is_sentence


class _Fields:
    """A map of words and lists of words out of YAML events.

    Which (unlike nodes) cost no recursion and expand no alias.
    """

    def __init__(self, inside):
        self.rows = _YAML_BREAK.split(inside)
        self.events = yaml.parse(inside, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

    def read(self):
        meta, lines, notices = {}, {}, []
        depth, key, nodes = 0, None, 0
        for event in self.events:
            nodes += 1
            self._check(event, nodes, depth)
            opens = isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent))
            if depth == 0 and isinstance(event, (yaml.SequenceStartEvent, yaml.ScalarEvent)):
                raise _NotAMap(is_sentence=isinstance(event, yaml.ScalarEvent))
            if isinstance(event, yaml.ScalarEvent) and depth == 1 and key is None:
                key, line = _key(event.value), event.start_mark.line + 2
                if key in meta:
                    hint = "Keep one of them."
                    notices.append(
                        Notice(
                            "FM-DUPKEY",
                            f"`{event.value}` stands twice in the front matter; the last one counts.",
                            hint,
                            line,
                        )
                    )
                meta[key], lines[key] = "", line
                continue
            if isinstance(event, yaml.ScalarEvent) and key is not None:
                notices += self._value(event, meta, key, depth)
            depth += opens - isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent))
            if depth == 1 and not opens or (depth == 1 and isinstance(event, yaml.ScalarEvent)):
                key = None if not isinstance(event, yaml.MappingStartEvent) else key
        return meta, lines, notices

    def _check(self, event, nodes, depth):
        if nodes > MAX_NODES:
            raise _TooMuch("longer than 10,000 values")
        if depth > MAX_DEPTH:
            raise _TooMuch("nested more than 40 deep")
        if isinstance(event, yaml.AliasEvent):
            raise _TooMuch("written with references (*name)")
        if getattr(event, "tag", None) and not isinstance(event, yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="a tag", problem_mark=event.start_mark)

    def _value(self, event, meta, key, depth):
        value, line = event.value.strip(), event.start_mark.line + 2
        if value.isdigit() and len(value) > MAX_DIGITS:
            return [
                Notice(
                    "FM-VALUE",
                    f"the number under `{key}` has {len(value)} digits; it was left out.",
                    "Correct it.",
                    line,
                )
            ]
        if depth == 1:
            meta[key] = value
        else:
            meta[key] = [*(meta[key] if isinstance(meta[key], list) else []), value]
        comment = self.rows[event.start_mark.line].partition(":")[2].strip() if depth == 1 and not value else ""
        if comment.startswith("#"):
            meta[key] = comment.replace("#", "").split()
            hint = "Write tags: [ux, pay]."
            return [
                Notice(
                    "FM-COMMENT", f"after `{key}:` a word with # is a comment in YAML; it was read as tags.", hint, line
                )
            ]
        return []


def _key(words):
    return " ".join(str(words).replace("_", " ").replace("-", " ").casefold().split())
