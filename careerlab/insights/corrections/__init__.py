"""A person's decisions about statements: one row each in corrections.csv, found again in every later table."""

from careerlab.insights.corrections.decision import ACTIONS, Correction, correction
from careerlab.insights.corrections.replay import apply_corrections

__all__ = ["ACTIONS", "Correction", "apply_corrections", "correction"]
