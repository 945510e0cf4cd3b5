"""The tally: what a participant without careerlab fills in by hand, counted over the same fixed words as a pack.

Nothing of a cell is repeated in an error: what somebody typed there may be a name.
"""

from __future__ import annotations

import difflib
import re

from careerlab.analysis.evidence import as_frame
from careerlab.errors import PackError
from careerlab.insights.codebook import PRIORITY_TOPICS, TOPIC_WORDS
from careerlab.insights.skill_names import canonical
from careerlab.notes.encoding import decode
from careerlab.notes.exports.cells import delimiter_of, read_rows
from careerlab.profile.model import folded
from careerlab.resources import rows as resource
from careerlab.workshop.pack import _CODE, COUNTS, MOST_PEOPLE, QUOTES, VERSION, Pack, checked_paths, skill_words

HEAD = ("path", "about", "people", "good", "bad")
CODE_ROW = "my code"
TALKED, LACKED = "people I talked to", "I lack:"
BLANK_LINES = 3  # for skills that do not stand on the sheet

_MAX_BYTES, _LONGEST_SKILL = 1_000_000, 80
_ROWS = {"path": "str", "table": "str", "word": "str", "about": "str"}
_ONE = frozenset("x × ✓ ✔ ✗ ✘ ☑ ☒ y yes true".split())
_NONE = frozenset(("", "-", "–", "—", "☐", "n", "no", "none", "false"))
_STROKES = re.compile(r"([x|/✓✔])(?: ?\1)+")  # ||| is three
_SEP = re.compile(r"\A\ufeff?sep=[,;\t|][ \t]*(?:\r\n|\n|\r)", re.I)  # a line of the spreadsheet's own, which hides it
_NUMBER = re.compile(r"(\d{1,3})(?:[.,]0+)?")  # a spreadsheet may write 2 as 2.0
_MARKS = str.maketrans("", "", "\u200b\u200e\u200f\ufe0e\ufe0f\ufeff")  # not seen; come with ticks that are pasted


def tally_rows(paths):
    """List what is asked on a tally.

    Parameters
    ----------
    paths : iterable of str
        The workshop's list of careers.

    Returns
    -------
    pandas.DataFrame
        One row per line to fill in, in the order of the sheet: `path` (str), `table` (str: ``talks``, ``spoken`` or
        ``gap``), `word` (str: a topic or a skill, '' for the talks and for a skill to be written in) and `about`
        (str: the line in plain words). The skills are those of resources/tally_skills.csv.

    Raises
    ------
    PackError
        The list of paths is none.
    """
    asked = [("talks", "", TALKED)]
    asked += [("spoken", topic, TOPIC_WORDS[topic]) for topic in PRIORITY_TOPICS]
    asked += [("gap", row["skill"], f"{LACKED} {row['skill']}") for row in resource("tally_skills")]
    asked += [("gap", "", LACKED)] * BLANK_LINES
    return as_frame([(path, *line) for path in checked_paths(paths) for line in asked], _ROWS)


def read_tally(content, paths, name="The tally"):
    """Read a tally that was filled in, typed from paper or in a spreadsheet, as a pack.

    A mark (x, 1, ✓, yes, any number of people up to 99) in one of the columns counts. Who spoke well of a topic spoke
    of it, and was talked to. What else is written beside the five columns is not read.

    Parameters
    ----------
    content : bytes or str
        The .csv: commas, semicolons or tabs, in any encoding a spreadsheet saves.
    paths : iterable of str
        The workshop's list of careers.
    name : str
        What an error calls it.

    Returns
    -------
    Pack
        Without month and quotes.

    Raises
    ------
    PackError
        One plain sentence that names the row: no tally, another path, a mark or skill that cannot be read, a line that
        stands twice, or nothing marked at all.
    """
    paths = checked_paths(paths)
    lines = _lines(content, name)
    columns = _columns(lines, name)
    code, marked = "", {}
    for number, cells in lines[1:]:
        row = {column: cells.get(at, "") for column, at in columns.items()}
        where = f"{name}, row {number}:"
        if folded(row["about"]) == CODE_ROW:
            code = _code(row["people"], where)
            continue
        people = {column: _people(row[column], column, where) for column in HEAD[2:]}
        if any(people.values()):
            key = (_path(row["path"], paths, where), *_asked(row["about"], where))
            if key[1] != "spoken" and people["good"] + people["bad"]:
                raise PackError(f"{where} only topics have a good and a bad side: put the mark under people.")
            if key in marked:
                raise PackError(f"{where} the same as in row {marked[key][0]} is asked. Keep one of the two.")
            marked[key] = number, people
    if not marked:
        raise PackError(f"{name}: nothing is marked on it. Mark what was heard with x, or leave the file out.")
    counts = sorted(_counted({key: people for key, (_, people) in marked.items()}))
    return Pack(VERSION, code, "", paths, as_frame(counts, COUNTS), as_frame([], QUOTES))


