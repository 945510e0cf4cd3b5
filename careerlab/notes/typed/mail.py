"""E-mail as people paste it: whose words the text is, whose the quoted lines, and what a mail program added."""

from __future__ import annotations

import re
from itertools import islice

from careerlab.notes.typed.turns import Head, Turns, is_name, shown_name

QUOTE = re.compile(r"[ \t]*(?:>[ \t]{0,3})+")
_KEY = re.compile(
    r"[ \t]*[*_]{0,2}(from|to|cc|bcc|sent|date|subject|reply-to)[ \t]*[*_]{0,2}[ \t]*:[ \t]*[*_]{0,2}[ \t]*(.*)", re.I
)
_WROTE = re.compile(
    r"[ \t]*(?:On\b(?P<when>.{4,200}?)|(?P<who>[^<>:\n]{1,60}<[^<>\s]{3,80}>))[ \t]*\bwrote:?[ \t]*\Z", re.S
)
_ON = re.compile(r"[ \t]*On\b.{8,160}\d.{0,120}[^.!?:]\Z")
_DATED = re.compile(r"\d:\d\d|\S@\S")
_UP_TO_TIME = re.compile(r"\A.*\d(?:\s?[AaPp]\.?[Mm]\b\.?)?")
_ADDRESS = re.compile(r"[<(\[]?(?:mailto:)?[\w.+-]{1,64}@[\w.-]{1,100}[>)\]]?|<[^<>]{0,200}>")
_PARTED = re.compile(
    r"""[ \t]*(?:-{2,}[ \t]*(?:original|forwarded)[ \t]message[ \t]*-{2,}
    |begin[ \t]forwarded[ \t]message:?|_{10,})[ \t]*""",
    re.I | re.X,
)
_DEVICE = re.compile(
    r"""[ \t]*(?:sent[ \t](?:from|via)[ \t](?:my|an?|outlook|mail|gmail|yahoo|proton)\b[^.,!?\n]{0,40}
    |get[ \t]outlook[ \t]for\b.{0,80})\.?[ \t]*""",
    re.I | re.X,
)
_MINE = re.compile(r"[ \t]*(?:me|my notes?|note to self)\b[^:.!?\n]{0,40}:[ \t]*", re.I)
_SIGNATURE = re.compile(r"--[ \t\xa0]?")
_MAX_SIGNATURE = 20
_FROM = re.compile(r"from[ \t*_]*:")
QUOTED = "Quoted"


def read_mail(text, lines):
    """Find who speaks in an e-mail or a thread of them.

    Returns
    -------
    Turns or None
        None if the note is no e-mail. Quoted lines are the words of whom they quote, else of the one written to.
    """
    if not _may_be_mail(text):
        return None
    mail = _Mail(text, lines)
    mail.run()
    return Turns("mail", mail.heads) if mail.is_mail else None


def _may_be_mail(text):
    """Whether a text has any of the words without which none is a mail; most have none, and that is soon seen."""
    folded = text.casefold()
    return "wrote" in text or "message" in folded or bool(_FROM.search(folded))


