"""Small words that tell where skills are named, folded as `words_of` folds them."""

from __future__ import annotations

# may stand between a lead and its phrase ("experience with a bit of SQL")
FILLERS = frozenset(
    "a an the some any all your their our my his her its this these that of with in at to for on about from as by be "
    "being very really quite more most much many good great strong solid basic excellent decent little bit lot both "
    "such like own new different various other several also just how into".split()
)

# no phrase holds
STOPS = frozenset(
    "and or but nor if so than then that which who whom whose what when where why because while although though until "
    "i you he she it we they me him them us one somebody someone anybody anyone everybody everyone people is are was "
    "were am been isn't aren't wasn't weren't do does did don't doesn't didn't has have had having can can't could "
    "will would won't should must may might not no never there here too only even still already yet i'm i've i'd i'll "
    "you're you've you'd you'll it's that's they're we're he's she's there's without before after during between "
    "under over through across against around up down out off again always often sometimes usually every each per etc "
    "eg ie yes okay ok oh well now today maybe perhaps".split()
)

# small words that a deed may hold ("write a report", "making room for others")
LINKS = frozenset(
    "a an the your their our my his her its of to with about for people others other somebody someone them out".split()
)

# lead to skills
LEADS = frozenset(
    "need needed require required requirement take learn learned learnt learning know knowing knowledge understand "
    "understanding use used using experience experienced skill ability able capable good better best expertise expert "
    "background training trained familiar familiarity proficient proficiency fluent comfortable confident confidence "
    "interest interested passion passionate eye sense head feel grasp basics must should have important essential "
    "helpful useful valuable crucial key vital willing willingness study studied studying tool language software "
    "involve include including technique method course class taught teach become stay remain enjoy love like focus "
    "focused specialise specialize specialised specialized responsible spend spent doing do work working help want "
    "practise practice improve develop matter master pick how be being quality trait".split()
)

# end the name of a skill ("fault analysis")
HEADS = frozenset(
    "skill ability knowledge experience thinking analysis analytics design development management testing writing "
    "research engineering modelling modeling planning programming communication marketing reporting processing "
    "handling solving making building teaching learning software method technique principle law regulation theory "
    "science chemistry physics tool technology language statistics math maths mathematics finance accounting "
    "economics negotiation presentation strategy leadership architecture data database system model pipeline attitude "
    "mindset ethic awareness empathy expertise training safety medicine therapy assessment care reading drawing "
    "editing production operation maintenance control documentation algorithm framework automation integration "
    "visualisation visualization optimization optimisation simulation collaboration coordination resolution "
    "organisation organization observation procedure protocol style judgement judgment".split()
)

# are no skill when they stand alone
VAGUE = frozenset(
    "level right thing way kind sort number time year day week month job role place part point question idea stuff "
    "secondary primary first second third also however hence finally additionally plus minus mainly mostly especially "
    "both everything anything nothing something enough depends true false sure course thanks thank hello".split()
)

# say nearby that a skill is asked for
CUES = frozenset(
    "need needed require required learn learned know knowledge skill ability able experience important must should "
    "understand understanding good use using tool strong fluent basic matter essential background".split()
)

# behind these a word names a job, a team or a course rather than a skill
TITLES = frozenset(
    "engineer designer manager analyst coach lead leader team department director officer developer scientist "
    "researcher teacher consultant degree company firm industry course conference job role career people student "
    "intern assistant specialist group programme program master bachelor phd msc bsc ba ma school college university "
    "exam".split()
)

# endings of words that name a field or a trait
SUFFIXES = tuple("ology ography ometry nomics matics istics ability fulness iveness iness itude".split())
