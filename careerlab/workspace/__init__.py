"""The explorer's folder: where notes, profile and talks.csv lie, and that one careerlab at a time writes there."""

from careerlab.workspace.decisions import add_answers, add_corrections, read_audit, read_corrections
from careerlab.workspace.folder import Workspace, is_sample, open_workspace, read_talks
from careerlab.workspace.lock import locked
from careerlab.workspace.new_note import add_note
from careerlab.workspace.places import audit_file, corrections_file, notes_folder, out_folder
from careerlab.workspace.talks_sheet import update_talks

__all__ = [
    "Workspace",
    "add_answers",
    "add_corrections",
    "add_note",
    "audit_file",
    "corrections_file",
    "is_sample",
    "locked",
    "notes_folder",
    "open_workspace",
    "out_folder",
    "read_audit",
    "read_corrections",
    "read_talks",
    "update_talks",
]