class _Mail:
    """One pass over the lines; `who` tells whose words stand at which depth of quotes."""

    def __init__(self, text, lines):
        self.text, self.lines, self.heads = text, lines, {}
        self.is_mail, self.who, self.speaker, self.signed = False, {}, "", None

    def run(self):
        index = 0
        while index < len(self.lines):
            depth, words = self._line(index)
            index += self._head(index, depth, words) if words.strip() else 1

    def _line(self, index):
        """Depth of quotes and the words after their signs."""
        start, end, _ = self.lines[index]
        quote = QUOTE.match(self.text, start, end) if ">" in self.text[start : start + 8] else None
        return (quote[0].count(">"), self.text[quote.end() : end]) if quote else (0, self.text[start:end])

    def _head(self, index, depth, words):
        """Take one line, or several that are one head; how many."""
        keys = self._keys(index, depth)
        if keys:
            return self._letter_head(index, depth, keys)
        if _PARTED.fullmatch(words) and (self.is_mail or "_" not in words):
            self.is_mail, self.signed = True, None
            self._take(index)
            return 1
        wrote, count = self._attribution(index, depth, words)
        if wrote:
            return self._attributed(index, depth, wrote, count)
        self._said(index, depth, words)
        return 1

    def _keys(self, index, depth):
        """`From: ...` and at least one of the lines that go with it."""
        found = {}
        if not _KEY.match(self._line(index)[1][:40]):
            return found
        for k in range(index, min(index + 10, len(self.lines))):
            there, words = self._line(k)
            key = _KEY.match(words[:500])
            if not key or there != depth or key[1].lower() in found:
                break
            found[key[1].lower()] = key[2]
        return found if "from" in found and len(found) > 1 else {}

    def _letter_head(self, index, depth, keys):
        self.is_mail, self.signed = True, None
        sender, receiver = _correspondent(keys["from"]), _correspondent(keys.get("to", ""))
        self.who = {d: name for d, name in self.who.items() if d < depth} | {
            depth: sender,
            depth + 1: receiver or QUOTED,
        }
        for k in range(index, index + len(keys)):
            self._take(k, self._speaks(depth))
        return len(keys)

    def _attribution(self, index, depth, words):
        """Who is said to have written what follows, and on how many lines that stands."""
        if len(words) > 300 or not ("On" in words[:12] or "wrote" in words):
            return None, 0
        wrote = _WROTE.fullmatch(words)
        if wrote:
            return wrote, 1
        if index + 1 < len(self.lines) and _ON.fullmatch(words.rstrip()):
            below, more = self._line(index + 1)
            wrote = _WROTE.fullmatch(f"{words.rstrip()} {more.strip()}") if len(more) < 200 and below == depth else None
        return wrote, 2

    def _attributed(self, index, depth, wrote, count):
        name = _writer(wrote)
        follows = next((self._line(k)[0] for k in range(index + count, len(self.lines)) if self._line(k)[1].strip()), 0)
        if not name or (follows <= depth and not _DATED.search(self.text, *self.lines[index][:2])):
            self._said(index, depth, self._line(index)[1])
            return 1
        self.is_mail, self.signed = True, None
        self.who[depth + (follows > depth)] = name or self.who.get(depth + 1) or QUOTED
        for k in range(index, index + count):
            self._take(k, None if follows > depth else self._speaks(depth))
        return count

    def _said(self, index, depth, words):
        start, end, _ = self.lines[index]
        if self.signed is not None and (depth or index - self.signed > _MAX_SIGNATURE):
            self.signed = None
        if self.signed is not None or _DEVICE.fullmatch(words[:200]):
            self._take(index)
        elif _SIGNATURE.fullmatch(words) and not depth:
            self._sign(index, words)
        elif self.who and not depth and (mine := _MINE.match(words[:80])):
            self.speaker = "Me"
            self.heads[index] = Head(start, start + mine.end(), "Me")
        elif self._speaks(depth) != self.speaker and not (self.speaker == "Me" and not depth):
            self.speaker = self._speaks(depth)
            self.heads[index] = Head(start, start, self.speaker)

    def _sign(self, index, words):
        """A signature below `-- ` is the mail program's; sentences below `--` are somebody's who kept the mail."""
        if words != "--" or self._looks_like_signature(index + 1):
            self.signed = index
            self._take(index)
        else:
            self.who[0] = ""
            self.speaker = ""
            self.heads[index] = Head(*self.lines[index][:2], "")

    def _looks_like_signature(self, index):
        below = [self.text[a:b].strip() for a, b, _ in islice(self.lines, index, index + 8)]
        below = below[: below.index("")] if "" in below else below
        return all(len(w.split()) <= 9 and w[-1] not in ".!?" and not _MINE.match(w) for w in below)

    def _speaks(self, depth):
        if depth and not self.who.get(depth):
            # who answers whom alternates: what is quoted twice is the writer's own again
            return self.who.get(depth - 2, QUOTED) if self.who else QUOTED
        return self.who.get(depth, "")

    def _take(self, index, name=None):
        self.speaker = self.speaker if name is None else name
        self.heads[index] = Head(*self.lines[index][:2], name)


def _correspondent(words):
    """The one person that an address line names, '' if it names several or none."""
    people = [p for p in re.split(r"[;]|,(?=[^<>@]{1,80}<)|(?<=>),|(?<=\.[a-z]{2}),", words[:300]) if p.strip()]
    if len(people) != 1:
        return ""
    name = shown_name(_ADDRESS.sub(" ", people[0]).strip(" \"'"))
    address = re.search(r"([\w.+-]{1,64})@", people[0])
    return name or (address[1] if address else "")


def _writer(wrote):
    """The name in `On Thu, 12 Mar 2026 at 14:05, Anna Nowak <a@b.c>`, '' if it is none."""
    words = wrote["who"] or wrote["when"]
    named = _UP_TO_TIME.sub("", _ADDRESS.sub(" ", words.replace("\n", " ")).strip(" ,"), count=1).strip(" ,\"'")
    name = shown_name(named)
    address = re.search(r"([\w.+-]{1,64})@", words)
    return name if is_name(name) else address[1] if address else ""
