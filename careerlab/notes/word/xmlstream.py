"""XML as a stream of events, with limits: no document type (so no entities), no deep nesting, damage is said.

Expat reads without recursion and without a tree, so memory does not grow with what a file nests.
"""

from __future__ import annotations

from xml.parsers import expat

from careerlab.errors import NoteError
from careerlab.notes.model import Notice

MAX_DEPTH = 256
PASS_OVER = object()  # what a start handler returns when nothing below its element is wanted

_WORD = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_PREFIXES = {
    f"{_WORD}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_WORD}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_WORD}/package/2006/relationships": "rel",
    f"{_WORD}/drawingml/2006/main": "a",
    f"{_STRICT}/drawingml/main": "a",
    f"{_WORD}/drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}/drawingml/wordprocessingDrawing": "wp",
    f"{_WORD}/drawingml/2006/diagram": "dgm",
    f"{_STRICT}/drawingml/diagram": "dgm",
    f"{_WORD}/drawingml/2006/chart": "c",
    f"{_STRICT}/drawingml/chart": "c",
    f"{_WORD}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_WORD}/markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}


class _ShortNames(dict):
    """`namespace name` as expat gives it -> `w:p`; names of namespaces that nobody asks for keep no prefix."""

    def __missing__(self, name):
        space, _, local = name.rpartition(" ")
        short = self[name] = f"{_PREFIXES.get(space, '')}:{local}" if space else local
        return short


def stream(raw, source, part, starts, ends, characters=None):
    """Parse the XML of one part of a file.

    Parameters
    ----------
    raw : bytes
    source, part : str
        The file and its part, for notices.
    starts, ends : dict of str to callable
        What to do where an element of that name (`w:p`, whatever prefix the file uses) starts, with its attributes,
        and where it ends. A start that returns `PASS_OVER` is answered by no event until after its end.
    characters : callable, optional
        Takes the text.

    Returns
    -------
    Notice or None
        Where the part is damaged: XML-BAD. What is open there has been ended.

    Raises
    ------
    NoteError
        It has a document type (XML-DTD) or nests too deep (XML-DEPTH).
    """
    short, open_, passed, begun = _ShortNames(), [], 0, False

    def start(name, attributes):
        nonlocal passed, begun
        begun = True
        open_.append(name)
        if len(open_) > MAX_DEPTH:
            message = f"the file nests its parts more than {MAX_DEPTH} levels deep."
            raise NoteError(source, Notice("XML-DEPTH", message, "Save it again where it was written.", part=part))
        handler = None if passed else starts.get(short[name])
        if handler and handler({short[key]: value for key, value in attributes.items()}) is PASS_OVER:
            passed = len(open_)

    def end(name):
        nonlocal passed
        if not passed and (handler := ends.get(short[name])):
            handler()
        if passed == len(open_):
            passed = 0
        open_.pop()

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_document_type(source, part)
    if characters:
        parser.CharacterDataHandler = lambda words: None if passed else characters(words)
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if begun and not isinstance(error, expat.ExpatError):  # before that, it is an encoding that nobody knows
            raise
        while open_:
            end(open_[-1])
        message = "this part is damaged; what comes after the damage was not read."
        return Notice("XML-BAD", message, "Open the file where it was written and save it again.", part=part)
    return None


def _refuse_document_type(source, part):
    message = "the file defines entities of its own (a DTD), which no notes need; it was not read."
    raise NoteError(source, Notice("XML-DTD", message, "Open it in Word and save it again as .docx.", part=part))
