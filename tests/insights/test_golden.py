"""The parsed sample, row by row: any change of a rule shows here as a diff. Meant? `python -m tests.golden`."""

from careerlab.insights.table import read_insights
from tests.golden import GOLDEN, NUMBERS, sample


def test_the_sample_reads_as_it_did():
    now, then = (t.set_index("id") for t in (sample(), read_insights(GOLDEN)))
    assert list(now.index) == list(then.index), "statements came or went: " + ", ".join(
        set(now.index) ^ set(then.index)
    )
    changed = []
    for name in now.columns:
        apart = (now[name] - then[name]).abs() > 0.015 if name in NUMBERS else now[name] != then[name]
        changed += [f"{i}: {name} {then.at[i, name]!r} -> {now.at[i, name]!r}" for i in now.index[apart.to_numpy()]]
    assert not changed, "\n".join(changed[:30])
