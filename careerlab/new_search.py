"""A new search: profile and note template from five answers.

Or a repository that analyses pseudonymised insights in CI.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import yaml

from careerlab.atomic import make_folder, write_atomically
from careerlab.errors import WorkspaceError
from careerlab.notes.formats import ENDINGS
from careerlab.present.note_template import note_template
from careerlab.profile import PRIORITY_TOPICS
from careerlab.workspace import locked, open_workspace

QUESTIONS = {
    "current": "1. What do you do now? (e.g. graphic designer)",
    "paths": "2. Which careers do you compare? (with commas)",
    "skills": "3. What can you do, from 0 (never tried) to 5 (could teach it)? (e.g. Figma 3, SQL 0)",
    "priorities": f"4. What matters most to you, in order? ({', '.join(PRIORITY_TOPICS)})",
    "beliefs": "5. What do you believe about them today? (with semicolons; confronted after the talks)",
}


def make_workspace(folder, answers, today=""):
    """Write notes/, profile.yaml and a note template; a file that exists is left as it is.

    Parameters
    ----------
    folder : Path
    answers : dict
        Keys of `QUESTIONS`, free text; an empty answer is left out.
    today : str
        ISO date to record beside the beliefs.

    Raises
    ------
    WorkspaceError
        The folder cannot be written, or an answer names a level or topic that does not exist.
    """
    folder = Path(folder)
    profile = _profile_of(answers, today)
    with locked(folder):
        # notes that lie there stay where they are, and a template among them would be read as one
        if not _holds_notes(folder):
            for place in ("notes", "people"):
                make_folder(folder / place)
            paths = profile.get("paths") or [""]
            _write_new(folder / "note-template.md", note_template(path=paths[0] if len(paths) == 1 else ""))
        _write_new(folder / "profile.yaml", _as_yaml(profile))  # last: where it is, nothing is asked again


def _holds_notes(folder):
    own = ("note-template.md", "readme.md")
    if (folder / "notes").is_dir():
        return False
    return any(f.suffix.lower() in ENDINGS and f.name.lower() not in own for f in folder.rglob("*"))


def _write_new(file, text):
    if not file.exists():
        write_atomically(file, text.encode())


def check_answer(key, answer):
    """Raise WorkspaceError if an answer names a level or topic that does not exist."""
    _profile_of({key: answer}, "")


def _profile_of(answers, today):
    given = {key: " ".join((answers.get(key) or "").split()) for key in QUESTIONS}
    profile = {
        "current": given["current"],
        "paths": _listed(given["paths"], ","),
        "skills": dict(map(_skill, _listed(given["skills"], ","))),
    }
    topics = [t.casefold() for t in _listed(given["priorities"], ",")]
    for topic in topics:
        if topic not in PRIORITY_TOPICS:
            raise WorkspaceError(f"`{topic}` is no topic; use {', '.join(PRIORITY_TOPICS)}.")
    profile["priorities"] = list(dict.fromkeys(topics))
    profile["priorities_date"] = today if topics else ""
    profile["beliefs"] = [{"belief": b, **({"date": today} if today else {})} for b in _listed(given["beliefs"], ";")]
    return {key: value for key, value in profile.items() if value}


def _listed(text, sign):
    return [part.strip() for part in text.split(sign) if part.strip()]


def _skill(text):
    found = re.fullmatch(r"(.+?)(?:\s+[-–]\s+|[\s:=]+|(?<![\d.,-]))([0-5])", text)  # `SQL 10` has none
    if not found or not re.search(r"\w", found[1]):
        raise WorkspaceError(f"`{text}` has no level from 0 to 5: write for example `Figma 3`.")
    return found[1], int(found[2])


_ALSO = """
# Take away the # in front of what you need:
# name: Maya                      # so that in a transcript your words are told from theirs
# people:
#   - {name: Robert Amos, also: [Bob, bob.amos@example.org]}      # one person under several names
# must_haves: {hours: 50}         # the least you could live with: 50 is as much good as bad, 99 nearly all good
# date_order: month-first         # if 3/11 is the 11th of March to you
# encoding: mac_roman             # what old text files are written in
"""


def _as_yaml(profile):
    head = "# What careerlab knows about you; change whatever is wrong. Levels: 0 never tried, 1 seen it,\n"
    head += "# 2 done it with help, 3 do it alone, 4 do it well, 5 could teach it.\n"
    return head + (yaml.safe_dump(profile, sort_keys=False, allow_unicode=True) if profile else "") + _ALSO


# ---- a repository for CI

_WORKFLOW = """name: notebooks
on: [push, pull_request]
jobs:
  notebooks:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install -r requirements.txt
      - run: >-
          python -m pytest --nbval --nbval-current-env --nbval-cell-timeout=120
          --nbval-kernel-startup-timeout=120 notebooks
