"""Promise P4: kill -9 at any moment leaves old or new files, never a mix, and the next run goes on as if it never was.

Scenarios K01, K02 and K05 of the hostile corpus. With --release 2,000 kills at random moments; without it 20.
"""

import itertools
import os
import random

import pytest
from faults.search import Search

RELEASE = os.environ.get("CAREERLAB_RELEASE") == "1"
KILLS = 2_000 if RELEASE else 20
COMMANDS = ("insights", "new", "talks", "corrections", "report")
QUICK = COMMANDS if RELEASE else COMMANDS[:-1]  # a report takes its time

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is of Unix")


def check_recovery(place):
    """The next run that is not killed ends as one that was never killed before, and leaves nothing behind."""
    done = place.run()
    assert done["code"] == 0, done["said"]
    assert place.files() == place.new


@pytest.mark.parametrize("command", QUICK)
def test_killed_amid_each_call_that_changes_the_workspace(search, command):
    place = search(command)
    kills = 0
    for _, done in place.each_failure("KILL"):
        assert done["code"] == -9
        place.check_whole()
        kills += 1
        check_recovery(place)
    assert kills >= 6
    assert place.files() == place.new


@pytest.mark.parametrize("command", COMMANDS if RELEASE else ["corrections"])
def test_killed_while_it_recovers_from_a_kill(search, command):
    place = search(command)
    calls = len(place.fail(0, "")["calls"])
    firsts = range(1, calls + 1) if RELEASE else [calls - 1]  # before the last rename, when all is written beside it
    for first, second in itertools.product(firsts, range(1, calls + 3)):
        place.restore()
        assert place.fail(first, "KILL")["code"] == -9
        place.fail(second, "KILL")
        place.check_whole()
        check_recovery(place)


def test_killed_at_random_moments(run_careerlab, tmp_path):
    chance = random.Random(0)
    places = [Search(tmp_path / command, command, run_careerlab) for command in COMMANDS]
    killed = left = 0
    for number in itertools.count():
        place = places[number % len(places)]
        if number % 2:  # while it reads, computes and writes
            done = place.run(kill_after=chance.uniform(0, place.seconds))
        else:  # from the first write on, which takes a few thousandths of a second
            fault = {"below": str(place.folder), "calls": ["write"]}
            done = place.run(fault=fault, kill_in_write=chance.uniform(0, 0.004))
        assert done["code"] in (-9, 0), done["said"]
        killed += done["code"] == -9
        left += bool(place.leftovers())
        place.check_whole()
        if killed == KILLS:
            break
        if done["code"] == 0:  # it was faster than its killer
            place.restore()
        elif chance.random() < 0.3:  # else the next kill meets what this one left
            check_recovery(place)
            place.restore()
    print(
        f"{killed} kills, after {left} of them a file half written lay beside the whole ones; 0 broken or mixed files"
    )
