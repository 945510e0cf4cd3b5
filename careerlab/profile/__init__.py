"""The explorer: what she can do, what matters to her, what she believed before the talks.

And the careers she compares.
"""

from careerlab.profile.model import PRIORITY_TOPICS, Belief, Known, Path, Profile
from careerlab.profile.read import is_encoding, parse_profile, read_profile

__all__ = ["PRIORITY_TOPICS", "Belief", "Known", "Path", "Profile", "is_encoding", "parse_profile", "read_profile"]
