"""The buttons in a notebook: the same answers as in the terminal, written only when she says so."""

import pytest

import careerlab as cl
from careerlab.profile import PRIORITY_TOPICS

DAY = "2026-11-26"


class Panel:
    """A person in front of the panel."""

    def __init__(self, workspace):
        asked, topics, others, said = cl.weigh(workspace, DAY).children
        self.asked_, self.topics, self.said_ = asked, topics.children, said
        self.same, self.typed, *self.others = others.children

    def asked(self):
        return self.asked_.value

    def said(self):
        return self.said_.value

    def shown(self):
        return [part.description for part in (*self.topics, *self.others) if part.layout.display != "none"]

    def press(self, *words):
        for word in words:
            next(
                b for b in (*self.topics, *self.others) if b.description == word and b.layout.display != "none"
            ).click()


@pytest.fixture
def search(write):
    return write({"notes/anna.md": "Path: UX\n\n## Pros\n- good pay\n"}, "search")


@pytest.fixture
def panel(search):
    return Panel(cl.open_workspace(search))


def test_it_asks_about_all_topics_and_writes_nothing(panel, search):
    assert panel.shown() == list(PRIORITY_TOPICS)
    assert "Which one first?" in panel.asked() and "from “the pay is poor” to “the pay is good”" in panel.asked()
    panel.press("hours", "pay", "enough", "no points")
    assert not (search / "profile.yaml").exists()


def test_buttons_make_an_order_that_is_kept_when_she_says_so(panel, search):
    panel.press("hours", "pay")
    panel.same.value = True
    panel.press("people")
    assert panel.same.value is False
    assert "then pay and people alike" in panel.asked()
    assert "hours" not in panel.shown() and "work" in panel.shown()
    panel.press("enough", "no points")
    assert panel.shown() == ["take back", "keep this"]
    panel.press("keep this")
    assert panel.said().startswith("Kept, written down on 2026-11-26.")
    profile = cl.open_workspace(search).profile
    assert (profile.priorities, profile.priorities_date) == (["hours", ["pay", "people"]], DAY)


def test_points_are_typed(panel, search):
    panel.press("hours", "pay", "enough")
    panel.typed.value = "many"
    assert panel.said().startswith("A number from 0 to 100")
    panel.typed.value = "60"
    panel.typed.value = "60"
    panel.press("keep this")
    rest = {topic: 60 for topic in PRIORITY_TOPICS if topic != "hours"}
    assert cl.read_profile(search / "profile.yaml").priorities == {"hours": 100} | rest


def test_taking_back(panel):
    panel.press("hours", "pay", "take back")
    assert "pay" in panel.shown() and "hours" not in panel.shown()
    panel.press("enough", "no points", "take back", "take back")
    assert panel.shown() == list(PRIORITY_TOPICS)


def test_it_says_what_stands_there(write):
    folder = write({"notes/a.md": "x", "profile.yaml": "priorities: [work]\npriorities_date: 2026-01-02\n"}, "search")
    panel = Panel(cl.open_workspace(folder))
    assert "Until now: first work (written down on 2026-01-02)." in panel.asked()
    panel.press("hours")
    assert "Until now" not in panel.asked()


def test_what_goes_wrong_is_said(panel, search):
    panel.press("hours", "enough", "no points")
    (search / "profile.yaml").write_text("hobby: chess\n")
    panel.press("keep this")
    assert panel.said().startswith("profile.yaml, line 1: careerlab does not know `hobby`")
    assert (search / "profile.yaml").read_text() == "hobby: chess\n"


def test_the_sample_stays_as_it_is(monkeypatch):
    monkeypatch.delenv("CAREERLAB_NOTES", raising=False)
    workspace = cl.open_workspace()
    before = (workspace.folder / "profile.yaml").read_bytes()
    panel = Panel(workspace)
    panel.press("hours", "enough", "no points", "keep this")
    assert panel.said().startswith("This is the sample, and its profile stays as it is")
    assert (workspace.folder / "profile.yaml").read_bytes() == before


# ---- the same as a table


@pytest.mark.parametrize(
    ("priorities", "place", "points"),
    [
        (None, {}, {}),
        (["hours", ["pay", "work"], "place"], {"hours": 1, "pay": 2, "work": 2, "place": 4}, {}),
        ({"pay": 40, "hours": 100, "work": 40, "entry": 0}, {"hours": 1, "pay": 2, "work": 2, "entry": 4}, None),
    ],
)
def test_what_matters_as_a_table(priorities, place, points):
    table = cl.what_matters(cl.Profile(priorities=priorities))
    points = priorities if points is None else points
    assert list(table["topic"]) == list(PRIORITY_TOPICS)
    assert list(table["place"]) == [place.get(topic, -1) for topic in PRIORITY_TOPICS]
    assert list(table["points"]) == [points.get(topic, -1) for topic in PRIORITY_TOPICS]
    assert [str(kind) for kind in table.dtypes] == ["str", "str", "str", "int64", "float64"]


def test_without_a_profile_it_has_no_places():
    assert cl.what_matters().equals(cl.what_matters(cl.Profile()))
