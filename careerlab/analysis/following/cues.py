"""Small signs of what a statement is: told as done, thanks already given, an appointment, something that comes up."""

from __future__ import annotations

import re
from functools import cache

from careerlab.analysis.following.dates import due_of
from careerlab.insights.phrases import PhraseBook, words_of
from careerlab.resources import rows as resource

FIRST_WORDS, NEAR = 6, 25  # characters before the day of an appointment, and from it to the hour
_DID_IT = (
    r"(?:(?:i|have|i've|already) ){0,3}"
    r"(?:done\b|(?:did|sent|posted|emailed|gave|returned|asked|wrote) (?:that|it|them|so|this)\b)"
)
_COUNTED = r"(?:a|an|another|some|more|two|three|four|five|six|several|\d{1,2})"
_LOOKS_FOR = (
    r"(?<!you )(?<!you'll )(?<!not )"
    r"\b(?:needs|wants|(?<=\w )(?:need|want)|looking for|short of|seeking|tak(?:es|ing) on)"
)
_HANDS = (
    r"(?:people|hands|volunteers?|some(?:body|one)|part-?timers?|helpers?|trainees?|apprentices?|assistants?|learners?"
    r"|students?|interns?|locums?|cover|starters?|responders?|juniors?|temps?|staff|workers?|\w+ person)"
)
_EXPECTED = re.compile(
    r"\b(?:(?:us(?:e|ing)|mention(?:ing)?|give|drop) (?:my|his|her|their) name|(?:^|[\"“:,&] ?|and |just )mention me"
    r"|(?:say|saying|tell (?:him|her|them)) (?:that )?(?:(?:i|he|she|they) sent (?:you|me)|(?:you|i) com\w+ from)"
    r"|knows? (?:of|about) (?:you|me)|(?:is|are) expecting (?:you|me|my|your)|expects (?:you|me)"
    r"|(?:i|he|she|they)(?: have| has|'ve|'s|'d)?(?: already)? (?:wrote|written|rang|rung|told|e?-?mailed|spoken?"
    r"|mentioned|asked|texted|messaged|called|phoned)\b.{0,40}\b(?:(?:about|of) (?:you|me)|so (?:he|she|they)))\b",
    re.I,
)
_GIVEN = re.compile(
    r"\b(?:(?:gave|given|passed|sent|texted) (?:me|us) .{0,50}\b(?:numbers?|e-?mail|address|details|contact|card)"
    r"|put (?:me|us) on ?to)\b",
    re.I,
)
_SAYS_NO_MORE = re.compile(
    r"\W*(?:deadline|due|latest|probably|maybe|hopefully|(?:he|she|they|i) (?:says?|said|thinks?|reckons?|hopes?))?\W*",
    re.I,
)
_WEEKDAY = re.compile(r"(?:on |this )?\w+day", re.I)
_CLOCK = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\d\d)? ?[ap]m|\d{1,2}[:.]\d\d|half (?:past )?\w+|quarter (?:past|to) \w+|at \d{1,2}|noon)\b",
    re.I,
)


def _says(pattern):
    """Return a test whether a text has a pattern, in any case and with either apostrophe."""
    found = re.compile(pattern, re.I)
    return lambda text: found.search(text.replace("’", "'")) is not None


