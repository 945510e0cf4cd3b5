"""What must hold whenever careerlab reads bytes, whatever is in them: promises P1 and P2."""

from careerlab.errors import NoteError
from careerlab.insights.statements import statements
from careerlab.notes.formats import read_bytes, refused

# what these stretches hold is in the text that a reader says it is; `elsewhere` belongs to another Note
_COUNTED = ("text", "heading", "metadata", "aside", "markup", "statement", "question")


def check_reading(raw, source, twice=True):
    """Read bytes and check all that is promised of every file; `twice`: also that they are read so each time.

    Returns the words kept: what the spans of all Notes account for. AssertionError, or any other error but NoteError,
    is a broken promise.
    """
    notes = _read(raw, source)
    assert not twice or notes == _read(raw, source), "not the same twice"
    assert notes and len({note.source for note in notes}) == len(notes), "no Note, or two of one name"
    kept = []
    for note in notes:
        assert f"{note.source}/".startswith(f"{source}/"), note.source
        assert note.text or note.notices, "nothing was read and nothing is said"
        for notice in note.notices:
            assert notice.code and notice.message and notice.hint, notice
            assert notice.line >= 0, notice
        assert [at for at, _ in note.times] == sorted(at for at, _ in note.times)
        found, spans = statements(note)  # asserts that both sorts of spans cover the text
        for statement in found:
            assert statement.text and statement.line > 0, statement
        kept += [note.text[s.start : s.end] for s in spans if s.kind in _COUNTED]
        runs = [run for block in note.blocks for run in block.runs]
        assert all(0 <= a < b <= len(note.text) for a, b in runs)
    return "\n".join(kept)


def _read(raw, source):
    try:
        return read_bytes(raw, source)
    except NoteError as error:
        assert str(error) and error.source, "an error that says nothing"
        return [refused(error)]
