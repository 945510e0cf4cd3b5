"""Before a talk: from the evidence and what is known of a person to a sheet of questions that fit the two of them."""

from careerlab.preparing.model import QuestionSheet
from careerlab.preparing.sheet import question_sheet

__all__ = ["QuestionSheet", "question_sheet"]
