"""Learning in a workspace: corrections.csv teaches on each run, says what it changed, and can be frozen."""

import pytest

from careerlab.errors import ProfileError
from careerlab.insights.corrections import correction
from careerlab.insights.parse import parse_notes
from careerlab.profile import read_profile
from careerlab.workspace import add_corrections, open_workspace

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NOTE = "Person: Anna Nowak\n\n" + " ".join(f"On {day} the keys hang by the door." for day in DAYS) + "\n"


@pytest.fixture
def folder(write):
    folder = write({"notes/anna.md": NOTE}, "search")
    found = open_workspace(folder)
    waiting = found.insights[found.insights["status"].eq("ask")]
    assert len(waiting) > 3
    made = [correction(found.insights, id, "kind", "advice") for id in waiting["id"][:-1]]
    add_corrections(found, made)
    return folder


def test_what_was_learnt_is_in_the_table_and_listed(folder):
    found = open_workspace(folder)
    assert found.taught["kind"].tolist() == ["advice"]
    (row,) = found.insights[found.insights["id"].isin(found.taught["id"])].to_dict("records")
    assert (row["kind"], row["status"]) == ("advice", found.taught["status"].iat[0])
    assert parse_notes(found.notes, found.corrections).equals(found.insights)


def test_it_can_be_frozen_for_once_and_for_good(folder):
    frozen = open_workspace(folder, frozen=True)
    assert frozen.taught.empty
    assert (frozen.insights["status"] == "ask").sum() == 1
    (folder / "profile.yaml").write_text("learning: frozen\n")
    assert open_workspace(folder).insights.equals(frozen.insights)
    (folder / "profile.yaml").write_text("learning: on\n")
    assert len(open_workspace(folder).taught) == 1


def test_learning_is_on_or_frozen(write):
    folder = write({"profile.yaml": "name: Maya\nlearning: off\n"})
    with pytest.raises(ProfileError, match="line 2: `learning` should be on or frozen"):
        read_profile(folder / "profile.yaml")
