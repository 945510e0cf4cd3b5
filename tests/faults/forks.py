"""Run careerlab's commands many times, each in a process of its own, which can be killed, without loading it each time.

`python forks.py FOLDER` loads careerlab (and reports on FOLDER, so that all is loaded that a report needs), then reads
jobs from its standard input, one JSON object a line, and answers each with one. A job: `arguments` (of careerlab, or of
what a notebook does, see `NOTEBOOK`), `answers` (typed at the keyboard), `clock` (so many seconds off), `fault`
(arguments of `faulty.arm`), and when to kill it: `kill_after` seconds from the start, or `kill_in_write` seconds from
the first call that is counted.
"""

import json
import os
import signal
import sys
import tempfile
import time
import traceback

import faulty

from careerlab.errors import WriteError


def talks(folder):
    from careerlab.workspace import open_workspace, update_talks

    update_talks(open_workspace(folder))


def corrections(folder):
    from careerlab.insights.corrections.decision import correction
    from careerlab.workspace import add_corrections, open_workspace

    workspace = open_workspace(folder)
    last = workspace.insights.iloc[-1]
    if last["status"] != "corrected":
        add_corrections(workspace, [correction(workspace.insights, last["id"], "topic", "meaning", "2026-02-01")])


NOTEBOOK = {"talks": talks, "corrections": corrections}


def main(folder):
    from careerlab.cli import main as careerlab

    answers, sys.stdout = sys.stdout, sys.stderr
    careerlab(["report", folder, "--no-open"], standalone_mode=False)
    for line in sys.stdin:
        answers.write(json.dumps(run(json.loads(line), careerlab)) + "\n")
        answers.flush()


def run(job, careerlab):
    """What became of it: exit code (-9 if killed), what was printed, the calls that were counted, seconds."""
    with tempfile.TemporaryFile() as out:
        calls, told = os.pipe()
        since = time.perf_counter()
        child = os.fork()
        if not child:
            _be_careerlab(job, careerlab, out.fileno(), told)
        os.close(told)
        counted = b""
        if "kill_in_write" in job:
            counted = os.read(calls, 1)  # waits for the first, or for the end
        if wait := job.get("kill_after", job.get("kill_in_write")):
            time.sleep(wait)
            os.kill(child, signal.SIGKILL)  # also if it has ended: until we wait for it, its number is its own
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        seconds = time.perf_counter() - since
        with os.fdopen(calls, "rb") as rest:
            counted += rest.read()
        out.seek(0)
        said = out.read().decode(errors="replace")
        return {"code": code, "said": said, "calls": counted.decode().splitlines(), "seconds": seconds}


def _be_careerlab(job, careerlab, out, told):
    """The child, which never returns from here."""
    code = 70
    try:
        _redirect(out, job.get("answers", ""))
        faulty.set_clock(job.get("clock", 0))
        if "fault" in job:
            faulty.arm(**job["fault"], tell=lambda line: os.write(told, line.encode()))
        name, *others = job["arguments"]
        code = NOTEBOOK[name](*others) if name in NOTEBOOK else careerlab(job["arguments"])
    except SystemExit as end:
        code = end.code
    except WriteError as error:
        print(error)
        code = 3
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code or 0)


def _redirect(out, answers):
    for stream in (1, 2):
        os.dup2(out, stream)
    read, typed = os.pipe()
    os.write(typed, answers.encode())
    os.close(typed)
    os.dup2(read, 0)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, "w" if n else "r", closefd=False) for n in range(3))


if __name__ == "__main__":
    main(sys.argv[1])
