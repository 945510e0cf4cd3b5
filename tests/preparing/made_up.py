"""People, paths, skills, beliefs and employers written by hand, odd ones among them: what questions are made from."""

import itertools

from insight_rows import insights, statement

from careerlab.background import Background
from careerlab.background.model import as_facts
from careerlab.profile.model import Belief, Path, Profile

_number = itertools.count(1)

ROLES = (
    "Senior UX Designer|CTO|Digital Matron|Staff Nurse, Acute Medicine|HEAD OF HR|Electrician"
    "|Apprentice Plumber|GP|Registered Nurse|Deputy Director, Rural Payments|Assistant Curator (Social History)"
    "|English Teacher|VP Design|Head of Year 9|R&D Director|iOS Developer|Front-End Developer|IT Manager"
    "|Chief Executive|Housekeeping Supervisor|Trainee Solicitor|Associate, Employment|freelance translator"
    "|self employed|led policy teams on working-age benefits|running the mapping team|drove a delivery van"
    "|manages the leaving care team|on the advisory panel|Executive Chef|Founder & Owner|Co-founder and CEO"
    "|Principal Cello|Professor of Environmental Epidemiology|Area Manager | Midlands|NHS Commissioner"
    "|HGV Driver|Advanced Nurse Practitioner|Nursing Sister|SENIOR OPERATIONS MANAGER|Supply Teacher"
    "|Site Supervisor, nights|Legal Secretary|Assistant Head – Pastoral|Lead hydrologist|farmer|Sous Chef"
    "|UI/UX Designer|Teacher of Physics|Civil Servant|Social Worker|Data Scientist II|Unit Manager|Urologist"
    "|Usher|Heir Hunter|electrician in Leicester|Deputy Director for Bus and Rural Transport|Ward Manager (Band 7)"
    "|managing director|UX Researcher|member|chartered member|buyer for small kitchen appliances"
)
ROLES = tuple(filter(None, ROLES.split("|")))
EMPLOYERS = (
    "NHS|University of Leeds|The Guardian|BUCKEYE COLD STORAGE, INC.|KPMG US|Amazon|British Army"
    "|British Airways|Department for Work and Pensions|Calderbrook University Hospitals NHS Trust|Red Cross"
    "|Royal Mail|Open University|Museum of the Fens|H&M|J. T. Hallam & Sons|Brightwell & Stone Retail plc"
    "|St Osyth's Hospital|Asda|Yahoo!|HM Treasury|Leeds City Council|Marks and Spencer|A Better Bakery"
    "|Roath Quartet|Kestrel Rail|Börse & Söhne GmbH|3M|easyJet|Société Générale|Pennine Ambulance Service"
    "|The Bakery on the Corner|Nuts 'n' Bolts Ltd.|World Health Organization|Fernlea Building Society"
    "|Department for Transport|Northern Lights Chamber Orchestra|Northern Powergrid"
)
EMPLOYERS = tuple(EMPLOYERS.split("|"))
CHANGES = (
    ("intensive care", "clinical informatics"),
    ("Legal Secretary", "farming"),
    ("nursing", "IT"),
    ("Football", "call centre"),
    ("print", "the web"),
    ("cabin crew", "customer care"),
    ("private practice", "in house"),
    ("electrician", "teaching"),
    ("commodities analysis", "food business"),
    ("Military Engineering", "teaching"),
    ("academia", "biotechnology company"),
    ("hotels", "education"),
    ("the Army", "social work"),
    ("HR", "UX design"),
    ("roofer", "head baker"),
    ("being a lawyer", "running a bakery"),
    ("working-age benefits policy", "farm support policy"),
    ("journalism", "PR"),
    ("accountant", "cellist"),
    ("retail", "NHS management"),
    ("teaching", "civil service"),
    ("driving a bus", "electrical work"),
)
PATHS = (
    "UX design|nursing|Plumber|product management|front-end development|Electrician|social work|being a GP|HR|law"
    "|teaching|GP|chef|the civil service|farming|data science|Midwife|human resources|logistics|actuary|youth work"
    "|freelance illustration|veterinary surgeon|sales|an apprenticeship|IT support|police officer|translator|UX"
)
PATHS = tuple(PATHS.split("|"))
SKILLS = "SQL|Figma|Excel|React|JavaScript|user research|statistics|accessibility|copywriting|Photoshop|HTML|CSS".split(
    "|"
)
BELIEFS = (
    "UX is mostly drawing screens",
    "Nurses are always tired.",
    "pay is poor at the start",
    "I would have to move to a bigger city",
    'They say "no degree, no job"',
    "no work-life balance",
    "I believed that electricians never get cold",
    "Without a degree or a certificate nobody will hire me!",
    "everyone is friendly?",
    "AI will take it over",
    "You need thick skin; I have none",
    "long hours, little thanks",
    "A product manager decides what gets built",
    "Teachers have “free afternoons”",
)
EVENTS = "growth merger acquisition flotation layoffs reorganisation closure founding".split()
TOPICS = "work autonomy growth pay hours people culture meaning security place entry".split()


