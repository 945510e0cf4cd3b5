"""The parts of a Word file and how they hang together: which one is the document, which hold its notes and styles."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass, field

from careerlab.errors import NoteError
from careerlab.notes.model import Notice
from careerlab.notes.word.xmlstream import stream

MAX_PART = 33_554_432  # bytes of XML; what Word writes for a book of 500 pages is 10 MiB
_DOCUMENT = re.compile(r"word/document\d*\.xml", re.I)
# what Word calls them, for a file that does not say which part is what
_USUAL = re.compile(r"word/(styles|numbering|comments|footnotes|endnotes|header|footer)\d*\.xml", re.I)


@dataclass
class Package:
    """The parts of a Word file; `open_package` makes it.

    `document` is the main part, `kinds` the parts of each kind (`styles`, `comments`, ...), `targets` the part that an
    id means where it is used (`(part, id) -> name`; '' for what is no part of the file), `notices` what was not read.
    """

    archive: object
    source: str
    document: str = ""
    kinds: dict = field(default_factory=lambda: defaultdict(list))
    targets: dict = field(default_factory=dict)
    notices: list = field(default_factory=list)

    def read(self, part, starts, ends, characters=None):
        """Stream the XML of a part, as `xmlstream.stream` does; damage becomes a notice."""
        try:
            raw = self._bytes(part)
        except NoteError as error:
            if part == self.document:
                raise
            self.notices.append(error.notice)
            return
        notice = stream(raw, self.source, part, starts, ends, characters)
        if notice:
            self.notices.append(notice)

    def _bytes(self, part):
        if self.archive.size(part) > MAX_PART:
            message = "this part unpacks to more than 32 MiB."
            raise NoteError(
                self.source, Notice("FILE-SIZE", message, "Split the document: one talk a file.", part=part)
            )
        return self.archive.read(part)

    def relations(self, part):
        """Take in what a part says of other parts: (kind, name of the part) of each, in order."""
        folder, name = posixpath.split(part)
        sheet = self._named(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = []

        def relation(attributes):
            inside = attributes.get("TargetMode", "").lower() != "external"
            target = self._named(posixpath.join(f"/{folder}", attributes.get("Target", ""))) if inside else ""
            self.targets[part, attributes.get("Id", "")] = target
            found.append((attributes.get("Type", "").rpartition("/")[2], target))

        if sheet:
            self.read(sheet, {"rel:Relationship": relation}, {})
        return [(kind, target) for kind, target in found if target]

    def _named(self, path):
        """The part of that name, however its letters are cased; '' if there is none."""
        wanted = posixpath.normpath("/" + path.replace("\\", "/")).strip("/").casefold()
        return self._names.get(wanted, "")

    def __post_init__(self):
        self._names = {name.casefold(): name for name in reversed(self.archive.names)}


def no_document(source):
    """What to say of a file that is packed like a Word file and is none."""
    hint = "If another program made it, open it there and save it as .docx."
    return NoteError(source, Notice("ZIP-BAD", "there is no Word document in this file.", hint))


def open_package(archive, source):
    """Find the parts of a Word file.

    Parameters
    ----------
    archive : Archive
    source : str

    Returns
    -------
    Package

    Raises
    ------
    NoteError
        ZIP-BAD: there is no document in it.
    """
    package = Package(archive, source)
    named = [target for kind, target in package.relations("") if kind == "officeDocument"]
    usual = [name for name in archive.names if _DOCUMENT.fullmatch(name)]
    package.document = next(iter(named + usual), "")
    if not package.document:
        raise no_document(source)
    for kind, target in package.relations(package.document):
        if target not in package.kinds[kind]:
            package.kinds[kind].append(target)
    for name in archive.names:
        kind = _USUAL.fullmatch(name)
        if kind and not any(name in parts for parts in package.kinds.values()):
            package.kinds[kind[1].lower()].append(name)
    return package
