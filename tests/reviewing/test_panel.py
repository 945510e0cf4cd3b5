"""The buttons in a notebook give the same answers as the terminal."""

import pytest
from small_search import NOTES, table, workspace_of

import careerlab as cl
from careerlab.errors import WorkspaceError
from careerlab.workspace import corrections_file, locked, read_corrections


class Panel:
    """A person in front of the panel."""

    def __init__(self, workspace, **options):
        self.folder = workspace.folder
        asked, buttons, lists, self.typed, self.said_ = cl.review(workspace, **options).children
        self.asked_, self.buttons, (self.kind, self.topic) = asked, buttons.children, lists.children

    def asked(self):
        return self.asked_.value

    def said(self):
        return self.said_.value.removeprefix("<pre>").removesuffix("</pre>")

    def shown(self):
        return [button.description for button in self.buttons if button.layout.display != "none"]

    def press(self, words):
        next(button for button in self.buttons if button.description == words).click()

    def written(self):
        return [(c.action, c.value, c.made) for c in read_corrections(corrections_file(self.folder))[0]]


def test_a_button_is_an_answer(workspace):
    panel = Panel(workspace, today="2026-05-01")
    first = panel.asked()
    assert panel.shown()[2:] == ["not a finding", "later"]
    panel.press("later")
    assert (panel.written(), panel.said()) == ([], "")
    panel.press("not a finding")
    assert panel.written() == [("dismiss", "", "2026-05-01")]
    assert panel.said() == "Kept, and not counted."
    panel.press("take back")
    assert panel.said() == "Taken back."
    assert "2 of 7" in panel.asked() and "1 of 7" in first


def test_lists_are_answers(workspace):
    panel = Panel(workspace)
    panel.topic.value = "pay"
    assert "And what is it?" in panel.said()
    panel.kind.value = "fact"
    assert panel.written() == [("topic", "pay", ""), ("kind", "fact", "")]
    assert (panel.topic.value, panel.kind.value) == ("", "")
    panel.kind.value = "fact"
    assert len(panel.written()) == 3


def test_what_is_typed_is_an_answer_as_in_the_terminal(workspace):
    panel = Panel(workspace)
    panel.typed.value = "s SQL; Figma"
    assert panel.written() == [("skills", "SQL; Figma", "")]
    panel.typed.value = "nonsense"
    assert panel.said() == "`nonsense` is no answer here; ? shows all of them."
    panel.typed.value = "?"
    assert "take back the last answer" in panel.said()
    panel.typed.value = "t"
    panel.press("not a finding")
    assert panel.written()[-1] == ("dismiss", "", "")
    assert panel.typed.value == ""


def test_it_is_enough(workspace):
    panel = Panel(workspace, most=1)
    panel.press("not a finding")
    assert "Enough for tonight: 1 done, 6 sentences wait." in panel.asked()
    assert panel.shown() == ["take back"]
    assert {part.layout.display for part in (panel.kind, panel.topic, panel.typed)} == {"none"}
    panel.press("take back")
    assert "1 of 1" in panel.asked()
    assert panel.typed.layout.display == ""


def test_words_from_notes_stay_words(write):
    there = table()
    there["text"] = there["text"].replace("Nobody shouts.", "<script>alert(1)</script> & <b>x</b>")
    panel = Panel(workspace_of(write(NOTES, "search"), there), most=None)
    seen = ""
    while panel.shown() != []:
        seen += panel.asked()
        panel.press("later") if "later" in panel.shown() else None
        if "another evening" in panel.asked():
            break
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in seen
    assert "<script" not in seen and "<b>" not in seen


def test_an_earlier_answer_that_lost_its_sentence(workspace):
    panel = Panel(workspace)
    panel.kind.value = "fact"
    words = read_corrections(corrections_file(workspace.folder))[0][0].words
    there = workspace.parsed
    there = there.assign(text=there["text"].replace(words, words.upper() + " Or so they say, in any case."))
    panel = Panel(workspace_of(workspace.folder, there, read_corrections(corrections_file(workspace.folder))[0]))
    assert words in panel.asked()
    assert panel.shown()[-2:] == ["drop it", "later"]
    panel.press("drop it")
    assert panel.said() == "Dropped."
    assert "1 of 7" in panel.asked()


def test_a_folder_that_is_locked_is_said_and_nothing_is_lost(workspace):
    panel = Panel(workspace)
    asked = panel.asked()
    with locked(workspace.folder):
        panel.press("not a finding")
    assert panel.said().startswith("Another careerlab is writing")
    assert (panel.asked(), panel.written()) == (asked, [])
    panel.press("not a finding")
    assert len(panel.written()) == 1


def test_no_place_for_answers(workspace, tmp_path):
    import dataclasses

    (tmp_path / "bare").mkdir()
    with pytest.raises(WorkspaceError, match="has no folder `notes`"):
        cl.review(dataclasses.replace(workspace, folder=tmp_path / "bare"))
