"""Turn the notes of informational interviews into evidence for a career decision.

>>> import careerlab as cl
>>> workspace = cl.open_workspace("data/designer")
>>> cl.pros_cons(workspace.insights)
"""

from importlib import import_module

_PLACES = {
    "notes.read": "read_notes",
    "notes.model": "Note Notice",
    "insights.parse": "parse_notes",
    "insights.skills": "skill_mentions",
    "insights.table": "read_insights write_insights",
    "profile": "read_profile Profile",
    "insights.learning": "learn",
    "workspace": "open_workspace Workspace",
    "analysis.audit": "audit_sample audit_scores",
    "analysis.rules": "rule_precision",
    "analysis.balance": "pros_cons contradictions",
    "analysis.believing.belief_evidence": "belief_evidence",
    "analysis.beliefs": "beliefs what_changed_my_mind",
    "analysis.gaps": "skill_gaps",
    "analysis.learning.effort": "usual_effort",
    "analysis.price": "skill_prices",
    "analysis.education": "education",
    "analysis.culture": "culture",
    "analysis.choices": "strategic_moves",
    "analysis.heard_choices": "what_to_rely_on",
    "analysis.ways": "ways_in ordinary_day",
    "analysis.heard": "advice",
    "analysis.speakers": "speakers",
    "analysis.wants": "wants wants_moved",
    "analysis.themes": "find_themes Themes theme_paths",
    "analysis.review": "ask_list",
    "analysis.compare": "compare_paths Comparison",
    "analysis.next_talk": "next_talks when_to_stop",
    "analysis.questions": "next_questions not_asked",
    "analysis.follow_ups": "follow_ups silent_for relationships thank_you",
    "analysis.network": "network Network",
    "analysis.thin_spots": "thin_spots",
    "analysis.diary": "diary Diary",
    "analysis.comparing.what_if": "what_would_change must_haves_in_words",
    "background": "read_background Background",
    "preparing": "question_sheet QuestionSheet",
    "workshop.pack": "make_pack Pack pack_in_words",
    "workshop.pack_file": "write_pack read_pack",
    "workshop.quotes": "shareable_quotes",
    "workshop.merge": "merge_packs Group",
    "workshop.handed_in": "read_packs",
    "workshop.plan": "plan_workshop plan_in_words",
    "workshop.tally": "read_tally",
    "present.workshop_page": "write_workshop",
    "present.participant_page": "write_participants",
    "forgetting": "forget",
    "present.report": "write_report",
    "present.question_sheet": "write_sheet",
    "present.note_template": "note_template",
    "present.calendar": "write_calendar",
    "present.contacts": "write_contacts",
    "insights.identity.addresses": "stated_addresses",
    "reviewing.panel": "review",
    "weighing.panel": "weigh",
    "weighing.table": "what_matters",
    "weighing.keep": "keep_priorities",
    "errors": "AuditError CareerlabError NoteError PackError ProfileError TableError WorkspaceError WriteError",
}
_MODULE_OF = {name: module for module, names in _PLACES.items() for name in names.split()}

__all__ = [*sorted(_MODULE_OF), "charts"]


def __getattr__(name):
    """Import a public name when it is first used: `import careerlab` alone loads neither pandas nor matplotlib."""
    if name == "charts":
        return import_module("careerlab.present.charts")
    if name == "__version__":
        return _version()
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'careerlab' has no attribute {name!r}")
    value = getattr(import_module(f"careerlab.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def _version():
    """Looked up when it is asked for: finding it takes longer than all other imports of a light command."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("careerlab")
    except PackageNotFoundError:  # run from a folder that was never installed
        return "0"


def __dir__():
    return sorted({*globals(), *__all__})
