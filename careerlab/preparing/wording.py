"""Small words that must be right before a sentence is said aloud: a or an, capitals, "the" before an employer, quotes.

Nothing here knows of careers: words in, words out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from careerlab.resources import rows

LETTERS_WITH_AN = frozenset("AEFHILMNORSX")  # "an F", "a U": how the name of a letter begins
_SAID_AS_WORDS = frozenset("FIFA LAN LEGO NASA NATO RADA RADAR RAID REIT ROM SAGE SCUBA STEM SWAT".split())
_SOUNDS_LIKE_YOU_OR_WON = re.compile(
    r"(?:eu|ew|once\b|one\b|one-|ouija|uni(?!n|m|d)|u[cfgkqst][aeiou]|u[kr]\w*a|uti|uro|ura)"
)
_SILENT_H = re.compile(r"(?:heir|honest|honou?r|hour)")
_NUMBER_WITH_AN = re.compile(r"(?:8|11(?!\d)|18(?!\d)|11,|18,)")
_MONTHS = "January February March April May June July August September October November December".split()
_LEGAL = re.compile(
    r",? (?:& co|ltd|limited|inc|incorporated|plc|llc|llp|gmbh|ag|corp|s\.?a\.?|pty)\.?$", re.IGNORECASE
)
_SIGNS_AFTER = " .,;:!?–—-"
# "Deputy Director for Bus and Rural Transport", "electrician in Leicester": what for and where is no part of a title.
_ENDS_TITLE = re.compile(r"[,;:(/|•·–—]|\s-\s|\s@\s|\b(?:at|with|for|based|in (?:the|a)|who|where)\b|\bin (?=[A-Z])")
_NO_TITLE = re.compile(r"\d|^(?:the|an?|my|our)\b|[?!\"“”]|\b(?:i|me|my|we|our|us|you|he|she|his|her)\b", re.IGNORECASE)
_A_DEED = re.compile(
    r"(?:led|ran|drove|made|built|did|was|were|had|sold|taught|wrote|self|agency|various|several|fast stream|manages"
    r"|leads|runs|teaches|works|heads|sits|advises|looks|on|in|at|for|with|of|since|until|and|after|before|by|from|to|into|over|under|as|member\Z|\w+ing"
    r"|\w{3,}ed)\b",
    re.IGNORECASE,
)
_AT_AN_EMPLOYER = re.compile(
    r"\w (?:company|centre|center|firm|agency|start-?up|hospital|bank|factory|school|shop|studio|charity|restaurant"
    r"|hotel|farm|office|ward|laboratory|lab|newspaper|orchestra|theatre|theater|business)$"
)
_FIELD_WITH_THE = re.compile(
    r"(?:(?:civil|prison|probation|fire|ambulance|health|diplomatic|secret) service|police|army|navy|armed forces"
    r"|air force|church|theatre|theater|\w+ (?:industry|sector|trade))$"
)
_AS_A = re.compile(
    r"(?:an? )?(?:being|becoming|work as|working as|as|later|then|now|first|formerly|previously) (?:an? )?",
    re.IGNORECASE,
)
_EVERYDAY = frozenset("it us er pa pe sen send stem cad mot excel polish java latin oracle".split())  # in small letters
_LEVEL = re.compile(r"\s(?:[IVX]{1,4}|L\d)$")
MOST_TITLE = 7  # words of a job title that can still be said in a question

_DOER = re.compile(
    r"(?:er|or|ist|ian|ant|eer|yst|man|woman|person|smith|wright|nurse|chef|cook|clerk|surgeon|pilot|midwife|vet|judge"
    r"|coach|agent|architect|secretary|doctor|dentist|carer|apprentice|trainee|intern|student|officer|attorney"
    r"|herd|guard|head|chief|lead|executive|representative|associate|partner|fellow|founder|owner|chair|host|cashier"
    r"|actuary|notary|priest|vicar|rabbi|imam|barista|guide|paralegal|nanny|graduate|steward|diplomat|actress|waitress|poet|mason|matron|medic|mechanic|technician|ceo|cto|cfo|coo|gp|pm|pa"
    r"|specialist|consultant|freelance)$"
)
_NO_DOER = frozenset(
    """member water paper leather timber power labor labour interior exterior outdoor order software computer customer
    care career career consumer weather fever cancer container copper silver center centre color colour floor door error
    behavior behaviour motor monitor minister sector vector matter letter chapter theater theatre answer counter number
    september october november december summer winter corner dinner supper butter pepper sugar river brother
    other after under over human woman german roman plant restaurant want grant elephant infant instant important
    distant relevant russian italian christian indian asian egyptian victorian fast past east""".split()
) - {"woman", "minister"}


def capital_first(words):
    """Return words with a capital letter in front; "iOS" and "eBay" keep their own."""
    first = words.split(" ", 1)[0]
    return words if not words or first[1:] != first[1:].lower() else words[0].upper() + words[1:]


def article(words):
    """Return "a" or "an", as the words are said: "an NHS nurse", "a UX designer", "a European", "an hour"."""
    first = re.split(r"[\s/]", words.strip())[0] if words.strip() else ""
    plain = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode().lstrip("\"'(")
    if not plain:
        return "a"
    if plain[0].isdigit():
        return "an" if _NUMBER_WITH_AN.match(plain) else "a"
    return "an" if _begins_with_a_vowel(plain) else "a"


def _begins_with_a_vowel(word):
    if _is_spelled_out(word):
        return word[0].upper() in LETTERS_WITH_AN
    low = word.lower()
    if low[0] in "aeiou":
        return not _SOUNDS_LIKE_YOU_OR_WON.match(low) or low.startswith(("uber", "urg", "urb"))
    return bool(_SILENT_H.match(low))


def _is_spelled_out(word):
    """Tell whether a word is said letter by letter: "NHS", "M.B.A.", "MSc", "x-ray", "R&D"; not "NATO" or "McKay"."""
    letters = re.match(r"[A-Za-z]+", word)
    letters = letters[0] if letters else ""
    if len(letters) == 1:
        return word != "a" and letters != "A" or word == "A-level"
    if letters in _SAID_AS_WORDS:
        return False
    return letters[:2].isupper() and (len(letters) <= 5 or not re.search("[AEIOU]", letters))


def with_article(words):
    """Return "a nurse", "an NHS manager"."""
    return f"{article(words)} {words}"


@cache
def _spellings():
    return {row["word"].casefold(): row["word"] for row in rows("spellings")}


def lowered(words):
    """Write words as inside a sentence: "Senior UX Designer" -> "senior UX designer"; NHS, English and iOS stay."""
    shouted = words.isupper() and len(words) > 5
    return " ".join(_lowered_word(word, shouted) for word in words.split())


def _lowered_word(word, shouted):
    parts = re.split(r"([-/&’'.,()]+)", word)
    known = _spellings()
    if word.casefold() in known and (shouted or word not in _EVERYDAY):
        return known[word.casefold()]
    return "".join(_lowered_part(part, shouted, known) for part in parts)


def _lowered_part(part, shouted, known):
    kept = known.get(part.casefold())
    if kept and (shouted or part != part.lower() or len(part) > 3):
        return kept
    return part.lower() if shouted or part[1:] == part[1:].lower() else part


def title_of(role):
    """Return a job title to say after "in the role of", '' where the words are none: "Deputy Director, Payments"."""
    words = _ENDS_TITLE.split(role.strip().lstrip("•-–· "), maxsplit=1)[0].rstrip().strip(" .")
    words = _LEVEL.sub("", words).rstrip().replace(" & ", " and ")
    if not words or len(words.split()) > MOST_TITLE or _NO_TITLE.search(words):
        return ""
    # "running the mapping team" is none, "nursing sister" and "registered nurse" are
    return "" if _A_DEED.match(words) and not is_doer(words) else lowered(words)


def is_doer(words):
    """Tell whether words name a person by what they do: "electrician", "head of product"; not "plumbing"."""
    before = re.split(r"\s(?:of|in|for|to|at|and|&)\s|[,(/]", words.strip(), maxsplit=1)[0].split()
    last = before[-1].casefold() if before else ""
    return bool(last) and last not in _NO_DOER and bool(_DOER.search(last))


def work_named(words):
    """Name a field so that it can stand after "in" or "from": "nursing"; "electrician" -> "work as an electrician"."""
    plain = " ".join(words.split()).rstrip(_SIGNS_AFTER)
    as_a = _AS_A.match(plain)
    inside = lowered(plain[as_a.end() :] if as_a else plain)
    if re.match(r"(?:work|working|being|becoming|the|an?|my|our|their)\b|[a-z]{3,}ing (?:an?|the|my|your)\b", inside):
        return inside
    if re.match(r"(?:in|on|at|off|from)\b", inside):  # "in house"
        return f"work {inside}"
    if _FIELD_WITH_THE.match(inside):
        return f"the {inside}"
    if is_doer(inside):
        return f"work as {with_article(inside)}"
    return with_article(inside) if _AT_AN_EMPLOYER.search(inside) else inside


@cache
def _with_the():
    found = {where: [] for where in ("is", "begins", "ends", "ends bare", "never")}
    for row in rows("employers_with_the"):
        found[row["where"]].append(row["words"].casefold())
    return {where: tuple(words) for where, words in found.items()}


def employer_named(name):
    """Name an employer as one says it: "the NHS", "the University of Leeds", "The Guardian", "Buckeye Cold Storage"."""
    said = _LEGAL.sub("", " ".join(name.split())).strip(" ,;")
    if said.isupper() and len(said) > 5:
        said = " ".join(_as_name(word) for word in said.split())
    return f"the {said}" if takes_the(said) else said


def takes_the(name):
    """Tell whether one says "the" before an employer's name."""
    low, listed = name.casefold(), _with_the()
    if low.startswith(("the ", "a ", "an ", "hm ")) or any(_begins(low, words) for words in listed["never"]):
        return False
    if low in listed["is"] or any(_begins(low, words) for words in listed["begins"]):
        return True
    ends = tuple(where for where in ("ends", "ends bare") if any(low.endswith(f" {words}") for words in listed[where]))
    return ends == ("ends",)  # "the Royal Society", but "Fernlea Building Society"


