"""The people talked to, as cards that phones and address books read (vCard 3.0, RFC 2426: what all of them know)."""

from __future__ import annotations

import re
from functools import cache

from careerlab.atomic import write_atomically
from careerlab.errors import TableError
from careerlab.insights.identity.names import fold_name
from careerlab.present.content_lines import escaped, on_one_line, stable_id, time_stamp, written
from careerlab.resources import rows as resource

# What a note on the card says, in this order: column of the table and the words before it.
_SAID = {
    "path": "Talked about",
    "date": "Last talk",
    "introduced_by": "Introduced by",
    "cared_about": "Cared about",
    "promised": "I promised",
    "give_back": "I could give back",
}
_SURNAME_FIRST = re.compile(r"([^,]+), ([^,]+)")
_BRACKETS = re.compile(r"\([^()]*\)|[\"“”][^\"“”]*[\"“”]")


def contact_cards(people, addresses=None, today="") -> str:
    """Write a card for each person: name, work, and what to remember before writing to them again.

    Parameters
    ----------
    people : pandas.DataFrame
        One row or more per person; `person` (str), and what is there of `path`, `role`, `organisation`, `date` (ISO,
        of a talk), `introduced_by`, `cared_about`, `promised`, `give_back` (str), `talked` and `has_name` (int, 0
        leaves a person out: only named, or known by no name). The `people` of `network` is such a table.
    addresses : pandas.DataFrame, optional
        As `stated_addresses` returns it. Without it the cards have neither e-mail nor telephone.
    today : str, optional
        ISO date that the cards are from; '' leaves it out.

    Returns
    -------
    str
        One card per named person in the order of their names, with CR LF at line ends; '' without people.

    Raises
    ------
    TableError
        The table has no column `person`.
    """
    if "person" not in people.columns:
        raise TableError("A table of people needs the column 'person'.")
    for column in {"talked", "has_name"} & set(people.columns):
        people = people[people[column].ne(0)]
    cards = {}
    for row in people.astype(str).to_dict("records"):
        if fold_name(row["person"]):
            cards.setdefault(fold_name(row["person"]), []).append(row)
    reached = _by_person(addresses)
    lines = [_card(key, rows, reached.get(key, ()), today) for key, rows in sorted(cards.items())]
    return written(line for card in lines for line in card)


def write_contacts(people, file, addresses=None, today=""):
    """Write `contact_cards` to a file that ends in .vcf.

    Raises
    ------
    TableError
        The table has no column `person`.
    WriteError
        The file cannot be written; what was there is unchanged.
    """
    return write_atomically(file, contact_cards(people, addresses, today).encode())


def _card(key, rows, addresses, today):
    values = {name: _each_once(rows, name) for name in (*_SAID, "person", "role", "organisation")}
    values["date"] = values["date"][-1:]
    name, paths = values["person"][0], [path for value in values["path"] for path in value.split("; ")]
    note = "\n".join(f"{words}: {'; '.join(values[column])}" for column, words in _SAID.items() if values[column])
    lines = {
        "N": ";".join(map(escaped, name_parts(name))),
        "FN": escaped(name),
        "ORG": escaped("; ".join(values["organisation"][:1])),
        "TITLE": escaped("; ".join(values["role"][:1])),
        "CATEGORIES": ",".join(map(escaped, dict.fromkeys(paths))),
        "NOTE": escaped(note),
        "REV": time_stamp(today),
        "UID": stable_id("person", key),
    }
    reach = [f"{_ADDRESS[kind]}:{_as_value(kind, address)}" for kind, address in addresses]
    filled = [f"{name}:{value}" for name, value in lines.items() if value]
    return ["BEGIN:VCARD", "VERSION:3.0", "PRODID:-//careerlab//people//EN", *filled, *reach, "END:VCARD"]


_ADDRESS = {"e-mail": "EMAIL;TYPE=INTERNET", "phone": "TEL;TYPE=VOICE", "link": "URL"}
_IN_LINKS = str.maketrans({",": "%2C", ";": "%3B", "\\": "%5C", " ": "%20"})


def _as_value(kind, address):
    """Return an address as a property holds it; a link has escapes of its own."""
    return address.translate(_IN_LINKS) if kind == "link" else escaped(address)


def _each_once(rows, column):
    """Return what the rows of a person hold in a column, sorted, so that their order does not matter."""
    return sorted({on_one_line(row[column]) for row in rows if column in row} - {""})


def _by_person(addresses):
    """Return kind and address of each person's, leaving out what several people are said to have."""
    if addresses is None:
        return {}
    owners = {}
    for row in addresses.itertuples():
        owners.setdefault((row.kind, on_one_line(row.address)), set()).add(fold_name(row.person))
    found = {}
    for (kind, address), people in sorted(owners.items()):
        if len(people) == 1 and address:
            found.setdefault(next(iter(people)), []).append((kind, address))
    return found


def name_parts(name):
    """Split a name as cards hold it: family name, given name, further names, title, what stands behind.

    Only the words of the name; where it cannot be split (one word) it is all given name. Words that are titles or
    belong to a family name (`von`, `de la`) are in ``resources/name_parts.csv``.

    Returns
    -------
    tuple of str
        Five, each '' where there is none.
    """
    name = on_one_line(name)
    name = on_one_line(_BRACKETS.sub(" ", name)) or name
    turned = _SURNAME_FIRST.fullmatch(name)
    if turned and not all(_is(word, "suffix") for word in turned[2].split()):
        return _parts_of(turned[2].split(), turned[1])
    return _parts_of(name.split())


def _parts_of(words, family=""):
    words, start = list(words), 0
    while start < len(words) - 1 and _is(words[start], "title"):
        start += 1
    end = len(words)
    while end > start + 1 and _is(words[end - 1], "suffix"):
        end -= 1
    first = end if family or end - start < 2 else end - 1  # where the family name begins
    while start + 1 < first < end and _is(words[first - 1], "particle"):
        first -= 1
    parts = (words[first:end], words[start : start + 1], words[start + 1 : first], words[:start], words[end:])
    found = [" ".join(part).strip(" ,") for part in parts]
    return (family or found[0], *found[1:])


def _is(word, part):
    return part in _listed().get(word.strip(".,").replace(".", "").casefold(), ())


@cache
def _listed():
    found = {}
    for row in resource("name_parts"):
        found.setdefault(row["word"], set()).add(row["part"])
    return found
