"""What the person studied, as sentences tell it: `She read economics at Warwick, graduating in 2007`."""

from __future__ import annotations

import re
from dataclasses import replace

from careerlab.background.dates import periods
from careerlab.background.lines import folded
from careerlab.background.model import Entry, is_within, study_entry
from careerlab.background.phrases import titles_in
from careerlab.background.verbs import VERBS
from careerlab.background.words import employer_at, first_listed, has_listed, listed

_VERBS = re.compile(
    r"(?<![\w'’-])(?P<verb>studied|studying|read(?=[ ][A-Za-z])|educated(?=[ ]at)|graduat(?:ed|ing)"
    r"|graduate(?=[ ]of[ ])|qualified(?=[ ](?:from|at)\b)|(?:re-?)?trained(?=[ ](?:at|in|as)\b)|took"
    r"|tak(?:es|ing|e)|did|doing"
    r"|complet(?:ed|ing)|finished"
    r"|holds?|has|have|earned|gained|received|awarded|obtained|started|began|passed|got|went[ ]back[ ]to"
    r"|stayed(?:[ ]on)?(?=[ ]for))(?![\w'’-])"
)
_SUBJECTS = re.compile(r"[ ](?:a-level )?([a-z]+(?:[ ][a-z]+){0,2})[ ](?:at|from)[ ](?=[A-ZÀ-Þ])")
_DIRECT = frozenset(
    "studied studying read trained retrained re-trained educated graduated graduating graduate qualified".split()
)
_STUDY_END = re.compile(
    r"[,;.()—–“”\"]|[ ]and(?=[ ](?:has|have|had|was|is|then|now|\w+ed)[ ])"
    r"|[ ]and(?![ ][a-z]+(?:[ ][a-z]+)?(?:[,.;]|[ ](?:at|from|in|with|by"
    r"|\()))(?![\w-])|[ ](?:from|at|with|by|which|who|where|when|while|then|that|part-time"
    r"|full-time|before|after|took|for|in(?=[ ](?:(?:early|late|mid|spring|summer|autumn"
    r"|winter)\b|(?:19|20)\d\d)))(?![\w-])|\n"
)
_WEAK = frozenset("certificate degree diploma licence edition course master masters ms ma as med bed march md".split())
_GOES_ON = re.compile(r"[ ](?:in|of|from|at|with)[ ]|[ ]?\(|[ ][A-Z]|,[ ](?:a|an|the)[ ]")
_AT_SCHOOL = re.compile(r"[ ](?:from|at|with|by|of)[ ](?:what was then[ ]|the[ ]){0,2}(?=[A-ZÀ-Þ])")
_GOES_ELSEWHERE = re.compile(r"[ ]and[ ](?:has|have|is|was|then|now|\w+ed)[ ]")
_STILL = re.compile(
    r"graduat|handed|complet|award|finish|qualif|gain|receiv|pass|earn|train|has\b|had\b|did\b|read\b|stay|was\b|stud",
    re.I,
)
_ARTICLE = re.compile(
    r"(?:\A|[ ,])(?:(?:an?|the|my|her|his|their|and|then|one|with|for|part-time|full-time|first-class)[ ])+"
)
_AS_A = re.compile(r"[ ]as an? ")


def studies_told(text, subjects, month_first):
    """The studies that sentences about the person tell, in the order of the text."""
    found = []
    for sentence in subjects.sentences:
        for m in _VERBS.finditer(text, sentence.start, sentence.end):
            if (
                not _is_done(text, sentence, m)
                or not subjects.is_persons(sentence, m.start())
                and m["verb"] not in ("take", "graduate")
            ):
                continue
            others = (v.start() for v in VERBS.finditer(text, m.end(), sentence.end) if not _STILL.match(v[0]))
            end = min([*others, sentence.end, *(n for s in ";!?" if (n := text.find(s, m.end(), sentence.end)) > 0)])
            lead = [p for p in periods(text[sentence.start : m.start()], month_first) if p.start < 4][:1]
            new = _studies(text, sentence, m, end, month_first, [p for p in lead if p.kind in ("point", "span")])
            if m["verb"].startswith("stayed") and found:
                new = [replace(e, employer=e.employer or found[-1].employer) for e in new]
            found += [e for e in new if not any(is_within(e, f) or e.start == f.start for f in found)]
    return found


def _is_done(text, sentence, m):
    before = re.split(r"[;:,.]", text[max(sentence.start, m.start() - 40) : m.start()])[-1]
    is_not = re.match(r"[ ]not\b|n['’]t\b|[ ]to\b", text[m.end() : m.end() + 5])
    return (
        not has_listed(before, "not done") and not is_not and (m["verb"] != "take" or before.rstrip().endswith(" to"))
    )