"""


def make_repository(folder, source):
    """Write a repository that analyses the insights of `source` in CI: pseudonymised insights.csv, notebooks.

    A strict nbval job.

    Names of people and employers become P1, O1 ... everywhere in the table. The notebooks are copied without outputs:
    run them once and
    commit, then CI compares. Pseudonymised is not anonymous: read the file before it leaves this machine.
    """
    from careerlab.insights.table import write_insights

    folder, workspace = Path(folder), open_workspace(source)
    notebooks = Path(__file__).parent.parent / "notebooks"
    with locked(folder):
        if (folder / "insights.csv").exists():
            raise WorkspaceError(f"{folder / 'insights.csv'} is there already: delete it, or name a new folder.")
        write_atomically(folder / ".github" / "workflows" / "notebooks.yml", _WORKFLOW.encode())
        write_atomically(folder / "requirements.txt", b"careerlab[notebooks]\n")
        for notebook in sorted(notebooks.glob("[0-9]*.ipynb")):
            write_atomically(folder / "notebooks" / notebook.name, _pointed(notebook.read_text(encoding="utf-8")))
        # last: where it is, nothing is written again
        write_insights(pseudonymised(workspace.insights), folder / "insights.csv")


def _pointed(text):
    """A notebook pointed at ../insights.csv, without the outputs of the sample."""
    import json

    notebook = json.loads(text)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
            if "parameters" in cell["metadata"].get("tags", ()):
                cell["source"] = [line.replace("NOTES = None", 'NOTES = "../insights.csv"') for line in cell["source"]]
    return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()


def pseudonymised(insights):
    """The table with people, employers and files as P1, O1, talk-1 ...

    Every part of a name is replaced wherever it stands as a word: in capitals or not, with its accents or without.
    """
    table, codes, parts = insights.copy(), {}, {}
    for columns, letter in ((["person", "introduced_by"], "P"), (["organisation"], "O")):
        names = [n for n in dict.fromkeys(n for c in columns for n in table[c]) if n]
        for number, name in enumerate(names, 1):
            codes.setdefault(_plain(name), f"{letter}{number}")
            for part in map(_plain, _NAME_PART.findall(unicodedata.normalize("NFC", name))):
                if len(part) >= (2 if letter == "P" else 3) and part not in _COMMON:
                    parts.setdefault(part, f"{letter}{number}")
        for column in columns:
            table[column] = [codes[_plain(name)] if name else "" for name in table[column]]
    talks = {source: f"talk-{n}" for n, source in enumerate(dict.fromkeys(table["source"]), 1)}
    table["source"], table["talk"] = table["source"].map(talks), table["talk"].map(talks).fillna("talk")
    whole = _any_of(
        {unicodedata.normalize("NFC", n) for c in ("person", "introduced_by", "organisation") for n in insights[c] if n}
    )
    for column in ("text", "question", "rule", "role", "path"):
        known = {} if column == "path" else parts  # `Design Council` must not rename the path `UX design`
        table[column] = [_without_names(value, whole, codes, known) for value in table[column]]
    return table.assign(explorer="")


_NAME_PART = re.compile(r"[^\W\d_]+")


def _plain(name):
    """How names are compared: no case, no accents."""
    signs = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i"))
    return "".join(c for c in signs if not unicodedata.combining(c)).casefold()


def _any_of(names):
    """Finds whole names, `H&M` and `Tom B.` among them, the longest first."""
    choices = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, choices))})(?!\w)" if choices else r"(?!)", re.I)


def _without_names(words, whole, codes, parts):
    words = unicodedata.normalize("NFC", words)
    words = whole.sub(lambda m: m[0] if _is_word(m[0]) else codes.get(_plain(m[0]), m[0]), words)
    return _NAME_PART.sub(lambda m: m[0] if _is_word(m[0]) else parts.get(_plain(m[0]), m[0]), words)


def _is_word(word):
    """`Will` is a name, `will` is a word: a name that is also a word counts only with its capital."""
    return word.islower() and word in _WORDS_TOO


_COMMON = frozenset(
    """the and for of at in dr mr ms mrs prof university hospital company group bank city council school college agency
    studio""".split()
)
_WORDS_TOO = frozenset(
    """april art august bill bob chase dawn drew earnest faith frank gene grace grant hope hunter jack joy june mark may
    miles nick pat penny ray rich rob rose sue summer sunny will wade
    ad ah am an as be by do go ha he hi if is it la le me my no oh ok on or ox pa so to up us we""".split()
)
