"""The sheet for one talk: at most twelve questions for 25 minutes, each because of something in the evidence.

Which places a talk has, and what fills them, is in `careerlab.preparing.places` and `careerlab.preparing.filling`.
"""

from __future__ import annotations

import pandas as pd

from careerlab.analysis.evidence import as_frame
from careerlab.analysis.speakers import speakers
from careerlab.background import Background
from careerlab.background.model import as_facts
from careerlab.insights.phrases import words_of
from careerlab.insights.table import check_insights
from careerlab.preparing import story
from careerlab.preparing.bank import Addressee, Known
from careerlab.preparing.career import (
    fields_of,
    fields_said,
    is_beside,
    main_role,
    posts_of,
    roles_in,
    seniority_of,
)
from careerlab.preparing.checklist import checklist
from careerlab.preparing.earlier import earlier_talks, names_like
from careerlab.preparing.filling import filled
from careerlab.preparing.model import QUESTIONS, QuestionSheet
from careerlab.preparing.open_questions import too_long
from careerlab.preparing.pages import pages_about, told_on
from careerlab.preparing.path import from_outside, path_named, path_of
from careerlab.preparing.places import last_said
from careerlab.preparing.talk import Talk
from careerlab.preparing.wording import employer_named, listed, quoted, title_of, when, work_named

MOST, MINUTES = 12, 25
UNREAD = "BG-NO-FACTS"  # the notice of a page of which nothing was understood