def _counted(marked):
    """(table, path, word, side, people) of all that is marked, as packs have it."""
    talked = {}
    for (path, table, word), people in marked.items():
        most = max(people.values())
        talked[path] = max(most, talked.get(path, 0))
        if table != "talks":
            yield table, path, word, "", most
        if table == "spoken":
            sides = (("for", people["good"]), ("against", people["bad"]))
            yield from (("heard", path, word, side, count) for side, count in sides if count)
    yield from (("talks", path, "", "", people) for path, people in talked.items())


# ---- the sheet


def _lines(content, name):
    """The rows that hold something: (number as a spreadsheet shows it, words by column)."""
    if len(content) > _MAX_BYTES:
        raise PackError(f"{name} is larger than 1 MB: that is no tally.")
    text = content if isinstance(content, str) else decode(content)[0]
    if not text.strip() or "\0" in text:
        raise PackError(f"{name} holds no text: save the sheet as .csv and hand that in.")
    text = _SEP.sub("", text, count=1)
    delimiter = delimiter_of(text)
    found = []
    for row in read_rows(text, delimiter):
        cells = {cell.column: text[cell.start : cell.end].translate(_MARKS).strip() for cell in row.cells}
        if any(cells.values()):
            found.append((row.number, cells))
    return found


def _columns(lines, name):
    """Where each column of the sheet is, by its head."""
    head = {folded(words): at for at, words in reversed(lines[0][1].items())} if lines else {}
    if missing := [column for column in HEAD if column not in head]:
        raise PackError(
            f"{name} is no tally: its first row should be {', '.join(HEAD)}, and `{missing[0]}` is not there. Take the "
            "sheet that `careerlab workshop sheet` wrote."
        )
    return {column: head[column] for column in HEAD}


def _code(words, where):
    code = words.casefold()
    if not _CODE.fullmatch(code):
        raise PackError(f"{where} the code should be up to 12 letters, digits and hyphens, as the coach gave it.")
    return code


def _path(words, paths, where):
    for path in paths:
        if folded(path) == folded(words):
            return path
    raise PackError(f"{where} the path is none of the workshop's, which are {', '.join(paths)}.")


def _asked(about, where):
    """(table, word) of what a line asks."""
    said = folded(about)
    if said == folded(TALKED):
        return "talks", ""
    for topic in PRIORITY_TOPICS:
        if said in (topic, folded(TOPIC_WORDS[topic])):
            return "spoken", topic
    lack = folded(LACKED)
    if said == lack:
        raise PackError(f"{where} write the skill behind `{LACKED}`, or leave the row empty.")
    if said.startswith(f"{lack} "):
        return "gap", _skill(about.partition(":")[2] or said.removeprefix(lack), where)
    raise PackError(f"{where} what it is about does not stand on the tally: leave the first two columns as they are.")


def _skill(words, where):
    words = " ".join(words[:_LONGEST_SKILL].split())
    skill = canonical(words)
    if skill in skill_words():
        return skill
    near = difflib.get_close_matches(words.casefold(), sorted(skill_words()), n=2, cutoff=0.75)
    meant = f" Is it {' or '.join(near)}?" if near else " Write one skill by its plain name, such as `negotiation`."
    raise PackError(f"{where} careerlab does not know this skill.{meant}")


def _people(words, column, where):
    """How many people a mark stands for, 0 where there is none."""
    mark = words.casefold()
    if mark in _NONE:
        return 0
    if mark in _ONE:
        return 1
    strokes, number = _STROKES.fullmatch(mark), _NUMBER.fullmatch(mark)
    people = int(number[1]) if number else sum(c == mark[0] for c in mark) if strokes else -1
    if not 0 <= people <= MOST_PEOPLE:
        raise PackError(
            f"{where} what stands under {column} is no mark: write x, or how many people (up to {MOST_PEOPLE})."
        )
    return people
