"""How long a skill usually takes to learn, by resources/effort.csv or a table of one's own."""

from __future__ import annotations

from careerlab.analysis.evidence import as_frame
from careerlab.errors import TableError
from careerlab.insights.phrases import fold
from careerlab.insights.skill_names import canonical, family_of
from careerlab.resources import rows

LEVELS = 5
HOURS_A_WEEK = 5.0  # two evenings
_STEPS = [f"hours_{level}" for level in range(1, LEVELS + 1)]
_EFFORT = {"skills": "str", "family": "str", **dict.fromkeys(_STEPS, "float64"), "source": "str"}


def usual_effort():
    """Return the usual hours of learning by skill and level, to be looked at, edited and given to `skill_prices`.

    Returns
    -------
    pandas.DataFrame
        One row per group of skills that take about as long, and one per family for all its other skills: `skills`
        (str, canonical names joined by "; ", '' in the row of a family), `family` (str, '' in a row of skills),
        `hours_1` to `hours_5` (float64, hours from the level below to this level, 0 or more; -1 where no course gives
        it), `source` (str: who published the hours, or that they are our estimate).
    """
    return as_frame(
        (
            (row["skills"], row["family"], *(float(row[step] or -1) for step in _STEPS), row["source"])
            for row in rows("effort")
        ),
        _EFFORT,
    )


def effort_by_name(effort=None):
    """Turn a table as `usual_effort` returns it into {skill or family: (hours of each step, source)}.

    Raises
    ------
    TableError
        A column is missing.
    """
    effort = usual_effort() if effort is None else effort
    missing = [name for name in _EFFORT if name not in effort.columns]
    if missing:
        raise TableError(f"The table of effort lacks the column {missing[0]!r}: begin with `usual_effort()`.")
    found = {}
    for row in effort.to_dict("records"):
        names = [fold(canonical(name)) for name in row["skills"].split("; ") if name]
        entry = tuple(float(row[step]) for step in _STEPS), row["source"]
        found |= dict.fromkeys([*names, *([_family(row["family"])] if row["family"] else [])], entry)
    return found


def weeks_to_learn(skill, held, asked, known, hours_a_week=HOURS_A_WEEK):
    """Return (weeks from level `held` to level `asked`, source of the figure); (-1, '') where nothing is known.

    Parameters
    ----------
    skill : str
    held, asked : int
        Levels 0-5; what is not known (-1) gives -1 weeks.
    known : dict
        As `effort_by_name` returns it.
    hours_a_week : float
        How much one learns in a week.
    """
    name = fold(canonical(skill))
    hours, source = known.get(name) or known.get(_family(family_of(canonical(skill)))) or ((), "")
    steps = hours[max(held, 0) : max(asked, 0)]
    if held < 0 or asked < 0 or not hours or min(hours) < 0:
        return -1.0, source
    return round(sum(steps) / hours_a_week, 1), source


def _family(name):
    return f"family {name}"
