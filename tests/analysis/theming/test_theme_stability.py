"""Leaving talks out: what comes back, what does not, and how many runs there are."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from careerlab.analysis.theming.theme_stability import MOST_RUNS, comes_back


def test_a_theme_comes_back_if_more_than_half_of_its_statements_are_together_again():
    themes, talks = ["a", "a", "a", "b", "b", ""], ["1", "1", "2", "2", "3", "3"]

    def halves(kept):
        """Finds theme a whole, and b broken up."""
        return ["a" if themes[at] == "a" else str(at) for at in kept]

    assert comes_back(themes, talks, halves) == ({"a": 3, "b": 2}, 3)  # of b one statement is left twice, and is found


def test_half_is_not_more_than_half():
    themes, talks = ["a"] * 4 + [""], ["1"] * 4 + ["2"]
    back, runs = comes_back(themes, talks, lambda kept: ["x" if at < 2 else "y" for at in kept])
    assert (back, runs) == ({"a": 0}, 2)


def test_a_theme_that_was_one_talk_never_comes_back_without_it():
    themes = np.array(["a", "a", "b"], dtype=object)
    assert comes_back(themes, ["1", "1", "2"], lambda kept: themes[kept]) == ({"a": 1, "b": 1}, 2)


def left_out(talks, seed):
    """The talks left out in each run."""
    runs = []
    comes_back(
        [""] * len(talks),
        talks,
        lambda kept: runs.append(set(talks) - {talks[at] for at in kept}) or [""] * len(kept),
        seed,
    )
    return runs


def test_many_talks_are_left_out_in_groups_that_the_seed_draws():
    talks = [f"talk {n}" for n in range(100)]
    groups = left_out(talks, 0)
    assert [len(group) for group in groups] == [5] * MOST_RUNS and set.union(*groups) == set(talks)
    assert left_out(talks[::-1], 0) == groups != left_out(talks, 1)


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), min_size=1), st.randoms(use_true_random=False)
)
def test_what_does_not_depend_on_others_comes_back_wherever_it_is_left(rows, random):
    themes, talks = (np.array(column, dtype=object) for column in zip(*rows, strict=True))
    back, runs = comes_back(themes, talks, lambda kept: themes[kept])
    for theme, count in back.items():
        assert count == sum((themes[talks != talk] == theme).any() for talk in set(talks))
    assert runs == len(set(talks))
