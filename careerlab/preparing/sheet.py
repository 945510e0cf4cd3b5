"""The sheet for one talk: at most twelve questions for 25 minutes, each because of something in the evidence.

Which places a talk has, and what fills them, is in `careerlab.preparing.places`.
"""

from __future__ import annotations

from careerlab.analysis.evidence import as_frame
from careerlab.analysis.next_talk import next_talks
from careerlab.analysis.speakers import speakers
from careerlab.background import Background
from careerlab.background.model import as_facts
from careerlab.insights.table import check_insights
from careerlab.preparing import story
from careerlab.preparing.bank import Addressee, Known
from careerlab.preparing.checklist import checklist
from careerlab.preparing.earlier import earlier_talks, names_like
from careerlab.preparing.model import QUESTIONS, QuestionSheet
from careerlab.preparing.open_questions import too_long
from careerlab.preparing.places import Talk, filled, last_said
from careerlab.preparing.wording import employer_named, listed, quoted, title_of, when, work_named

MOST, MINUTES = 12, 25


def question_sheet(insights, person, profile=None, background=None, most=MOST):
    """Prepare a talk: who the person is, what to find out before, and at most twelve questions for 25 minutes.

    Parameters
    ----------
    insights : DataFrame
        The insights table; may be empty.
    person : str
        Whom the talk is with; earlier talks are found however the name is spelled.
    profile : Profile, optional
        The explorer; without one there is no question on gaps or beliefs.
    background : Background, optional
        What is known of the person from `background_of`.
    most : int
        How many questions at most, 0 or more.

    Returns
    -------
    QuestionSheet
        `questions` has one row per question, in the order of the talk: `id` (str, of
        ``resources/question_bank.csv``), `part` (str: opening, their way, the work, your questions, closing),
        `minutes` (int64, 1 or more; 25 in all at most), `question` (str), `follow_ups` (str, joined by " / "), `why`
        (str, with the evidence), `serves` (str: which decision), `topic` (str, of the codebook or ``none``), `path`
        (str), `comes_from` (str: their story, their time, their work, your gap, your belief, disagreement, not asked,
        opening, closing). `checklist` has one row per thing to find out beforehand, as
        `careerlab.preparing.checklist.checklist` says.

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    check_insights(insights)
    background = background or Background(person, as_facts([]), [])
    person = background.person if len(background.facts) else person  # the whole name, as their page has it
    earlier = earlier_talks(insights, person)
    roles = story.roles_in(background.facts)
    role = story.main_role(roles, lambda words: bool(profile and profile.path_for(words)))
    path = path_of(insights, earlier, profile, [role, *reversed(roles)])
    talk = Talk(insights, profile, earlier, path, addressee_of(earlier, background.facts, role, path))
    return QuestionSheet(
        person,
        path,
        earlier.talks,
        background.facts,
        checklist(insights, earlier, background.facts, profile, role, person),
        as_frame(filled(talk, most, MINUTES), QUESTIONS),
        [
            *(f"{notice.message} {notice.hint}".strip() for notice in background.notices),
            *_wishes(insights, person, profile, background, role, path, earlier.talks),
        ],
    )


def path_of(insights, earlier, profile, roles):
    """Return the path that a talk is about: of earlier talks, else what a role names, else the one to ask about next.

    `roles` are those of the person, the one of today first, None for one that is not known.
    """
    heard = earlier.rows["path"][earlier.rows["path"].ne("")]
    if len(heard):
        return heard.iloc[-1]
    named = _path_named(profile, roles)
    if named or not (len(insights) or getattr(profile, "path_names", ())):
        return named
    talks = next_talks(insights, profile)
    return talks["path"].iloc[0] if len(talks) else ""


def _path_named(profile, roles):
    named = (profile.path_for(role.what) for role in roles if profile and role is not None)
    return next(filter(None, named), "")


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
    rank = story.seniority_of(role) or next(iter(said), "")
    return Addressee(rank, story.fields_of(role.what if role is not None else "", path), known)


def _from_notes(earlier):
    """Return role and employer as the notes of earlier talks have them; a background says it better."""
    known = {}
    for column, need, said in (("role", "role", title_of), ("organisation", "employer", employer_named)):
        there = earlier.rows[earlier.rows[column].ne("")].sort_values(["date", "source"], kind="stable")
        words = said(there.iloc[-1][column]) if len(there) else ""
        if words:
            known[need] = [Known({need: words}, f"Your notes say: {words} ({there.iloc[-1]['source']}).")]
    return known


def _wishes(insights, person, profile, background, role, path, talks):
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
        found.append("Their page names no role that they hold today: check what they do now before the talk.")
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
    if path and not talks and not _path_named(profile, story.roles_in(background.facts)):
        does = f"Nothing says that {person} does any of the work you compare"
        found.append(f"{does}: the sheet is for {path}, where one more talk tells most.")
    if not path:
        found.append("It is not known which path this talk is about: name the paths you compare in the profile.")
    return found
