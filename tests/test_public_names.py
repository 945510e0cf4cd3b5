"""What `import careerlab as cl` offers: the names of the design, each explained."""

import inspect
import os
import subprocess
import sys

import pytest

import careerlab as cl

DESIGNED = """
read_notes Note parse_notes skill_mentions read_profile open_workspace read_insights write_insights pros_cons
contradictions skill_gaps ways_in advice ordinary_day education culture wants beliefs find_themes compare_paths
next_talks follow_ups question_sheet write_report charts""".split()
TABLE_TO_TABLE = """
pros_cons contradictions skill_gaps skill_prices ways_in advice ordinary_day education culture wants wants_moved beliefs
what_changed_my_mind speakers strategic_moves what_to_rely_on next_talks skill_mentions follow_ups silent_for
relationships thin_spots stated_addresses""".split()


@pytest.mark.parametrize("name", cl.__all__)
def test_a_public_name_is_there_and_explained(name):
    value = getattr(cl, name)
    assert value is getattr(cl, name)  # loaded once
    assert len(inspect.getdoc(value).split()) >= 4
    if not inspect.ismodule(value):
        assert value.__name__ == name
        assert value.__doc__ is not None and not value.__doc__.startswith(f"{name}(")  # not what a dataclass makes up


def test_every_designed_name_is_public():
    assert set(DESIGNED) <= set(cl.__all__)
    assert set(cl.__all__) <= set(dir(cl))
    assert len(set(cl.__all__)) == len(cl.__all__)


@pytest.mark.parametrize("name", TABLE_TO_TABLE)
def test_an_analysis_says_what_a_row_is(name):
    assert "one row per" in " ".join(inspect.getdoc(getattr(cl, name)).lower().split())


@pytest.mark.parametrize("name", ["read_note", "pros_con", "_MODULE", "Careerlab", "pandas", ""])
def test_any_other_name_is_an_attribute_error(name):
    with pytest.raises(AttributeError, match=f"'careerlab' has no attribute {name!r}"):
        getattr(cl, name)


def test_every_error_is_a_careerlab_error():
    errors = [n for n in cl.__all__ if n.endswith("Error")]
    assert len(errors) >= 5
    assert all(issubclass(getattr(cl, n), cl.CareerlabError) for n in errors)


def test_a_star_import_brings_exactly_the_public_names():
    code = "before = set(globals()) | {'before'}\nfrom careerlab import *\nprint(*sorted(set(globals()) - before))"
    said = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.split() == sorted(cl.__all__)


def test_the_package_from_elsewhere_is_the_same(tmp_path):
    code = "import careerlab as cl; print(cl.__file__, cl.__version__)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [os.path.abspath(cl.__file__), cl.__version__]
