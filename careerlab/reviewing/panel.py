"""The questions of `careerlab review` as buttons in a notebook."""

from __future__ import annotations

from html import escape

from careerlab.analysis.review import ASKED
from careerlab.analysis.set_aside import choices
from careerlab.errors import CareerlabError
from careerlab.insights.codebook import KIND_WORDS, TOPIC_WORDS
from careerlab.present.review_screen import aside_question, question
from careerlab.reviewing.session import answer, ending, start_review

_LOOKS = {"": "", "dim": "color: #666", "bold": "font-weight: bold; font-size: 110%"}
_KEYS = ("1", "2", "3", "d", "k", "u")
_OTHER_KIND, _OTHER_TOPIC = "another kind …", "about something else …"


def review(workspace, most=ASKED, today=""):
    """Ask in a notebook what careerlab is not sure of, those sentences first that change the page most.

    Parameters
    ----------
    workspace : Workspace
        As from `open_workspace`; answers are kept in its corrections.csv at once. Open the workspace again to see them
        in the tables.
    most : int, optional
        After how many it is enough; None for all.
    today : str
        ISO date to record beside the answers.

    Returns
    -------
    ipywidgets.VBox
        The question, its two likeliest answers and all others.

    Raises
    ------
    WorkspaceError, WriteError
        There is no place for answers, in one plain sentence.
    """
    from ipywidgets import HTML, Button, Dropdown, HBox, Text, VBox

    asked, said = HTML(), HTML()
    buttons = {key: Button() for key in _KEYS}
    kind = Dropdown(options=[(_OTHER_KIND, ""), *((words, kind) for kind, words in KIND_WORDS.items())])
    topic = Dropdown(options=[(_OTHER_TOPIC, ""), *((words, topic) for topic, words in TOPIC_WORDS.items())])
    typed = Text(placeholder="or type: s SQL; Figma  ·  / good: … | bad: …  ·  +  ·  ?", continuous_update=False)
    box = VBox([asked, HBox([*buttons.values()]), HBox([kind, topic]), typed, said])
    now = start_review(workspace, most, today)

    def take(words):
        try:
            told = answer(now, words)
        except CareerlabError as error:
            told = str(error)
        said.value = f"<pre>{escape(told)}</pre>"
        show()

    def show():
        asked.value = "".join(_as_html(line) for line in _lines(now))
        for key, words in _offers(now).items():
            buttons[key].description = words
            buttons[key].layout.display = "" if words else "none"
        for part in (kind, topic):
            part.layout.display = "none" if now.ended or now.aside else ""
        typed.layout.display = "none" if now.ended else ""

    def chosen(before, field):
        def on_change(change):
            if change["new"]:
                field.value = ""
                now.wanted = now.wanted if field is typed else ""
                take(before + change["new"])

        return on_change

    def pressed(key):
        def on_click(_):
            now.wanted = ""  # a button is an answer of its own, whatever words were waited for
            take(key)

        return on_click

    for key, button in buttons.items():
        button.on_click(pressed(key))
    for before, field in (("", kind), ("t ", topic), ("", typed)):
        field.observe(chosen(before, field), "value")
    show()
    return box


def _lines(now):
    """What is asked, as lines (style, text)."""
    if now.ended:
        return [("bold", ending(now))]
    if now.aside:
        return aside_question(now.aside[0], choices(now.aside[0], now.insights), len(now.aside))
    return question(now.asked)


def _as_html(line):
    style, text = line
    return f'<p style="{_LOOKS[style]}">{escape(text)}</p>'


def _offers(now):
    """Key -> what its button says; '' where it is of no use now."""
    offers = dict.fromkeys(_KEYS, "") | {"u": "take back" if now.past else ""}
    if now.ended:
        return offers
    if now.aside:
        places = range(1, 1 + len(choices(now.aside[0], now.insights)))
        return offers | {str(n): f"{n} is right" for n in places} | {"d": "drop it", "k": "later"}
    row = now.asked
    likeliest = {"1": KIND_WORDS[row["kind"]], "2": KIND_WORDS.get(row["second"], "")}
    return offers | likeliest | {"d": "not a finding", "k": "later"}