def _studies(text, sentence, m, end, month_first, lead):
    """The studies that follow one verb, each with its school and year."""
    verb = m["verb"].casefold()
    where = _study_words(text, m.end(), end)
    subject = _SUBJECTS.match(text, m.end())
    names_subject = subject and subject[1] in listed("subject")
    if trade := _trade(text, m, end, month_first):
        return [trade]
    is_direct = verb in _DIRECT and not (where and verb.startswith("graduat")) or names_subject
    if is_direct and (entry := _direct(text, m, end, month_first, where)):
        return [entry]
    found = []
    for number, (a, b) in enumerate(where):
        until = where[number + 1][0] if number + 1 < len(where) else end
        word = folded(text[a:b]).rstrip(".")
        is_study = word not in _WEAK or _GOES_ON.match(text, b) or text[m.end() : a].strip(" an")
        if is_study and not (word == "certificate" and text[b : b + 1] == "," and not text.startswith(", in ", b)):
            found += _degree(text, m, a, b, until, month_first, lead if number == 0 else [], number > 0)
    return found


def _study_words(text, at, end):
    found = []
    while span := first_listed(text[at:end], "study"):
        a, b = span[0] + at, span[1] + at
        at = b
        is_kind = (b - a > 3 or text[a].isupper()) and text[a:b].casefold() not in ("studies", "student")
        if is_kind and not (found and len(text[found[-1][1] : a]) < 4):
            found.append((a, b))
    return found


def _degree(text, m, a, b, until, month_first, lead, follows):
    """`a diploma in coaching from the Open University (2012)`."""
    articles = [x.end() + m.end() for x in _ARTICLE.finditer(text[m.end() : a])]
    start = articles[-1] if articles else m.end() + (text[m.end() : a][:1] == " ")
    stop = _STUDY_END.search(text, b, until)
    while stop and text.startswith("(Hons)", stop.start()):
        stop = _STUDY_END.search(text, stop.start() + 6, until)
    stop = stop.start() if stop else until
    what, school = text[start:stop].strip(), ""
    name = employer_at(text, start, a)
    if name and has_listed(text[slice(*name)], "school"):
        school, what = text[slice(*name)], text[name[1] : stop].strip()
    for at in (_AT_SCHOOL.search(text, b, until), None if follows else _AT_SCHOOL.search(text, m.end(), a)):
        if school or not at or at[0][:4] == " of " or _GOES_ELSEWHERE.search(text, min(b, at.start()), at.start()):
            continue
        if name := employer_at(text, at.end(), until):
            school = text[slice(*name)]
    if not what or len(what.split()) > 10:
        return []
    when = [p for p in periods(text[b:until], month_first) if p.kind != "since"] or lead
    end = b + when[0].end if when and when is not lead else max(stop, name[1] if name else 0)
    end += text[end : end + 1] == ")" and "(" in text[b:end]
    entry = study_entry(what, school, when[:1], start if follows else m.start(), min(until, end))
    if m["verb"] in ("started", "began"):
        entry = Entry(entry.what, entry.employer, entry.until, "", entry.start, entry.end)
    return [entry]


def _trade(text, m, end, month_first):
    """`trained as a potter at Harrow`, `retrained as a cabinetmaker in 2004`."""
    lead = _AS_A.match(text, m.end(), end) if m["verb"].endswith("trained") else None
    words = text[lead.end() : end].replace("\n", " ") if lead else ""
    title = next(((a, b) for a, b, _ in titles_in(words) if a == 0), None)
    if not title:
        return None
    stop = lead.end() + title[1]
    at = _AT_SCHOOL.match(text, stop, end)
    name = employer_at(text, at.end(), end) if at else None
    school, stop = (text[slice(*name)], name[1]) if name else ("", stop)
    behind = periods(text[stop : min(end, stop + 40)], month_first)[:1]
    when = [p for p in behind if p.kind == "point" and p.start <= len(", ")]
    return study_entry(words[slice(*title)], school, when, m.start(), stop + when[0].end if when else stop)


def _direct(text, m, end, month_first, where):
    """`studied chemistry at LMU Munich (Diplom 1994)`, `was educated at …`, `graduated from …`."""
    at = _AT_SCHOOL.search(text, m.end() - 1, end)
    name = employer_at(text, at.end(), end) if at else None
    if not name:
        return None
    is_school_only = m["verb"] in ("educated", "graduated", "graduating", "graduate", "qualified")
    what = "" if is_school_only else text[m.end() : at.start()].strip(" ,")
    if is_school_only and text[m.end() : at.start()].strip() or at[0][:4] == " of " and m["verb"] != "graduate":
        return None
    what = m["verb"] if m["verb"] in ("qualified", "graduate") else what
    close = text.find(")", name[1], end) if text.startswith(" (", name[1]) else -1
    degree = next((text[a:b] for a, b in where if name[1] < a < close), "")
    if m["verb"] == "trained" and not (degree or has_listed(text[slice(*name)], "school")):
        return None
    if m["verb"] == "trained":
        what = re.sub(r"\A(?:as|in) (?:an? )?", "", what)
    if m["verb"] == "read" and what[:1].isupper() and folded(what) not in listed("subject"):
        return None
    if len(what.split()) > 8 or re.search(r"\b(?:he|she|I|they)\b", what):
        return None
    what = f"{degree}, {what}".strip(", ") if degree else what
    when = periods(text[m.start() : min(end, name[1] + 60)], month_first)
    stop = m.start() + when[0].end if when else name[1]
    stop += text[stop : stop + 1] == ")" and "(" in text[name[1] : stop]
    return study_entry(what, text[slice(*name)], when[:1], m.start(), max(stop, name[1]))
