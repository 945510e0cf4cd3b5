"""Who is to do what, as the words of a statement say it."""

import pytest

from careerlab.analysis.following.acts import Context, acts_in

BOOK = {"grace oduya": "Grace Oduya", "grace": "Grace Oduya", "paul": "Paul Trent", "paul trent": "Paul Trent"}


def read(text, voice="me", **context):
    """Who owes what sort of thing, for each act of a text in a talk with Grace."""
    return [(act.who, act.what) for act in acts_in(text, Context(voice, BOOK, "Grace Oduya", **context))]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("She'll send me the slides", [("they", "promise")]),
        ("shes going to send me the slides", [("they", "promise")]),
        ("He's sending me the slides tomorrow", [("they", "promise")]),
        ("Grace will introduce us next week.", [("they", "introduction")]),
        ("Paul will email me about the visit", [("Paul Trent", "promise")]),
        ("She promised me a copy of the rota", [("they", "promise")]),
        ("I promised her the name of the paper", [("I", "promise")]),
        ("she said she'd have a word with the manager", [("they", "promise")]),
        ("Offered to look over my application", [("they", "promise")]),
        ("I said I'd walk her dog", [("I", "promise")]),
        ("I'll send her two dates", [("I", "promise")]),
        ("must return her book", [("I", "promise")]),
        ("email Grace my CV", [("I", "promise")]),
        ("Grace to email both of us", [("they", "promise")]),
        ("Me to ring the college", [("I", "promise")]),
        ("told me to call her after Easter", [("I", "promise")]),
        ("he said ill get you a day on site with me", [("they", "opening")]),
        ("She said I can come in any Monday", [("they", "opening")]),
        ("She'll send me the list and introduce me to Paul", [("they", "promise"), ("they", "introduction")]),
        ("write to Grace by 2 March, and ask Paul for the day off", [("I", "promise"), ("I", "promise")]),
        ("owe her a coffee", [("I", "promise")]),
        ("thank Paul", [("I", "thank-you")]),
        ("G. will send me the slides", [("they", "promise")]),
        ("G. to ask Paul whether I may watch", [("they", "promise")]),
        ("She'll knit me a hat", [("they", "promise")]),
        # talk about the work, not about what is to be done for anybody here
        ("She'll die of boredom on one product", []),
        ("He'd send every trainee to a hospice", []),
        ("She would never go back to an office", []),
        ("They send people home at two", []),
        ("She won't send me anything", []),
        ("I asked if she could introduce me", []),
        ("somebody who can explain it to me", []),
        ("Grace was going to show me the code", []),
        ("You need to write short", []),
        ("the builder had promised her plans", []),
        ("I get queasy with blood", []),
        ("The bank promised them a loan and withdrew it", []),
        ("the trust said they'd get a new rota", []),
        ("you told Hetty you would call her", []),
        ("Clients ring her at midnight", []),
        ("", []),
    ],
)
def test_in_notes(text, acts):
    assert read(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("I'll send you the link this week", [("they", "promise")]),
        ("I could introduce you to Paul", [("they", "introduction")]),
        ("You could come and sit with me for a morning", [("they", "opening")]),
        ("Let me put you in touch with Paul", [("they", "introduction")]),
        ("Send me your CV when it's ready", [("I", "promise")]),
        ("Keep me posted", [("I", "stay in touch")]),
        ("I'd go to a smaller firm first", []),
        ("You should learn SQL", []),
        ("Build one thing", []),
        ("I'll take your questions in turn", []),
        ("Could you send me your CV?", [("I", "promise")]),
        ("Speak to B. Quist at the college", [("they", "introduction")]),
        ("I'll tell you something", []),
    ],
)
def test_what_the_professional_says_in_a_call(text, acts):
    assert read(text, "them") == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("And I'll send you the essay by Monday", [("I", "promise")]),
        ("Could you send me the link?", []),
        ("I'll be quick", []),
    ],
)
def test_what_the_note_taker_says_in_a_call(text, acts):
    assert read(text, "me to them") == acts


def test_a_list_says_whose_things_to_do_it_has():
    assert read("send the reading list", owner="they") == [("they", "promise")]
    assert read("send the reading list", owner="I") == [("I", "promise")]
    assert read("Grace: send the reading list", owner="I") == [("they", "promise")]
    assert read("send the reading list") == []


def test_a_sentence_without_a_subject_goes_on_from_the_one_before():
    assert read("Will ask her by the 20th") == [("I", "promise")]
    assert read("Will ask her by the 20th", goes_on="they") == [("they", "promise")]


@pytest.mark.parametrize(
    ("text", "voice", "deeds"),
    [
        ("already posted it back to her", "me", [("I", True)]),
        ("sent Grace the photo", "me", [("I", True)]),
        ("G. has already sent me the form", "me", [("they", True)]),
        ("I sent you the list", "them", [("they", True)]),
        ("I wrote to forty firms", "me", [("I", False)]),
        ("I asked her if it was hard", "me", []),
        ("She wrote her thesis on it", "me", [("they", False)]),
        ("Paul sent me the form", "me", [("Paul Trent", True)]),
        ("The form arrived", "me", [("", False)]),
        ("I got the letter off", "me", [("I", False), ("I", False)]),
        ("I have not sent her the form", "me", []),
    ],
)
def test_deeds(text, voice, deeds):
    """Who did it, and whether for the other of the two."""
    acts = acts_in(text, Context(voice, BOOK, "Grace Oduya"))
    assert [(act.who, act.to_me) for act in acts if act.done] == deeds


def test_what_is_hedged_is_less_firm():
    sure, hedged = (
        acts_in(text, Context("me", BOOK))[0] for text in ("She'll send me the ad", "She might send me the ad")
    )
    assert sure.firm > hedged.firm
