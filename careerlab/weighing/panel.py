"""The questions of `careerlab weigh` as buttons in a notebook."""

from __future__ import annotations

from html import escape

from careerlab.errors import CareerlabError
from careerlab.profile import PRIORITY_TOPICS
from careerlab.weighing.keep import keep_priorities
from careerlab.weighing.session import (
    DONE,
    ORDER,
    POINTS,
    Weighing,
    answer,
    in_words,
    left,
    priorities,
    question,
)

_LOOKS = {"": "white-space: pre-wrap", "dim": "color: #666", "bold": "font-weight: bold"}


def weigh(workspace, today):
    """Ask in a notebook what matters to you, before any score is shown.

    Parameters
    ----------
    workspace : Workspace
        As from `open_workspace`. The answer is written into its profile.yaml when you press the button for that, and
        not before; open the workspace again to compare with it.
    today : str
        ISO date to record beside it.

    Returns
    -------
    ipywidgets.VBox
        The question, a button a topic, and what was said so far.
    """
    from ipywidgets import HTML, Button, HBox, Layout, Text, ToggleButton, VBox

    asked, said = HTML(), HTML()
    topics = {topic: Button(description=topic) for topic in PRIORITY_TOPICS}
    same = ToggleButton(description="as much as the last")
    typed = Text(placeholder="points", continuous_update=False)
    enough, back, keep = (Button(description=words) for words in ("enough", "take back", "keep this"))
    wrapped = Layout(flex_flow="row wrap")
    box = VBox([asked, HBox([*topics.values()], layout=wrapped), HBox([same, typed, enough, back, keep]), said])
    now = Weighing()

    def take(words):
        nonlocal now
        now, told = answer(now, words)
        said.value = escape(told)
        show()

    def show():
        asked.value = "".join(map(_as_html, [*_until_now(workspace.profile, now), *question(now)]))
        for topic, button in topics.items():
            _show_if(now.stage == ORDER and topic in left(now), button)
        _show_if(now.stage == ORDER and now.order, same)
        _show_if(now.stage == POINTS, typed)
        _show_if(now.stage != DONE and now.order, enough)
        enough.description = "enough" if now.stage == ORDER else "no points"
        _show_if(now.order, back)
        _show_if(now.stage == DONE and now.order, keep)

    def chosen(topic):
        def on_click(_):
            joins, same.value = "= " if same.value else "", False
            take(joins + topic)

        return on_click

    def on_points(change):
        if change["new"]:
            typed.value = ""
            take(change["new"])

    def on_keep(_):
        try:
            profile = keep_priorities(workspace.folder, priorities(now), today)
            said.value = escape(f"Kept, {profile.priorities_recorded}. Run the cells below to compare with it.")
        except CareerlabError as error:
            said.value = escape(str(error))

    for topic, button in topics.items():
        button.on_click(chosen(topic))
    typed.observe(on_points, "value")
    enough.on_click(lambda _: take(""))
    back.on_click(lambda _: take("u"))
    keep.on_click(on_keep)
    show()
    return box


def _show_if(wanted, part):
    part.layout.display = "" if wanted else "none"


def _until_now(profile, now):
    if profile is None or not profile.priorities or now.order:
        return []
    return [("dim", f"Until now: {in_words(profile.priorities)} ({profile.priorities_recorded}).")]


def _as_html(line):
    style, text = line
    return f'<p style="{_LOOKS[style]}">{escape(text)}</p>'
