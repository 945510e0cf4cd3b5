"""Front matter between `---` lines, read with limits.

Values stay the words that were typed (`no` is no country's code for False).
"""

from __future__ import annotations

import re

import yaml

from careerlab.notes.model import Notice, visible

MAX_BYTES, MAX_NODES, MAX_DEPTH, MAX_DIGITS = 65_536, 10_000, 40, 1_000
_OPEN = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_PLAIN_LINE = re.compile(r"([^\s:#-][^:\n]{0,60}):[ \t]+([^:\n]{1,300})$")
_BEFORE_COMMENT = re.compile(r"[ \t]*-[ \t]|[^:]*:?")
_NO_SPACE = re.compile(r"\s*[^\W\d_][\w-]{0,30}:(?!//)[^\s:]")  # `person:Anna` is a sentence to YAML
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MAX_KEY = 100
_YAML_BREAK = re.compile("[\n\x85\u2028\u2029]")
_WIKILINK = re.compile(r"(?<![\"'\w])\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")


def split_front_matter(text):
    """Find front matter at the top of a note.

    Returns
    -------
    meta : dict
        Folded key -> value as typed (str, or list of str); a key below another is ``above/below``. Empty when there is
        none or it cannot be read.
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
        if problem.is_sentence and _NO_SPACE.match(inside):
            return _line_by_line(inside, end, problem)
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
    if mark and not "".join(rows[mark.line :]).strip():  # what was begun is never ended
        mark = getattr(error, "context_mark", None) or mark
    line = broken or (mark.line + 2 if mark else 2)
    hint = 'Put the value in quotes, e.g. name: "Anna: lead designer".'
    return meta, lines, end, [Notice("FM-SYNTAX", "this line of the front matter could not be read.", hint, line)]


def _quote_links(inside):
    """`[[Anna K]]` is a link to a person, not a list in a list."""
    return _WIKILINK.sub(lambda m: "'{}'".format(m[0].replace("'", "''")), inside)


class _TooMuch(Exception):
    pass


class _NotAMap(Exception):
    def __init__(self, is_sentence):
        self.is_sentence = is_sentence


class _Fields:
    """A map of words and lists of words out of YAML events.

    Which (unlike nodes) cost no recursion and expand no alias. `open` are the maps and lists that have begun: whether
    it is a map, its key that waits for a value, and whether it is itself a key.
    """

    def __init__(self, inside):
        self.rows = _YAML_BREAK.split(inside)
        self.events = yaml.parse(inside, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self.meta, self.lines, self.notices, self.open = {}, {}, [], []

    def read(self):
        for nodes, event in enumerate(self.events, 1):
            self._check(event, nodes, len(self.open))
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._begin(isinstance(event, yaml.MappingStartEvent))
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                if not self.open.pop()["is_key"]:
                    self._next_key()
            elif isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
        return self.meta, self.lines, self.notices

    def _begin(self, is_map):
        if not self.open and not is_map:
            raise _NotAMap(is_sentence=False)
        is_key = self._wants_key()
        if is_key:
            self.open[-1]["key"] = ""
        self.open.append({"is_map": is_map, "key": None, "is_key": is_key})

    def _wants_key(self):
        return bool(self.open) and self.open[-1]["is_map"] and self.open[-1]["key"] is None

    def _next_key(self):
        if self.open:
            self.open[-1]["key"] = None

    def _scalar(self, event):
        if not self.open:
            raise _NotAMap(is_sentence=True)
        if self._wants_key():
            self.open[-1]["key"] = _key(event.value)
            self._top_key(event) if len(self.open) == 1 else None
        else:
            self._value(event)
            self._next_key()

    def _top_key(self, event):
        key, line = self.open[0]["key"], event.start_mark.line + 2
        if key in self.meta:
            message = f"`{event.value}` stands twice in the front matter; the last one counts."
            self.notices.append(Notice("FM-DUPKEY", message, "Keep one of them.", line))
        self.meta[key], self.lines[key] = "", line

    def _check(self, event, nodes, depth):
        if nodes > MAX_NODES:
            raise _TooMuch("longer than 10,000 values")
        if depth > MAX_DEPTH:
            raise _TooMuch("nested more than 40 deep")
        if isinstance(event, yaml.AliasEvent):
            raise _TooMuch("written with references (*name)")
        if getattr(event, "tag", None) and not isinstance(event, yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="a tag", problem_mark=event.start_mark)

    def _value(self, event):
        value, line = visible(event.value.strip()), event.start_mark.line + 2
        *above, key = [""] + [part["key"] for part in self.open if part["is_map"]]
        key = f"{above[-1][:_MAX_KEY]}/{key}" if above[1:] else key
        if value.lstrip("+-").isdigit() and len(value) > MAX_DIGITS:
            message = f"the number under `{key}` has {len(value)} digits; it was left out."
            self.notices.append(Notice("FM-VALUE", message, "Correct it.", line))
        elif len(self.open) == 1:
            self.meta[key] = value or self._tags_in_comment(key, line)
        elif all(part["is_map"] for part in self.open):
            self.meta[key] = value
        else:
            listed = self.meta.get(key)
            self.meta[key] = listed = listed if isinstance(listed, list) else []
            found = "" if value else self._tags_in_comment(key, line)
            listed += found or [value]
        self.lines.setdefault(key, line)

    def _tags_in_comment(self, key, line):
        """`tags: #ux` holds a comment to YAML, and tags to a person."""
        comment = _BEFORE_COMMENT.sub("", self.rows[line - 2], 1).strip()
        if not comment.startswith("#"):
            return ""
        message = f"after `{key}:` a word with # is a comment in YAML; it was read as tags."
        self.notices.append(Notice("FM-COMMENT", message, "Write tags: [ux, pay].", line))
        return comment.replace("#", "").split()


def _key(words):
    """`Job_Title`, `job-title` and `jobTitle` are one key."""
    apart = _CAMEL.sub(" ", str(words)).replace("_", " ").replace("-", " ")
    return " ".join(apart.casefold().split())