def fact(fact, what, **more):
    """One fact, with a quote of its own."""
    at = next(_number)
    quote = more.pop("quote", f"{what} {more.get('employer', '')}".strip())
    return {"fact": fact, "what": what, "quote": quote, "source": "people/page.txt"} | {
        **{"line": at, "start": at, "end": at + 1},
        **more,
    }


def background(*facts, person="Ada Pell", pages=()):
    """A background of these facts."""
    return Background(person, as_facts(facts), [], tuple(pages))


def invented(number):
    """Person number so-and-so, with another role, employer, change, event and second job than the one before."""
    role, employer, other = (
        names[(number * step) % len(names)] for names, step in ((ROLES, 1), (EMPLOYERS, 3), (EMPLOYERS, 5))
    )
    before, after = CHANGES[number % len(CHANGES)]
    facts = [
        fact("role", ROLES[(number + 7) % len(ROLES)], employer=other, since="2003", until="2009-05"),
        fact("role", ROLES[(number + 13) % len(ROLES)], employer=employer, since="2009-06", until="2015"),
        fact("role", role, employer=employer, since="2015", until="now"),
        fact("education", "BSc Something", employer="University of Hull", until="2003"),
    ]
    event = EVENTS[number % len(EVENTS)]
    event_at = employer if number % 3 else other
    facts.append(fact("lived_through", event, employer=event_at, quote=f"{event_at} had a {event} then"))
    if number % 2:
        facts.append(fact("change", after, before=before, since="2015" if number % 4 == 1 else ""))
    if number % 5 == 0:
        facts.append(fact("role", "Career break", since="2009", until="2010"))
    if number % 6 == 0:
        facts.append(fact("role", "tutor", employer=other, since="2018", until="now"))
    return background(*facts, person=f"Person {number}")


def explorer(number, path):
    """A profile with one path, low skills, and two beliefs."""
    said = (BELIEFS[number % len(BELIEFS)], BELIEFS[(number + 5) % len(BELIEFS)])
    topics = (TOPICS[number % len(TOPICS)], "")
    held = tuple(Belief(words, path, topic, 0.7, "2026-01-01") for words, topic in zip(said, topics, strict=True))
    return Profile(paths=(Path(path),), skills=dict.fromkeys(SKILLS, number % 4), beliefs=held)


def heard(number, path):
    """Notes in which two people disagree and each asks for a skill; one of three has been talked to before."""
    one, two = (SKILLS[(number + at) % len(SKILLS)] for at in (0, 4))
    anna = {"person": "Anna Low", "path": path, "organisation": "Pellow"}
    ben = {"person": "Ben Orr", "path": path, "source": "b.md", "talk": "b.md", "organisation": "NHS"}
    me = {"person": f"Person {number}", "path": path, "source": "c.md", "talk": "c.md", "date": "2026-02-03"}
    rows = [
        statement(**anna, topic="hours", text="I am home by five every single day of the week."),
        statement(**ben, topic="hours", kind="con", text="I am never home by five and work on weekends, too."),
        statement(**anna, kind="need", skills=one, text=f"You need {one}."),
        statement(**ben, kind="need", skills=two, text=f"It takes {two}."),
    ]
    if number % 3 == 0:
        rows.append(
            statement(**me, kind="con", topic="culture", text="Three boards sign off everything, which takes weeks.")
        )
    return insights(*rows)
