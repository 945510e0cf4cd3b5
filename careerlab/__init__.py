"""Turn the notes of informational interviews into evidence for a career decision.

>>> import careerlab as cl
>>> workspace = cl.open_workspace("data/designer")
>>> cl.pros_cons(workspace.insights)
"""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

_PLACES = {
    "notes.read": "read_notes",
    "notes.model": "Note Notice",
    "insights.parse": "parse_notes",
    "insights.skills": "skill_mentions",
    "insights.table": "read_insights write_insights",
    "profile": "read_profile Profile",
    "workspace": "open_workspace Workspace",
    "analysis.balance": "pros_cons contradictions",
    "analysis.gaps": "skill_gaps",
    "analysis.ways": "ways_in ordinary_day",
    "analysis.heard": "advice wants",
    "analysis.themes": "find_themes Themes theme_paths",
    "analysis.compare": "compare_paths Comparison",
    "present.report": "write_report",
    "errors": "CareerlabError NoteError ProfileError TableError WorkspaceError WriteError",
}
_MODULE_OF = {name: module for module, names in _PLACES.items() for name in names.split()}

__all__ = [*sorted(_MODULE_OF), "charts"]

try:
    __version__ = version("careerlab")
except PackageNotFoundError:  # run from a folder that was never installed
    __version__ = "0"


def __getattr__(name):
    """Import a public name when it is first used: `import careerlab` alone loads neither pandas nor matplotlib."""
    if name == "charts":
        return import_module("careerlab.present.charts")
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'careerlab' has no attribute {name!r}")
    value = getattr(import_module(f"careerlab.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__():
    return sorted({*globals(), *__all__})
