"""Write tests/golden/insights.csv again, after a change of a rule that is meant: `python -m tests.golden`."""

from pathlib import Path

from careerlab.insights.table import write_insights
from careerlab.workspace import open_workspace

SAMPLE = Path(__file__).parent.parent / "data" / "designer"
GOLDEN = Path(__file__).parent / "golden" / "insights.csv"
# figures of the model move in the last digits from machine to machine; what is shown to a reader does not
NUMBERS = ["confidence", "topic_confidence", "p_pro", "p_con", "second_confidence"]


def sample():
    """The insights of the sample with its figures rounded."""
    insights = open_workspace(SAMPLE).insights
    return insights.assign(**{name: insights[name].round(2) for name in NUMBERS})


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    write_insights(sample(), GOLDEN)
    print(f"Wrote {GOLDEN.relative_to(Path.cwd())}")
