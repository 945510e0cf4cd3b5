"""What a pasted bio, profile page or CV says of a person: roles, education, changes of field, times lived through."""

from careerlab.background.folder import read_background
from careerlab.background.model import Background
from careerlab.background.read import background_of

__all__ = ["Background", "background_of", "read_background"]
