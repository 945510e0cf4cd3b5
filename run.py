"""Run careerlab from this folder; the first run sets it up in .venv.

    python run.py report [FOLDER]    read the notes in FOLDER (without one: data/designer) and write a page
    python run.py check FOLDER       this and every other word is a command of careerlab, listed below
    python run.py test [--release] [-k WORD]    all tests and notebooks; with a word or a file, only those tests

For those who work on careerlab: train (labelled notes to weights), refresh (run the notebooks again), bench, and
lock [--upgrade] (write both locks again). This file keeps to old syntax, so that an old Python can say it is too old.
"""

import hashlib
import importlib
import json
import os
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "careerlab-installed.json")
SCRIPTS, EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
PYTHON = os.path.join(VENV, SCRIPTS, "python" + EXE)
CAREERLAB = os.path.join(VENV, SCRIPTS, "careerlab" + EXE)

CORE, DEV, ITSELF = "requirements.lock", "requirements-dev.lock", "pyproject.toml"
TOOLS = {
    "test": ["-m", "tests"],
    "train": ["-m", "careerlab.insights.train"],
    "refresh": ["notebooks/refresh.py"],
    "bench": ["-m", "benchmarks"],
}
COMPILE = "-m uv pip compile pyproject.toml --group build --quiet --no-config --universal --python-version 3.11"
COMPILE += " --fork-strategy fewest --generate-hashes --only-binary :all:"  # fewest: one version for every Python


def say(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def stop(sentence):
    sys.stderr.write(sentence + "\n")
    sys.exit(2)


def why_not(version, modules=("venv", "ensurepip")):
    """One sentence saying what to do if this Python cannot set careerlab up, else ''."""
    here = "{}.{}".format(*version[:2])
    if not (3, 11) <= tuple(version[:2]) <= (3, 13):
        return (
            "careerlab needs Python 3.11, 3.12 or 3.13 and this is {}: install one of these and name it, "
            "for example `python3.13 run.py report` (on Windows `py -3.13 run.py report`).".format(here)
        )
    try:
        for module in modules:
            importlib.import_module(module)
    except ImportError:
        return (
            "This Python {0} came without {1}: install it (on Debian or Ubuntu `sudo apt install python{0}-venv`) "
            "or take a Python from python.org, and run the same command again.".format(here, module)
        )
    return ""


def read_stamp():
    """What is installed in .venv: the hash of each file; 'unfinished' is in it after an interruption."""
    try:
        with open(STAMP) as file:
            return json.load(file)
    except ValueError:
        return {"unfinished": True}
    except OSError:
        return {}


def write_stamp(stamp):
    with open(STAMP, "w") as file:
        json.dump(stamp, file, indent=1, sort_keys=True)


def made_here(stamp):
    """Whether .venv was made in this folder (not in one copied or moved here), to the end, by a Python still there."""
    folder, base = stamp.get("folder", ROOT), stamp.get("python", PYTHON)
    whole = "unfinished" not in stamp and os.path.exists(PYTHON) and os.path.exists(base)
    return whole and os.path.exists(folder) and os.path.samefile(folder, ROOT)


def works():
    code = "import sys, pip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))"
    try:
        return subprocess.call([PYTHON, "-I", "-c", code], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def step(what, command, stamp):
    """Run one step of the set-up, silent unless it fails; the stamp says 'unfinished' until the step has ended."""
    write_stamp(dict(stamp, unfinished=True))
    result = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    write_stamp(stamp)
    if result.returncode:
        lines = result.stdout.decode("utf-8", "replace").strip().splitlines()
        told = [line for line in lines if "Retrying (" not in line]
        unreachable = ["The place Python packages come from could not be reached."] if len(told) < len(lines) else []
        say("\n".join("    " + line for line in unreachable + told[-6:]))
        stop(
            "careerlab is not set up, because " + what + " failed for the reason above. It needs the network (behind a "
            "proxy, set HTTPS_PROXY) and disk space. Run the same command again; if it fails again, delete .venv first."
        )


def wait_for_others(file):
    """Let one run.py at a time set up (not on Windows, which has no flock)."""
    try:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Another run.py is setting careerlab up; waiting for it ...")
        fcntl.flock(file, fcntl.LOCK_EX)
    except (ImportError, OSError):
        pass


def set_up(names):
    """Bring .venv up to date with the files named; when it is, they are only read."""
    wanted = {}
    for name in names:
        with open(os.path.join(ROOT, name), "rb") as file:
            wanted[name] = hashlib.sha256(file.read()).hexdigest()
    stamp, started = read_stamp(), time.time()
    if made_here(stamp) and all(stamp.get(name) == wanted[name] for name in names):
        return
    if made_here(stamp) and works():
        say("Bringing .venv up to date ...")
    else:
        if os.path.lexists(VENV):
            say("The .venv here is half made, or comes from elsewhere: making it again.")
            shutil.rmtree(VENV)
        say("Setting up careerlab in .venv (once, about a minute) ...")
        os.mkdir(VENV)
        stamp = {"folder": ROOT, "python": getattr(sys, "_base_executable", sys.executable)}
        step("making .venv", [sys.executable, "-m", "venv", VENV], stamp)
    pip = [PYTHON, "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    for name in names:
        if stamp.get(name) != wanted[name]:
            what = "installing " + ("careerlab itself" if name == ITSELF else name)
            say("  {} ...".format(what))
            locked = ["--require-hashes", "--only-binary", ":all:", "-r", name]
            editable = ["--no-deps", "--no-build-isolation", "-e", "."]
            step(what, pip + (editable if name == ITSELF else locked), stamp)
            stamp[name] = wanted[name]
    write_stamp(dict(stamp, folder=ROOT))
    say("Set up in {:.0f} seconds.".format(time.time() - started))


def python(arguments):
    return subprocess.call([PYTHON] + arguments, cwd=ROOT)


def lock(arguments):
    """Write both locks; without --upgrade the versions in them stay where they still fit."""
    compile_ = COMPILE.split() + ["--custom-compile-command", "python run.py lock"] + arguments
    return python(compile_ + ["-o", CORE]) or python(compile_ + ["--extra", "dev", "-c", CORE, "-o", DEV])


def main(arguments):
    problem = why_not(sys.version_info)
    if problem:
        stop(problem)
    word, rest = (arguments or ["--help"])[0], arguments[1:]
    with open(os.path.join(ROOT, "run.py")) as this_file:
        wait_for_others(this_file)
        set_up([CORE, DEV, ITSELF] if word in TOOLS or word in ("lab", "lock") else [CORE, ITSELF])
    if word in TOOLS:
        return python(TOOLS[word] + rest)
    if word == "lock":
        return lock(rest)
    if word == "--help":
        say(__doc__)
    if word == "report" and all(argument.startswith("-") for argument in rest):
        rest.append(os.path.join(ROOT, "data", "designer"))
    os.environ["CAREERLAB_CALLED"] = "python run.py"  # so that it names commands as they were typed
    return subprocess.call([CAREERLAB, word] + rest)


if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
    except OSError as error:
        stop("careerlab could not be set up in this folder: {}".format(error))
    except KeyboardInterrupt:
        code = 130
    sys.exit(code if code >= 0 else 128 - code)
