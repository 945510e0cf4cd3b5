"""What the person studied, as sentences tell it: `She read economics at Warwick, graduating in 2007`."""

from __future__ import annotations

import re
from dataclasses import replace

from careerlab.background.clauses import named_before_where
from careerlab.background.dates import periods
from careerlab.background.lines import folded
from careerlab.background.model import Entry, study_entry
from careerlab.background.verbs import VERBS
from careerlab.background.words import employer_at, first_listed, has_listed, listed

_VERBS = re.compile(
    r"(?<![\w'’-])(?P<verb>studied|studying|read(?=[ ][A-Za-z])|educated(?=[ ]at)|graduat(?:ed"
    r"|ing)|trained(?=[ ](?:at|in|as)\b)|took|tak(?:es|ing)|did|completed|finished|holds?|has"
    r"|have|earned|gained|received|awarded"
    r"|obtained|started|began|passed|got|went[ ]back[ ]to|stayed(?:[ ]on)?(?=[ ]for)|with)(?![\w'’-])"
)
_SUBJECTS = re.compile(r"[ ](?:a-level )?([a-z]+(?:[ ][a-z]+){0,2})[ ](?:at|from)[ ](?=[A-ZÀ-Þ])")
_DIRECT = frozenset(("studied", "studying", "read", "trained", "educated", "graduated", "graduating"))
_STUDY_END = re.compile(
    r"[,;.()—–“”\"]|[ ]and(?![ ][a-z]+(?:[ ][a-z]+)?(?:[,.;]|[ ](?:at|from|in|with|by"
    r"|\()))(?![\w-])|[ ](?:from|at|with|by|which|who|where|when|while|then|that|part-time"
    r"|full-time|before|after|took|for|in(?=[ ](?:(?:early|late|mid|spring|summer|autumn"
    r"|winter)\b|(?:19|20)\d\d)))(?![\w-])|\n"
)
_WEAK = frozenset("certificate degree diploma licence edition course master masters ms ma as med bed march md".split())
_GOES_ON = re.compile(r"[ ](?:in|of|from|at|with)[ ]|[ ]?\(|[ ][A-Z]|,[ ](?:a|an|the)[ ]")
_SCHOOL_AFTER = re.compile(r"[ ](?:from|at|with|by)[ ](?:the[ ])?(?=[A-ZÀ-Þ])")
_STILL = re.compile(
    r"graduat|handed|complet|award|finish|qualif|gain|receiv|pass|earn|train|has\b|had\b|did\b|read\b|stay", re.I
)
_ARTICLE = re.compile(
    r"(?:\A|[ ,])(?:(?:an?|the|my|her|his|their|and|then|one|with|for|part-time|full-time|first-class)[ ])+"
)


def studies_told(text, subjects, month_first):
    """The studies that sentences about the person tell, in the order of the text."""
    found = []
    for sentence in subjects.sentences:
        for m in _VERBS.finditer(text, sentence.start, sentence.end):
            if m["verb"] == "with" or not _is_done(text, sentence, m) or not subjects.is_persons(sentence, m.start()):
                continue
            others = (v.start() for v in VERBS.finditer(text, m.end(), sentence.end) if not _STILL.match(v[0]))
            end = min([*others, sentence.end, *(n for s in ";!?" if (n := text.find(s, m.end(), sentence.end)) > 0)])
            lead = [
                p
                for p in periods(text[sentence.start : m.start()], month_first)
                if p.start < 4 and p.kind in ("point", "span")
            ]
            new = _studies(text, sentence, m, end, month_first, lead[:1])
            if m["verb"].startswith("stayed") and found:
                new = [replace(e, employer=e.employer or found[-1].employer) for e in new]
            found += new
    return _once(found)


def _is_done(text, sentence, m):
    before = re.split(r"[;:,.]", text[max(sentence.start, m.start() - 40) : m.start()])[-1]
    return not has_listed(before, "not done") and not re.match(
        r"[ ]not\b|n['’]t\b|[ ]to\b", text[m.end() : m.end() + 5]
    )


def _studies(text, sentence, m, end, month_first, lead):
    """The studies that follow one verb, each with its school and year."""
    verb = m["verb"].casefold()
    where = [(a + m.end(), b + m.end()) for a, b in _study_words(text[m.end() : end])]
    is_direct = verb in _DIRECT and not (where and verb.startswith("graduat")) or _names_subject(text, m.end())
    if is_direct and (entry := _direct(text, m, end, month_first, where)):
        return [entry]
    found = []
    for number, (a, b) in enumerate(where):
        until = where[number + 1][0] if number + 1 < len(where) else end
        word = folded(text[a:b]).rstrip(".")
        if not _is_about_a_study(text, m.end(), a, b, word):
            continue
        found += _degree(text, m, a, b, until, month_first, lead if number == 0 else [], number > 0, sentence.start)
    return found


