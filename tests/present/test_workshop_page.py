"""The pages of a workshop: what stands on them, and that nothing else can."""

import re
from dataclasses import replace
from functools import cache
from html import escape

import pandas as pd
import pytest
from test_report import ALLOWED, JARGON, WORDS, Reader, folded, opened, title, visible
from workshop_groups import MANY, NOTHING, QUOTED, RICH, SMALL, pack

from careerlab.errors import WriteError
from careerlab.present.participant_page import participant_html, write_participants
from careerlab.present.workshop_page import workshop_html, write_workshop
from careerlab.workshop.merge import merge_packs
from careerlab.workshop.pack import VERSION, Pack

page = cache(lambda name: workshop_html(GROUPS[name], [QUOTED]))
GROUPS = {"rich": RICH, "many": MANY, "small": SMALL, "nothing": NOTHING}
EACH = pytest.mark.parametrize("name", GROUPS)
MINE = pack(
    ("talks", "nursing", "", "", 2),
    ("spoken", "nursing", "hours", "", 2),
    ("spoken", "nursing", "pay", "", 1),
    ("spoken", "nursing", "entry", "", 1),
    ("heard", "nursing", "hours", "for", 1),
    ("heard", "nursing", "hours", "against", 2),
    ("heard", "nursing", "pay", "against", 1),
    ("gap", "nursing", "wound care", "", 1),
    ("need", "nursing", "wound care", "", 2),
    ("need", "nursing", "calm under pressure", "", 1),
    ("theme", "nursing", "Home on time", "", 1),
    ("talks", "teaching", "", "", 1),
    code="a-1",
    quotes=[("nursing", "hours", "con", "[person 1] never <b>sleeps</b>.")],
)


def section(html, name):
    return visible(re.search(rf'<section id="{name}">.*?</section>', html, re.DOTALL)[0])


def ids(html):
    return re.findall(r'<section id="(\w+)"', html)


# The group's ----------------------------------------------------------------------------------------------------------


def test_topics_over_all_paths_come_first_and_what_is_not_shown_last():
    html = page("rich")
    assert ids(html) == ["topics", "paths", "grid", "gaps", "themes", "disagree", "unasked", "quotes", "hidden", "left"]
    assert re.findall(r'<a href="#(\w+)"', html) == ids(html)[:-1]
    assert html.count("<svg ") == 3


def test_it_says_how_many_it_counts_and_that_it_is_pseudonymised():
    text = visible(page("rich"))
    assert "26 people handed in what they heard" in text
    assert "stands for 5 of them or more" in text
    assert "pseudonymised" in text
    assert "Fewer than 5 packs are new." in text


@EACH
def test_it_promises_no_more_than_it_holds(name):
    assert not re.search(r"anonym", page(name), re.IGNORECASE)


def test_a_number_stands_in_the_grid_and_words_where_it_is_kept_back():
    text = section(page("rich"), "grid")
    assert "Topic nursing teaching Pay + − fewer than 5 Hours + 8 − 9 + not shown − 6 Place hardly spoken of" in text
    assert "care" not in text  # nothing can be said of it


def test_disagreements_have_both_sides():
    assert "the hours in nursing 8 people 9 people" in section(page("rich"), "disagree")


def test_what_nobody_asked_comes_with_a_question_and_stands_once():
    text = section(page("rich"), "unasked")
    assert "Place" in text
    assert "this work" in text
    assert "17 or more of us heard nothing of it." in text
    assert "Path by path nursing the culture" in text
    assert "the place" not in text


def test_gaps_and_themes_are_listed_path_by_path():
    html = page("rich")
    assert section(html, "gaps").endswith("nursing wound care 8")
    assert "Good company 12 teaching Hours that spill over 11" in section(html, "themes")


def test_paths_that_were_put_together_are_named():
    assert "“ care ” are midwifery, social work" in section(page("rich"), "paths")


def test_packs_left_out_are_counted_by_reason_without_code_and_words_of_their_own():
    html = page("rich")
    text = section(html, "left")
    assert "2: It is of another workshop." in text
    assert "One: It holds no talk." in text
    assert not re.search("priya|p7|law", visible(html), re.IGNORECASE)


