"""The one table: its columns, the codebook's words, the check at every analysis' door, and its files."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from careerlab.atomic import write_atomically
from careerlab.errors import TableError
from careerlab.insights.codebook import KINDS, SPEAKERS, STATUSES, TOPICS

NOT_SORTED = "not sorted"
TOPIC_SURE = 0.45

COLUMNS = {
    "id": "str",
    "path": "str",
    "person": "str",
    "organisation": "str",
    "date": "str",
    "kind": "str",
    "topic": "str",
    "skills": "str",
    "text": "str",
    "speaker": "str",
    "source": "str",
    "line": "int64",
    "start": "int64",
    "end": "int64",
    "time": "str",
    "rule": "str",
    "confidence": "float64",
    "status": "str",
    "talk": "str",
    "explorer": "str",
    "role": "str",
    "introduced_by": "str",
    "question": "str",
    "strength": "float64",
    "level": "int64",
    "topic_confidence": "float64",
    "p_pro": "float64",
    "p_con": "float64",
    "second": "str",
    "second_confidence": "float64",
    "bears_on": "str",
}


def as_table(records):
    """Rows (dicts) -> an insights table with every column, plain dtypes and no missing value."""
    return from_columns({name: [r[name] for r in records] for name in COLUMNS})


def from_columns(columns):
    """As `as_table`, from the values of each column."""
    return pd.DataFrame({name: pd.Series(columns[name], dtype=dtype) for name, dtype in COLUMNS.items()})


def check_insights(insights):
    """Raise TableError unless `insights` is a table as `parse_notes` makes it.

    The message names file and line of the first bad row.
    """
    if not isinstance(insights, pd.DataFrame):
        raise TableError(f"Expected the table that parse_notes returns, got {type(insights).__name__}.")
    missing = [c for c in COLUMNS if c not in insights.columns]
    if missing:
        raise TableError(
            f"The insights table lacks the column {missing[0]!r}: make it with parse_notes or read_insights."
        )
    for name, dtype in COLUMNS.items():
        _refuse(insights, insights[name].isna(), f"{name} is missing")
        if dtype != "str" and not pd.api.types.is_numeric_dtype(insights[name]):
            raise TableError(f"Column {name!r} should hold numbers, not {insights[name].dtype}.")
    for name, allowed in (("kind", KINDS), ("topic", TOPICS), ("speaker", SPEAKERS), ("status", STATUSES)):
        _refuse(insights, ~insights[name].isin(allowed), f"{name} is not one of {', '.join(allowed)}")
    for name in ("confidence", "topic_confidence", "p_pro", "p_con", "second_confidence", "strength"):
        _refuse(insights, ~insights[name].between(0, 1), f"{name} is not between 0 and 1")
    _refuse(insights, insights["id"].duplicated(), "its id stands twice")


def _refuse(insights, bad, what):
    if bad.any():
        row = insights[bad.to_numpy()].iloc[0]
        raise TableError(f"{row['source']}, line {row['line']}: {what}.")


def counted(insights):
    """The rows that count as findings: accepted or corrected."""
    return insights[insights["status"] != "ask"]


def with_topic(insights):
    """A copy whose `topic` is `not sorted` where the kind is sure but the topic is not."""
    unsure = (insights["topic_confidence"] < TOPIC_SURE) & (insights["status"] != "corrected")
    return insights.assign(topic=insights["topic"].mask(unsure, NOT_SORTED))


_GUARDED = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def guard(value):
    """Text that a spreadsheet would run as a formula gets an apostrophe in front (promise P6)."""
    return "'" + value if isinstance(value, str) and value.startswith(_GUARDED) else value


def write_insights(insights, file):
    """Write an insights table by the file's ending: .csv (formulas guarded), .jsonl or .parquet.

    Raises
    ------
    TableError
        The table is none, or the ending is not known.
    WriteError
        The file cannot be written; what was there is unchanged.
    """
    check_insights(insights)
    file = Path(file)
    if file.suffix == ".csv":
        safe = insights.apply(lambda column: column.map(guard) if column.name in _TEXT_COLUMNS else column)
        content = safe.to_csv(index=False, lineterminator="\n").encode()
    elif file.suffix == ".jsonl":
        content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in insights.to_dict("records")).encode()
    elif file.suffix == ".parquet":
        content = _parquet(insights)
    else:
        raise TableError(f"{file.name}: careerlab writes .csv, .jsonl and .parquet; name the file so.")
    write_atomically(file, content)


def _parquet(insights):
    try:
        return insights.to_parquet(index=False)
    except ImportError:
        raise TableError("Parquet needs pyarrow: install careerlab with the extra `parquet`, or write .csv.") from None


def read_insights(file):
    """Read a table that `write_insights` wrote; the words `NA`, `None` and `null` stay words.

    Raises
    ------
    TableError
        The file cannot be read as an insights table.
    """
    file = Path(file)
    try:
        if file.suffix == ".csv":
            frame = pd.read_csv(file, dtype=COLUMNS, keep_default_na=False, lineterminator="\n")
            for name in _TEXT_COLUMNS & set(frame.columns):
                frame[name] = frame[name].map(_unguard)
        elif file.suffix == ".jsonl":
            frame = as_table([json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()])
        elif file.suffix == ".parquet":
            frame = pd.read_parquet(file)
        else:
            raise TableError(f"{file.name}: an insights file ends in .csv, .jsonl or .parquet.")
    except FileNotFoundError:
        raise TableError(f"{file} does not exist: write it with `careerlab insights`.") from None
    except (KeyError, ValueError, OSError) as error:
        raise TableError(f"{file.name} could not be read as an insights table ({error}).") from None
    check_insights(frame)
    return frame


_TEXT_COLUMNS = {name for name, dtype in COLUMNS.items() if dtype == "str"}


def _unguard(value):
    return value[1:] if value.startswith("'") and value[1:].startswith(_GUARDED) else value
