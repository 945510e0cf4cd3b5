"""The tally on paper and as a .csv, for those who come to a workshop without careerlab."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from careerlab.atomic import write_atomically
from careerlab.present.templating import html_template
from careerlab.workshop.tally import BLANK_LINES, CODE_ROW, HEAD, LACKED, tally_rows

_ACROSS = 6  # paths on one side of paper


def write_tally(paths, out):
    """Write the tally as a page to print and as a .csv to fill in with a spreadsheet.

    Parameters
    ----------
    paths : iterable of str
        The workshop's list of careers.
    out : str or Path
        The folder to write tally.html and tally.csv into.

    Returns
    -------
    list of Path
        The two files written.

    Raises
    ------
    PackError
        The list of paths is none.
    WriteError
        A file cannot be written; the old one is as it was.
    """
    paths = tuple(paths)
    texts = {"tally.html": tally_html(paths).encode(), "tally.csv": tally_csv(paths).encode("utf-8-sig")}
    return [write_atomically(Path(out) / name, text) for name, text in texts.items()]


def tally_html(paths):
    """Return the tally as a page (str): one side of paper for each six paths."""
    rows = tally_rows(paths)
    asked = rows[rows["path"].eq(rows["path"].iloc[0])]
    return html_template("tally_sheet.html.j2").render(
        sides=_sides(list(dict.fromkeys(rows["path"]))),
        topics=list(asked.loc[asked["table"].eq("spoken"), "about"]),
        skills=[word for word in asked.loc[asked["table"].eq("gap"), "word"] if word],
        blank_lines=BLANK_LINES,
        lacked=LACKED,
    )


def tally_csv(paths):
    """Return the tally as the text of a .csv (str), one row a line to fill in; `read_tally` reads it."""
    file = io.StringIO()
    sheet = csv.writer(file)  # ends lines as spreadsheets do on every system
    sheet.writerow(HEAD)
    sheet.writerow(("", CODE_ROW, "", "", ""))
    sheet.writerows((row.path, row.about, "", "", "") for row in tally_rows(paths).itertuples())
    return file.getvalue()


def _sides(paths):
    """Share the paths evenly among as many sides of paper as they need."""
    count = -(-len(paths) // _ACROSS)
    across = -(-len(paths) // count)
    return [paths[first : first + across] for first in range(0, len(paths), across)]