def _begins(low, words):
    return low == words or low.startswith(f"{words} ")


def _as_name(word):
    if word in ("OF", "AND", "FOR", "THE", "IN"):
        return word.lower()
    is_short = len(word) <= 3 or not re.search("[AEIOUY]", word)  # IBM, KPMG
    return _spellings().get(word.casefold()) or (word if is_short else word[:1] + word[1:].lower())


def listed(words, joint="and"):
    """Return "A", "A and B" or "A, B and C"."""
    *others, last = list(words) or [""]
    return f"{', '.join(others)} {joint} {last}" if others else last


def quoted(words, most=24):
    """Quote words: quotes inside become single, no full stop at the end, what is longer than `most` words is cut."""
    plain = " ".join(words.split()).translate(str.maketrans({"“": "‘", "”": "’", '"': "’"}))
    plain = re.sub(r"(?:(?<=\s)|^)’(?=\w)", "‘", plain)
    parts = plain.split()
    cut = " ".join(parts[:most]).rstrip(" ,;:–—-") + " …" if len(parts) > most else plain.rstrip(" .,;:")
    return f"“{cut}”"


def when(date):
    """Say a date of a year, a month or a day: "in 2026", "in March 2026"; '' for none."""
    found = re.match(r"(\d{4})(?:-(\d\d))?", date)
    if not found:
        return ""
    month = int(found[2] or 0)
    return f"in {_MONTHS[month - 1]} {found[1]}" if 1 <= month <= 12 else f"in {found[1]}"


def sentence(words):
    """Make words one sentence to read: single spaces, none before a sign, a capital in front."""
    return capital_first(re.sub(r" ([,.;:?!])", r"\1", " ".join(words.split())))
