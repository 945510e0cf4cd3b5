"""What a degree, a certificate or a portfolio was worth on each path, and who got in without."""

from __future__ import annotations

from careerlab.analysis.comparing.favourability import chains_of_introductions
from careerlab.analysis.evidence import as_frame, clearest, findings, joined, people_on
from careerlab.analysis.learning.qualifications import STANCES, stances_in
from careerlab.analysis.people.independence import independent_standing

ALWAYS_ASKED = ("degree", "certificate")  # listed for every path, also where nobody was asked

_EDUCATION = {
    **{"path": "str", "qualification": "str", "people_worth": "int64", "people_not_worth": "int64"},
    **{"people_without": "int64", "people_neither": "int64", "of_people": "int64", "standing": "str"},
    **{"quote_worth": "str", "quote_not": "str", "quote_without": "str", "quote_neither": "str"},
    **{"persons": "str", "ids": "str"},
}


def education(insights):
    """Tell what each qualification was worth on each path, in quotes both ways, and who got in without it.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it; only what the professionals themselves said counts. The words for qualifications
        stand in ``resources/qualifications.csv``.

    Returns
    -------
    pandas.DataFrame
        One row per path and qualification somebody spoke of (degree, master's degree, certificate, licence, bootcamp,
        apprenticeship, course, portfolio, teaching yourself …); degree and certificate are listed for every path.
        Paths sorted, what most people spoke of first: `path`, `qualification` (str); `people_worth` (int64: said that
        it is asked for or helped), `people_not_worth` (int64: said that it is not needed or no use), `people_without`
        (int64: got in, or know who did, without it), `people_neither` (int64: have it or speak of it, without
        a verdict), each 0 to `of_people` (int64: talked to about the path; one person may stand in several); `standing`
        (str: ``known``, ``one voice``, ``contested``, ``not asked``, of worth against not worth and without; without
        any verdict ``one voice`` at most), `quote_worth`, `quote_not`, `quote_without`, `quote_neither` (str, the
        clearest words or ''), `persons` and `ids` (str, joined by "; ").

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    said, chains = _spoken_of(insights), chains_of_introductions(insights)
    found = dict(list(said.groupby(["path", "qualification"])))
    talked_to = people_on(insights)
    wanted = {*found, *((path, name) for path in talked_to for name in ALWAYS_ASKED)}
    records = []
    for path, name in wanted:
        about = found.get((path, name), said.iloc[:0])
        by = {stance: about[about["stance"].eq(stance)] for stance in STANCES}
        people = {stance: set(rows["who"]) for stance, rows in by.items()}
        standing = independent_standing(people["worth"], people["not worth"] | people["without"], chains)
        if standing == "not asked" and people["neither"]:
            standing = "one voice"
        quotes = [clearest(by[stance])["text"] if len(by[stance]) else "" for stance in STANCES]
        counts = [len(people[stance]) for stance in STANCES]
        persons = "; ".join(sorted(set(about["who"])))
        records.append((path, name, *counts, talked_to[path], standing, *quotes, persons, joined(about["id"])))
    records.sort(key=lambda r: (r[0], -sum(r[2:6]), r[1]))
    return as_frame(records, _EDUCATION)


def _spoken_of(insights):
    """One row per statement and qualification with its `stance`."""
    rows = findings(insights, ("need", "advice", "fact", "pro", "con", "route"))
    judged_by = (rows[name] for name in ("text", "kind", "question", "topic"))
    stances = [list(stances_in(*cells)) for cells in zip(*judged_by, strict=True)]
    rows = rows.assign(found=stances).explode("found")
    rows = rows[rows["found"].notna()]
    return rows.assign(qualification=[f[0] for f in rows["found"]], stance=[f[1] for f in rows["found"]])
