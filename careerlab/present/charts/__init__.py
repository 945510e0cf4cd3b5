"""Pictures of the analyses' tables, one function a table, nothing computed.

Every function takes its table and an optional `ax`: Axes to draw into, or an empty Figure that then takes the size the
chart wants; None makes a new pyplot figure, as notebooks expect. Colours are Okabe and Ito's, told apart by the
colour-blind, and never the only sign. matplotlib is loaded when a chart is drawn, not before.
"""

from __future__ import annotations

from careerlab.present.charts.beliefs import plot_beliefs
from careerlab.present.charts.comparison import plot_comparison, plot_drivers, plot_ranks
from careerlab.present.charts.diary import plot_belief_diary, plot_diary
from careerlab.present.charts.grids import plot_skill_gaps, plot_themes
from careerlab.present.charts.network import plot_network
from careerlab.present.charts.next_talk import plot_next_talks
from careerlab.present.charts.people_squares import plot_pros_cons
from careerlab.present.charts.prices import plot_skill_prices
from careerlab.present.charts.svg import as_svg
from careerlab.present.charts.workshop import plot_group_gaps, plot_group_paths, plot_group_topics

__all__ = [
    "as_svg",
    "plot_belief_diary",
    "plot_beliefs",
    "plot_comparison",
    "plot_diary",
    "plot_drivers",
    "plot_group_gaps",
    "plot_group_paths",
    "plot_group_topics",
    "plot_network",
    "plot_next_talks",
    "plot_pros_cons",
    "plot_ranks",
    "plot_skill_gaps",
    "plot_skill_prices",
    "plot_themes",
]
