"""The errors careerlab raises: each is one plain sentence that says where, what was expected and what to do."""


class CareerlabError(Exception):
    """Something a person can mend; `str(error)` is the sentence to show."""


class NoteError(CareerlabError):
    """A file that could not be read as a note; `notice` holds code, line and hint."""

    def __init__(self, source, notice):
        self.source, self.notice = source, notice
        super().__init__(f"{source}: {notice.message} {notice.hint}".strip())


class ProfileError(CareerlabError):
    """profile.yaml holds something careerlab does not know."""


class TableError(CareerlabError):
    """A table that is not an insights table."""


class CorrectionError(CareerlabError):
    """A decision about a statement that says nothing careerlab can follow."""


class PackError(CareerlabError):
    """What a participant would hand in at a workshop, or has handed in, is not as it must be."""


class AuditError(CareerlabError):
    """The tables of a workshop would tell about a small group, or contradict themselves; none was made."""


class WorkspaceError(CareerlabError):
    """The workspace folder cannot be found, read or written."""


class WriteError(WorkspaceError):
    """A file or folder cannot be written; what was there is unchanged."""