def question_sheet(insights, person, profile=None, background=None, most=MOST, path=""):
    """Prepare a talk: who the person is, what to find out before, and at most twelve questions for 25 minutes.

    A talk is about a path only where something says that this person does the work of it: the command, an earlier
    talk, or a role of theirs. Else it is about their own way, and asks for what can be seen from outside.

    Parameters
    ----------
    insights : DataFrame
        The insights table; may be empty.
    person : str
        Whom the talk is with; earlier talks are found however the name is spelled.
    profile : Profile, optional
        The explorer; without one there is no question on gaps or beliefs.
    background : Background, optional
        What is known of the person from `background_of`; the checklist asks for nothing that its pages tell.
    most : int
        How many questions at most, 0 or more.
    path : str, optional
        The path the talk is about, where the explorer says so.

    Returns
    -------
    QuestionSheet
        `questions` has one row per question, in the order of the talk: `id` (str, of
        ``resources/question_bank.csv``), `part` (str: opening, their way, the work, your questions, closing),
        `minutes` (int64, 1 or more; 25 in all at most), `question` (str), `follow_ups` (str, joined by " / "), `why`
        (str, with the evidence; '' where it is in nothing but `serves`), `serves` (str: which decision), `topic` (str,
        of the codebook or ``none``), `path` (str), `comes_from` (str: their story, their time, their work, your gap,
        your belief, disagreement, not asked, opening, closing), `must` (int64: 1 for the three to keep when time is
        short, else 0). `checklist` has one row per thing to find out beforehand, as
        `careerlab.preparing.checklist.checklist` says.

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    check_insights(insights)
    background = background or Background(person, as_facts([]), [])
    facts = background.facts
    person = background.person if len(facts) else person  # the whole name, as their page has it
    earlier = earlier_talks(insights, person)
    roles = roles_in(facts)
    role = main_role(roles, lambda words: bool(path_named(words, insights, profile)))
    pages = pages_about(background.pages, facts, person)
    role = _working_alone(role, pages)
    path = path_of(insights, earlier, profile, facts, path)
    to = addressee_of(earlier, facts, role, path)
    if not path:
        to = to.and_known(**from_outside(profile))
    has_page = len(facts) > 0 or any(notice.code == UNREAD for notice in background.notices)
    talk = Talk(insights, profile, earlier, path, to, has_page, _words_of(facts))
    return QuestionSheet(
        person,
        path,
        earlier.talks,
        _told(facts, posts_of(roles)),
        checklist(insights, earlier, facts, profile, role, person, pages),
        as_frame(filled(talk, most, MINUTES), QUESTIONS),
        [
            *(f"{notice.message} {notice.hint}".strip() for notice in background.notices),
            *_wishes(insights, person, profile, background, role, path),
        ],
    )


def _told(facts, posts):
    """Return the facts to show: a role beside the work is one of its own kind, a post said twice stands there once."""
    kept, kinds = [], []
    for at, fact in enumerate(facts.itertuples(index=False)):
        is_besides = fact.fact == "role" and is_beside(fact)
        if fact.fact != "role" or is_besides or fact in posts:
            kept.append(at)
            kinds.append("beside" if is_besides else fact.fact)
    shown = facts.iloc[kept].reset_index(drop=True)
    return shown.assign(fact=pd.Series(kinds, dtype="str"))


def _working_alone(role, pages):
    """Return a role that names no employer with the words, elsewhere on the page, that tell why."""
    sentence, source, line = told_on(pages, "alone") if role is not None and not role.employer else ("", "", 0)
    return role._replace(quote=sentence, source=source, line=line) if sentence else role


def _words_of(facts):
    said = (f"{fact.what} {fact.quote}" for fact in facts.itertuples() if fact.fact in ("role", "education"))
    return frozenset(word for words in said for word in words_of(words))


def addressee_of(earlier, facts, role, path):
    """Gather what questions to this person may build on: from a background, else from the notes of earlier talks."""
    known = _from_notes(earlier) | story.told(facts, role)
    if "role" in known or role is not None:
        known["their work"] = known.get("role") or [Known({}, story.place_of(role))]
    if path:
        known["path"] = [Known({"path": work_named(path)})]
    if earlier.talks:
        talks = "1 talk" if earlier.talks == 1 else f"{earlier.talks} talks"
        why = f"You have had {talks} with them{f', the last {when(earlier.last)}' if earlier.last else ''}."
        known["earlier talk"] = [Known({"last_talk": when(earlier.last) or "last"}, why)]
        known["said before"] = last_said(earlier)
    said = speakers(earlier.rows)["seniority"] if earlier.talks else ()
    rank = seniority_of(role) or next(iter(said), "")
    noted = next(iter(known.get("role", ())), Known({"role": ""})).slots["role"]
    return Addressee(rank, fields_of(role, roles_in(facts)) if role else fields_said(noted), known)


def _from_notes(earlier):
    """Return role and employer as the notes of earlier talks have them; a background says it better."""
    known = {}
    for column, need, said in (("role", "role", title_of), ("organisation", "employer", employer_named)):
        there = earlier.rows[earlier.rows[column].ne("")].sort_values(["date", "source"], kind="stable")
        words = said(there.iloc[-1][column]) if len(there) else ""
        if words:
            known[need] = [Known({need: words}, f"Your notes say: {words} ({there.iloc[-1]['source']}).")]
    return known


def _wishes(insights, person, profile, background, role, path):
    """Say in plain words what would make the sheet better."""
    found = []
    alike = names_like(insights, person)
    if len(alike) > 1:
        found.append(f"{person} may be {listed(alike)}: write the full name to use the talks with one of them.")
    if not len(background.facts):
        found.append(
            "Nothing is known of their career: put their profile page or CV as text into the folder people/, and the "
            "questions will be about their own way."
        )
    elif role is None:
        found.append(
            "No role of today was understood on their page: add a line such as `Staff nurse, Calder Hospital, "
            "2014-now` to it, and the questions will be about that work."
        )
    if profile is None:
        found.append("There is no profile: write down your skills and beliefs, and the sheet will ask about those.")
    elif not profile.beliefs:
        found.append("The profile holds no beliefs: write down what you take for granted, and the sheet will test it.")
    found += [
        f"This belief is too long to be said in a question, so it is not asked about: {quoted(belief)}. Shorten it."
        for belief in too_long(profile)
    ]
    if not len(insights):
        found.append("There are no notes of talks yet: with them, the sheet asks about what people disagree on.")
    names = getattr(profile, "path_names", ())
    if not path and names:
        found.append(
            f"Nothing says that {person} does any of the work you compare ({listed(names)}), so the questions are "
            "about their own way and work. If they do it, say so with --path, or add what they call their job to "
            "`also` of that path in profile.yaml."
        )
    elif not path:
        found.append("It is not known which path this talk is about: name the paths you compare in the profile.")
    return found