def _names_subject(text, at):
    """`did maths at Hull`."""
    m = _SUBJECTS.match(text, at)
    return bool(m) and m[1] in listed("subject")


def _is_about_a_study(text, after_verb, a, b, word):
    """`a degree in law`, and not `to a degree` or `a certificate, framed, for putting out a fire`."""
    if word == "certificate" and text[b : b + 1] == ",":
        return text.startswith(", in ", b)
    return word not in _WEAK or bool(_GOES_ON.match(text, b)) or bool(text[after_verb:a].strip(" an"))


def _study_words(words):
    found, at = [], 0
    while span := first_listed(words[at:], "study"):
        a, b = span[0] + at, span[1] + at
        at = b
        if b - a > 3 or words[a].isupper():
            found.append((a, b))
    return found


def _degree(text, m, a, b, until, month_first, lead, follows, sentence_start):
    articles = [x.end() + m.end() for x in _ARTICLE.finditer(text[m.end() : a])]
    start = articles[-1] if articles else m.end() + (text[m.end() : a][:1] == " ")
    stop = _STUDY_END.search(text, b, until)
    while stop and text[stop.start()] == "(" and text[stop.start() : stop.start() + 6] == "(Hons)":
        stop = _STUDY_END.search(text, stop.start() + 6, until)
    stop = stop.start() if stop else until
    what, school = text[start:stop].strip(), ""
    name = employer_at(text, start, a)
    if name and has_listed(text[slice(*name)], "school"):
        school, what = text[slice(*name)], text[name[1] : stop].strip()
    after = _SCHOOL_AFTER.search(text, b, until)
    if not school and after and (name := employer_at(text, after.end(), until)):
        school = text[slice(*name)]
    early = None if school or follows else _SCHOOL_AFTER.search(text, m.end(), a)
    if early and (earlier := employer_at(text, early.end(), a)):
        school = text[slice(*earlier)]
    school = school or named_before_where(text, sentence_start, m.start())
    if len(what.split()) > 10 or not what:
        return []
    when = [p for p in periods(text[b:until], month_first) if p.kind != "since"] or lead
    end = b + when[0].end if when and when is not lead else max(stop, name[1] if name else 0)
    end += text[end : end + 1] == ")" and "(" in text[b:end]
    entry = study_entry(what, school, when[:1], start if follows else m.start(), min(until, end))
    if m["verb"] in ("started", "began"):
        entry = Entry(entry.what, entry.employer, entry.until, "", entry.start, entry.end)
    return [entry]


def _direct(text, m, end, month_first, where):
    """`studied chemistry at LMU Munich (Diplom 1994)`, `was educated at …`, `graduated from …`."""
    at = re.compile(r"[ ](?:at|from)[ ](?:the[ ])?(?=[A-ZÀ-Þ])").search(text, m.end() - 1, end)
    name = employer_at(text, at.end(), end) if at else None
    if not name:
        return None
    what = text[m.end() : at.start()].strip(" ,") if m["verb"] not in ("educated", "graduated", "graduating") else ""
    if m["verb"] == "trained":
        if not has_listed(text[slice(*name)], "school"):
            return None
        what = re.sub(r"\A(?:as|in) (?:an? )?", "", what)
    if m["verb"] == "read" and what[:1].isupper() and folded(what) not in listed("subject"):
        return None
    if len(what.split()) > 8 or re.search(r"\b(?:he|she|I|they)\b", what):
        return None
    close = text.find(")", name[1], end) if text.startswith(" (", name[1]) else -1
    degree = next((text[a:b] for a, b in where if name[1] < a < close), "")
    what = f"{degree}, {what}".strip(", ") if degree else what
    when = periods(text[m.start() : min(end, name[1] + 60)], month_first)
    stop = m.start() + when[0].end if when else name[1]
    stop += text[stop : stop + 1] == ")" and "(" in text[name[1] : stop]
    return study_entry(what, text[slice(*name)], when[:1], m.start(), max(stop, name[1]))


def _once(found):
    kept = []
    for entry in found:
        if not any(
            entry.start < e.end and e.start < entry.end and (e.what == entry.what or e.what.endswith(entry.what))
            for e in kept
        ):
            kept.append(entry)
    return kept
