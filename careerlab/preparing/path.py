"""Which of the paths a talk is about: one that something says this person does the work of, else none."""

from __future__ import annotations

from careerlab.insights.phrases import stems_of
from careerlab.preparing.bank import Known
from careerlab.preparing.career import NOW, posts_of, roles_in
from careerlab.preparing.wording import listed, work_named

_SAYABLE_PATHS = 3


def path_of(insights, earlier, profile, facts, path=""):
    """Return the path that this person does the work of: as the command says, earlier talks, or their roles and moves.

    '' where nothing says it: then the talk is about none.
    """
    if path:
        return path_named(path, insights, profile) or path
    heard = earlier.rows["path"][earlier.rows["path"].ne("")]
    if len(heard):
        return heard.iloc[-1]
    roles, moves = facts[facts["fact"].eq("role")], facts[facts["fact"].eq("change")]
    now = [role.what for role in posts_of(roles_in(facts)) if role.until == NOW]
    did = [*now[::-1], *earlier.rows["role"][::-1], *roles["what"][::-1], *moves["what"][::-1]]
    return next(filter(None, (path_named(words, insights, profile) for words in did)), "")


def path_named(words, insights, profile=None):
    """Return the path that the words of a role name, '' for none.

    The profile says what a path is called. Besides, "UX designer" does UX design and "nurse" nursing.
    """
    said = profile.path_for(words) if profile else ""
    names = getattr(profile, "path_names", ()) or sorted(set(insights["path"]) - {""})
    stems = stems_of(words)
    return said or next((name for name in names if stems_of(name) and stems_of(name) <= stems), "")


def from_outside(profile):
    """Return what the explorer compares and does today, for questions to somebody who does no work of hers."""
    names = [work_named(name) for name in getattr(profile, "path_names", ())][:_SAYABLE_PATHS]
    known = Known({"paths": listed(names), "paths_or": listed(names, "or")})
    current = work_named(getattr(profile, "current", "")).removeprefix("work as ")
    is_person = current.startswith(("a ", "an "))
    known_of_me = Known({"i_am": f"am {current}" if is_person else f"come from {current}"})
    return {
        "other_paths": [known] if names else [],
        "several_other_paths": [known] if len(names) > 1 else [],
        "one_other_path": [known] if len(names) == 1 else [],
        "my_work": [known_of_me] if current else [],
    }