def test_quotes_are_those_of_packs_that_are_counted_with_a_path_that_is_shown():
    stranger = replace(QUOTED, code="p2", quotes=QUOTED.quotes.assign(quote="I am not counted."))
    html = workshop_html(RICH, [stranger, QUOTED])
    assert section(html, "quotes").endswith("It pays. [person 1] calls me at <b>six</b>. nursing")
    assert "I am not counted." not in html
    assert 'id="quotes"' not in workshop_html(RICH)


@pytest.mark.parametrize("group", [SMALL, NOTHING], ids=["small", "nothing"])
def test_a_small_group_sees_its_number_and_no_quote(group):
    html = workshop_html(group, [QUOTED])
    text = visible(html)
    assert "Too few for numbers" in text
    assert "Below 10 participants only their number is shown." in text
    assert "calls me" not in text
    assert "<svg" not in html
    assert ("7 people" if group is SMALL else "Fewer than 5 people") in text
    assert not re.search(r"<(?:ul|dl|tbody|table|nav)\b|\b(None|nan|NaN|undefined|-1)\b", html)


@EACH
def test_nothing_is_left_empty(name):
    html = page(name)
    assert not re.search(r"<(ul|tbody|table|figure|dt|dd|dl)[^>]*>\s*</\1>", html)
    assert not re.search(r"\b(None|nan|undefined)\b|>-1<", visible(html))


@EACH
def test_it_speaks_plain_english(name):
    jargon = JARGON.replace(chr(10), "").replace("|kinds?", "")
    assert re.findall(rf"\b({jargon})\b", visible(page(name)), re.IGNORECASE) == []


def heard(code, *hours):
    """A pack of one talk on nursing, in which something good or bad was heard of the hours."""
    rows = [("talks", "nursing", "", "", 1), ("spoken", "nursing", "hours", "", 1)]
    return pack(*rows, *(("heard", "nursing", "hours", side, 1) for side in hours), code=code, paths=("nursing",))


def test_of_packs_that_are_really_merged_only_counts_stand_on_it():
    packs = [heard(f"secret-{n}", "for", *["against"] * (n % 2)) for n in range(14)]
    packs = [replace(one, counts=one.counts.assign(people=n + 1)) for n, one in enumerate(packs)]
    group = merge_packs(packs)
    html = workshop_html(group, packs)
    assert "14 people handed in" in visible(html)
    assert "secret" not in html
    assert re.search(r"Hours</th><td[^>]*>\s*<span class=\"kept\">nearly all</span>", html)


# A participant's ------------------------------------------------------------------------------------------------------


def test_a_participant_sees_what_they_handed_in_in_plain_words():
    text = visible(participant_html(MINE)).replace(" ,", ",")
    assert "Code a-1 . This page is made from your own pack alone" in text
    expected = (
        "nursing You talked to 2 people about it. Something good the hours Something bad pay, the hours 2 people "
        "Neither good nor bad getting in Still to ask the work itself, freedom, growth, the people, the culture, "
        "meaning, job security, the place You lack wound care It also takes calm under pressure They come back to "
        "Home on time"
    )
    assert expected in text
    assert "Not talked about yet social work" in text
    assert "[person 1] never <b>sleeps</b>. nursing, the hours, a bad side" in text


def test_an_empty_pack_leaves_a_page_that_says_so():
    html = participant_html(pack(code=""))
    assert "Nothing is counted in this pack yet" in visible(html)
    assert not re.search(r"Code|<section|<dl|None", html.partition("<body>")[2])


def test_each_participant_has_a_page_of_their_own(tmp_path):
    files = write_participants([MINE, pack(code=""), pack(code="b"), pack(code=""), pack(code="b")], tmp_path)
    names = ["participant-a-1", "participant-_1", "participant-b_1", "participant-_2", "participant-b_2"]
    assert [file.stem for file in files] == names
    assert files[0].read_text("utf-8") == participant_html(MINE)


# Nothing active, nothing loaded, nothing more -------------------------------------------------------------------------


def all_hostile(table, kept=()):
    """The table with every text a hostile word, but fixed ones."""
    words = [word for word in WORDS if len(word) < 1000]
    rows = pd.concat([table.head(1)] * len(words), ignore_index=True)
    texts = [name for name in rows if name not in kept and not pd.api.types.is_numeric_dtype(rows[name])]
    return rows.assign(**dict.fromkeys(texts, words))