# "sent thank you text same night"
is_thanked = _says(
    r"^\W*(?:i )?(?:have )?(?:already )?(?:(?:sent|wrote|written|e-?mailed|texted|posted|said|gave|mailed|left)\b"
    r".{0,25}\bthank|thanked\b|thank[- ]?you\b.{0,20}\b(?:sent|done|posted|written)\b)"
)
# "Ran my own test", not "offered to"
is_past = _says(
    r"^\W*(?:(?:i|we|she|he|they)\b )?(?:was|were|had|ran|sent|wrote|rang|spoke|met|went|saw|did|came|got|felt|told"
    r"|said|gave|took|sat|slept|knew|(?!offered|promised|agreed|volunteered|invited|need|feed|speed)\w+ed)\b"
)
# what one can still go to or apply for
comes_up = _says(
    r"\b(?:come along|invit\w*|on the list|welcome to|can come|could come|sign up|register|tickets?|there'?s"
    r"|hiring|adverts?|advertis\w*|comes? (?:up|out)|coming up|vacanc\w*|opens?|closes?|closing|deadline|cover from"
    r"|approved|takes? me|shadow\w*|sit in|look round|starts?|going to be|will be|looking for)\b"
)
# "There is a farm walk on 7 March", if a day stands beside it
is_there = _says(r"^\W*(?:(?:also|and|oh|then),? )*there(?:'?s| is| are| will be|'ll be) ")
# denied, or over
is_gone = _says(r"\b(?:gone|no longer|too late|frozen|cancell?ed|not|never|last year|ago|nobody|no)\b|n't\b")
# "already posted it", "gave it back"
is_already = _says(r"\b(?:already|back)\b")
# what stands behind a label or in a column of states: "yes", "sent 3 May"
is_ticked = _says(r"[✓✔☑]|^\W*(?:x|y|yes|done|sent|finished|completed?|closed)\b")
# a remark to what stands before it: "Did it in May."
is_done_too = _says(rf"^\W*{_DID_IT}")
_ends_done = _says(rf"[-–—(:,!.]\s*{_DID_IT}")
_has_done = _says(
    r"[✓✔☑]|(?<!is )(?<!be )(?<!are )\b(?:done|sent|sorted|ticked off|emailed|posted)\b[\s)!.:]*\S{0,9}"
    r"(?: \S{1,9}){0,2}$"
)
# "the template came", "the form is in", "I got the letter off": whoever did it
is_ended = _says(
    r"(?<!not )(?<!never )\b(?:arrived|came(?! to| from)|turned up|went (?:off|out|in|to)|said yes|agreed"
    r"|(?:is|are) (?:in|here|back)\b(?! the)"
    r"|(?:got|handed|dropped) (?:\S+ ){0,6}(?:off|back|done|in(?=\W*$|[.,;]| on ))"
    r"|(?:is|are|was|were) (?:now )?(?:kept|done|sent|posted|booked|sorted|finished))\b"
)
# an order that is rather advice: "get the licence FIRST", "she warned me: get a tutor"
is_advised = _says(r"\b(?-i:FIRST)\b|\bfirst\W*$|(?<!thank[ -])\byour?\b|\b(?:advice|advise[ds]|warn(?:ed|s)|tip)\b")
# getting in touch with somebody
is_contact = _says(
    r"\b(?:speak|talk|write|ring|call|phone|e?-?mail|text|message|contact|ask|see|get in touch|get hold|try|go"
    r"|us(?:e|ing)|mention|drop \w+ a (?:line|note|text))\b"
)
# "I've copied her in", "so you two are introduced"
is_introduced = _says(
    r"\b(?:(?:copied|cc'?e?d) (?:you|me|us|her|him|them|both of (?:us|you))"
    r"|(?:you two|we|you both) (?:are|'re|have been) (?:now )?introduced"
    r"|(?:she|he|i)(?:'s|'ve| has| have) (?:already |just )?introduced (?:you|me|us))\b"
)
# "there's a cover job going", "they need two volunteers", "nobody has applied"
is_wanted = _says(
    r"\bthere(?:'?s| is| are|'ll be| will be| might be)\b.{0,60}(?<!not )\b(?:going(?! to| on| in)|coming up|vacant)\b"
    rf"|{_LOOKS_FOR}(?: now)? {_COUNTED}(?! (?:third|half|lot|bit|kind|sort)\b)[\w -]{{0,25}}\b{_HANDS}"
    r"\b(?! who| that| with| skills| to do)"
    rf"|{_LOOKS_FOR} (?:two|three|four|five|six|\d{{1,2}}) (?!years|months|weeks|days|hours|references)"
    r"\w+(?: \w+)? (?:now|urgently|from|in|next|this|at the)\b"
    rf"|{_LOOKS_FOR} (?:some(?:body|one)|volunteers|people) (?:for|from|on|now|in|at)\b"
    r"|\b(?:nobody|no[ -]?one) (?:has |had )?(?:yet )?(?:applied|come forward|volunteered)|not found any(?:one|body)"
    r"|\basked (?:me|us|him|her|them|around|round) for (?:a name|names|any(?:one|body)|some(?:body|one))\b"
)


def is_done(row):
    """Whether a statement says itself that it is done: a ticked box, "sent", "✓", a column that says so."""
    told = row.speaker == "note-taker" and _has_done(row.text)
    return '"[x]"' in row.rule or is_ticked(row.ticked) or told or (row.voice == "me" and _ends_done(row.text))


def expected_at(text):
    """Return where a text says that somebody knows of me, or whose name I may use ("say I sent you"), or -1."""
    found = _EXPECTED.search(text.replace("’", "'"))
    return found.start() if found else -1


def given_at(text):
    """Return where a text begins to say that somebody passed on how to reach another ("gave me her number"), or -1."""
    found = _GIVEN.search(text)
    return found.start() if found else -1


def is_head(row):
    """Whether a statement says when the talk was: "Phone, 16 November 2026"."""
    due, due_words = due_of(row.text, row.date)
    return bool(due) and due == row.date and due[:4] in due_words


def is_only_a_day(text):
    """Whether a text is nothing but a day by which what stands before it is due: "Deadline 20 June"."""
    words = due_of(text, "")[1]
    return bool(words) and bool(_SAYS_NO_MORE.fullmatch(text.replace(words, "")))


def is_weekday(due_words):
    """Whether words of time name a weekday and no more, which may be any week's."""
    return bool(_WEEKDAY.fullmatch(due_words))


def is_appointment(text):
    """Whether a text begins with a day and says the hour: "14 May, 6 pm, bring the laptop"."""
    words = due_of(text, "")[1]
    at = text.find(words) if words else -1
    return 0 <= at <= FIRST_WORDS and bool(_CLOCK.search(text[at + len(words) : at + len(words) + NEAR]))


@cache
def _occasions():
    return PhraseBook((row["words"], row["what"]) for row in resource("occasions"))


def occasions(text):
    """Return what sorts of follow-ups the nouns of a text name, in order: ``event`` for "open evening"."""
    return [payloads[0][1] for _, _, payloads in _occasions().among(words_of(text))]
