"""The sheet for one talk, to print: one side to prepare from, one to take along.

The first says who they are with the words that say so, what to find out first, and why each question is asked. The
second lies on the table before the other person: it holds the questions and room to write, nothing that anybody said.

Nothing is found or chosen here (`careerlab.preparing` does); the same sheet gives the same bytes.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import accumulate, groupby
from pathlib import Path

from careerlab.atomic import write_atomically
from careerlab.present.templating import clipped, html_template, markdown_template

# Heading of each sort of fact, and how many of them one side of paper has room for; the others wait folded.
_SORTS = {
    "role": ("Work", 5),
    "beside": ("Beside the work", 1),
    "change": ("Changes of field", 2),
    "lived_through": ("What they lived through there", 2),
    "education": ("Education", 2),
}
_PLAIN = {"acquisition": "takeover", "flotation": "stock market listing"}
_MONTHS = "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split()
_LONGEST_NAME = 50  # signs of a file's name; a system allows 255 bytes, and a sign may take four
# How many signs a side of paper (Letter, a wide font) was measured to hold in each spacing; more is set closer.
_SIDE_OF_FACTS = {"": 2450, "close": 4000}
_SIDE_OF_QUESTIONS = {"": 2500}
_LINE = 100  # signs a row takes, however short it is


def write_sheet(sheet, out, day=""):
    """Write the sheet for a talk as a page to print and as Markdown.

    Parameters
    ----------
    sheet : QuestionSheet
        As from `question_sheet`.
    out : str or Path
        The folder to write prepare-NAME.html and prepare-NAME.md into.
    day : str
        The ISO date to print on it; '' prints none.

    Returns
    -------
    list of Path
        The two files written.

    Raises
    ------
    WriteError
        A file cannot be written; the old one is as it was.
    """
    stem = f"prepare {file_name_of(sheet.person)}".strip().replace(" ", "-")
    texts = {"html": sheet_html(sheet, day), "md": sheet_markdown(sheet, day)}
    # Names of files may hold half signs that no encoding has; they become "?".
    return [
        write_atomically(Path(out) / f"{stem}.{ending}", text.encode("utf-8", "replace"))
        for ending, text in texts.items()
    ]


def sheet_html(sheet, day=""):
    """Return the sheet as a page (str): who they are on one side of paper, the questions on the other."""
    return html_template("question_sheet.html.j2", clip=clipped).render(_shown(sheet, day))


def sheet_markdown(sheet, day=""):
    """Return the sheet as Markdown (str), to paste into any notes app."""
    return markdown_template("question_sheet.md.j2", clip=clipped).render(_shown(sheet, day))


def file_name_of(person):
    """Return a name as every system allows it in the name of a file: "Dr. O'Neill/Smith" is "Dr O'Neill Smith"."""
    composed = unicodedata.normalize("NFC", person)
    kept = "".join(sign if sign in "-'’" or unicodedata.category(sign)[0] in "LMN" else " " for sign in composed)
    return " ".join(kept.split())[:_LONGEST_NAME].strip(" -'’")


def _shown(sheet, day):
    """Return what both templates show."""
    person = sheet.person or "the person you meet"
    facts, checklist, parts = list(_facts(sheet.facts)), sheet.checklist.to_dict("records"), _parts(sheet.questions)
    facts_on_paper = [row for _, rows, room in facts for row in rows[:room]]
    sources = sorted({row["source"] for row in sheet.facts.to_dict("records")})
    quoted = {" ".join(row["quote"].split()) for row in sheet.facts.to_dict("records")}
    questions = sheet.questions.to_dict("records")
    on_paper = [row for row in checklist if not (row["known"] and row["quote"] in quoted)]
    to_tell = _signs(facts_on_paper, "words quote") + _LINE * len(facts) + _signs(on_paper, "item known")
    to_tell += _signs(questions, "why serves") // 2 + sum(map(len, sheet.notices))  # reasons stand in two columns
    to_ask = _signs(questions, "question follow_ups") + _LINE * len(questions)  # a line each to write on
    return {
        "heading": f"Talk with {person}",
        "person": person,
        "about": list(_about(sheet, day)),
        "facts": facts,
        "only_source": sources[0] if len(sources) == 1 else "",
        "to_find": [row for row in checklist if not row["known"]],
        "known": [row | {"is_above": row["quote"] in quoted} for row in checklist if row["known"]],
        "has_musts": any(row["must"] for row in questions),
        "notices": sheet.notices,
        "parts": parts,
        "size_of_facts": _size(to_tell, _SIDE_OF_FACTS),
        "size_of_questions": _size(to_ask, _SIDE_OF_QUESTIONS),
        "pasted_where": f"people/{file_name_of(sheet.person) or 'NAME'}.txt",
        "minutes": int(sheet.questions["minutes"].sum()),
    }


def _about(sheet, day):
    """Yield the sentences under the name: which path, how long, whether it is the first talk, when this was made."""
    yield f"About {sheet.path}." if sheet.path else "About their own way and work, not about a path you compare."
    if len(sheet.questions):
        asked = "1 question" if len(sheet.questions) == 1 else f"{len(sheet.questions)} questions"
        yield f"{asked} for {sheet.questions['minutes'].sum()} minutes."
    if sheet.talks:
        times = {1: "once", 2: "twice"}.get(sheet.talks, f"{sheet.talks} times")
        yield f"You have talked {times} before; what was answered then is not asked again."
    if day:
        made = date.fromisoformat(day)
        yield f"Prepared on {made.day} {_MONTHS[made.month - 1]} {made.year}."


def _signs(rows, columns):
    """Return how many signs rows take on paper; a short one takes a line, too."""
    return sum(max(_LINE, sum(len(row[column]) for column in columns.split())) for row in rows)


def _size(signs, room):
    """Return the widest spacing (classes of question_sheet.css) in which so many signs stay on one side of paper."""
    return next((size for size, most in room.items() if signs <= most), "close tight")


# ---- who they are


def _facts(facts):
    """Yield (heading, rows, how many a side of paper has room for) of each sort of fact that is known, newest first."""
    newest_first = facts.to_dict("records")[::-1]
    for sort, (heading, room) in _SORTS.items():
        rows = [{**row, "when": _when(row), "words": _in_words(row)} for row in newest_first if row["fact"] == sort]
        if rows:
            yield heading, rows, room


def _in_words(row):
    """Return a fact in a few words, nearly all of them those of the text."""
    if row["fact"] == "change":
        return f"from {row['before']} to {row['what']}" if row["before"] else f"to {row['what']}"
    if row["fact"] == "lived_through":
        event = _PLAIN.get(row["what"], row["what"])
        return f"{event} at {row['employer']}" if row["employer"] else event
    return ", ".join(filter(None, [row["what"], row["employer"]]))


def _when(row):
    """Return the time of a fact: "Mar 2019 to now", "until 2012", "2018"; '' where the text gives none."""
    since, until = _month(row["since"]), _month(row["until"])
    if since and until:
        return since if since == until else f"{since} to {until}"
    if row["fact"] not in ("role", "beside") or not since + until:
        return since or until
    if not since:
        return "today" if until == "now" else f"until {until}"
    return f"from {since}"


def _month(text):
    """Return `2019-03` as "Mar 2019"; what is no month is returned as it is."""
    year, _, month = text.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if month.isdecimal() and 1 <= int(month) <= 12 else text


# ---- what to ask


def _parts(questions):
    """Return the parts of the talk in order, each with its questions and at which minute of the talk each is due."""
    rows = questions.to_dict("records")
    due = [0, *accumulate(row["minutes"] for row in rows)]
    asked = [
        {**row, "number": number, "at": at, "prompts": [prompt for prompt in row["follow_ups"].split(" / ") if prompt]}
        for number, (row, at) in enumerate(zip(rows, due, strict=False), 1)
    ]
    parts = [(name, list(group)) for name, group in groupby(asked, key=lambda row: row["part"])]
    return [
        {"name": name.capitalize(), "rows": group, "minutes": sum(row["minutes"] for row in group)}
        for name, group in parts
    ]