FIXED = ("topic", "for_band", "against_band", "spoken_band", "band", "kind", "table", "side", "what")


@cache
def hostile_pages():
    tables = ("paths", "path_topics", "disagreements", "unasked", "gaps", "themes", "merged", "left_out")
    group = replace(RICH, **{name: all_hostile(getattr(RICH, name), FIXED) for name in tables}, remarks=tuple(WORDS))
    quoted = replace(QUOTED, quotes=all_hostile(QUOTED.quotes, FIXED))
    words = tuple(WORDS)
    mine = Pack(VERSION, WORDS[0], "", words, all_hostile(MINE.counts.tail(1), FIXED), quoted.quotes)
    return [workshop_html(group, [quoted]), participant_html(mine)]


def test_only_harmless_tags_and_attributes_stand_on_a_page_of_hostile_words():
    more = {"td": {"class", "data-head"}, "p": {"class"}, "q": {"dir"}, "table": {"class"}, "dl": {"class"}}
    more |= {"dt": set(), "dd": set(), "pattern": {"id", "patternunits", "x", "y", "width", "height"}, "b": set()}
    more |= {"rect": {"x", "y", "width", "height", "fill"}, "path": ALLOWED["path"]}
    for html in hostile_pages():
        for tag, attributes in Reader(html).tags:
            assert tag in ALLOWED or tag in more, tag
            assert set(attributes) <= ALLOWED.get(tag, set()) | more.get(tag, set()), (tag, attributes)
            assert re.fullmatch(r"#[\w-]+", attributes.get("href", "#x")), attributes
            assert not re.search(r"url\((?!#\w+\))|expression|@import", attributes.get("style", "")), attributes
        assert Reader(html).tags[2][1]["content"].startswith("default-src 'none'")


def test_hostile_words_are_shown_as_they_are():
    for html in hostile_pages():
        text = visible(html).replace("\x00", "\ufffd")
        for word in (word for word in WORDS if len(word) < 1000):
            assert folded(word.replace("\x00", "\ufffd")) in text, word


@EACH
def test_nothing_is_loaded_from_anywhere(name):
    html = page(name)
    assert re.findall(r"https?://[^\"'\s<]+|//\w[^\"'\s<]*", html) == []
    assert "<metadata" not in html


def test_a_browser_runs_nothing_of_a_hostile_page(tmp_path):
    for name, html in zip(("What our group heard", "What you heard"), hostile_pages(), strict=True):
        file = tmp_path / "page.html"
        file.write_bytes(html.encode("utf-8", "replace"))
        assert title(opened(file, tmp_path)) == name


def test_on_a_phone_nothing_stands_beyond_its_edge(tmp_path):
    pages = [*map(page, GROUPS), participant_html(MINE), *hostile_pages()]
    pages = [page.replace("<details", "<details open") for page in pages]
    phones = "".join(f'<iframe width="360" height="900" srcdoc="{escape(page)}"></iframe>' for page in pages)
    measure = "Array.from(frames).map(f => f.document.documentElement).map(page => page.scrollWidth - page.clientWidth)"
    script = f"<script>onload = () => document.title = {measure}</script>"
    (tmp_path / "phones.html").write_bytes(f"<title>?</title>{phones}{script}".encode("utf-8", "replace"))
    assert title(opened(tmp_path / "phones.html", tmp_path)) == ",".join("0" * len(pages))


# Writing them ---------------------------------------------------------------------------------------------------------


def test_the_same_group_gives_the_same_bytes(tmp_path):
    one, two = (write_workshop(RICH, tmp_path / name, [QUOTED]) for name in ("one", "two"))
    assert one == [tmp_path / "one" / "workshop.html"]
    assert one[0].read_bytes() == two[0].read_bytes() == workshop_html(RICH, [QUOTED]).encode()


def test_a_place_that_cannot_be_written_is_said_plainly(tmp_path):
    (tmp_path / "file").write_text("in the way")
    for write in (lambda out: write_workshop(RICH, out), lambda out: write_participants([MINE], out)):
        with pytest.raises(WriteError, match="could not be written"):
            write(tmp_path / "file" / "out")
