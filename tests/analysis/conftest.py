"""A small search that a test can hold in the head. (Its rows come from insight_rows.py, which tests import, too.)"""

import pytest
from insight_rows import insights, statement


@pytest.fixture
def search():
    """A small search: two people on UX, one on product management, a bit of everything they say."""
    anna = {"person": "Anna", "organisation": "NHS"}
    ben = {"person": "Ben", "organisation": "Pellow", "source": "b.md", "talk": "b.md"}
    cleo = {"person": "Cleo", "organisation": "Ardenline", "source": "c.md", "talk": "c.md", "path": "PM"}
    rows = [
        statement(**anna, topic="hours", text="She is home by half past five, every day."),
        statement(**anna, kind="need", skills="SQL", text="You need SQL."),
        statement(**anna, kind="route", text="Five years of print and packaging came first."),
        statement(**anna, kind="advice", text="Put the process into the portfolio, wrong turns included."),
        statement(**ben, kind="con", topic="hours", text="He worked four weekends in a row last month."),
        statement(**ben, kind="belief", speaker="note-taker", text="I had expected a day of drawing."),
        statement(**ben, kind="advice", text="Leave the messy middle in your case study."),
        statement(**ben, kind="fact", question="A typical day?", text="Calls in the morning, sketches after lunch."),
        statement(**cleo, kind="con", topic="hours", text="The phone rings on weekends, too."),
        statement(**cleo, kind="need", skills="SQL", text="Basic SQL, because waiting costs you days.", level=2),
        statement(**cleo, kind="belief", speaker="note-taker", text="I don't want to be on call."),
    ]
    return insights(*rows)
