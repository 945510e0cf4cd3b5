"""Whether a statement's words speak for a belief or against it; nothing where they only may.

A belief is read as a claim of one of three forms (`claim.py`): on which side of a matter it stands ("pays badly", "sits
alone"), what one needs to get in ("nobody without a degree"), or how much there is of something ("mostly drawing"). A
statement takes a side only where it makes a claim of the same form in one clause with the belief's own words
(`forms.py`); what frames it, "I thought" or "if", is heeded in `statement.py`. All phrases are in
`resources/stances.csv`. A wrong "for" is worse than an "unsure": what is imagined, asked or said both ways stays open.
"""

from careerlab.analysis.believing.stance.claim import Claim, claim_of
from careerlab.analysis.believing.stance.statement import is_own_view, stance, touched
from careerlab.analysis.believing.stance.words import AGAINST, FOR, UNSURE, roots_of

__all__ = ["AGAINST", "FOR", "UNSURE", "Claim", "claim_of", "is_own_view", "roots_of", "stance", "touched"]
