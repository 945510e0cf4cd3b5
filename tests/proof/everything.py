"""Run all that careerlab does with a folder, in a process of its own: `python everything.py FOLDER OUT [--watched]`.

Writes the notes as read, the table, what the analyses make of it and the page into OUT. With --watched an audit hook is
armed around it, and what it saw that must not be is printed, one event a line. (Python tells its audit hooks of every
file it opens, every socket and every process, also those that libraries open.)
"""

import os
import sys
import sysconfig
from dataclasses import fields, is_dataclass
from pathlib import Path

OUTWARD = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "pty.", "pickle.")
OUTWARD += ("webbrowser.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "telnetlib.", "nntplib.")
READS = ("open", "os.listdir", "os.scandir", "os.chdir")
WRITES = (
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.chmod",
    "os.truncate",
    "shutil.",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def watch(notes, out, seen):
    """Append every event that reaches beyond the notes (to read), Python itself (to read) and `out`."""
    lib = {sys.prefix, sys.base_prefix, sys.exec_prefix, *sysconfig.get_paths().values(), os.environ["MPLCONFIGDIR"]}
    lib |= {str(Path(__file__).parent), str(Path(__file__).parents[2] / "careerlab")}
    lib.add("/proc/self/maps")  # which libraries are loaded
    readable = _roots([*lib, notes, out])
    writable = _roots([out, os.environ["MPLCONFIGDIR"]])
    busy = []

    def hook(event, arguments):
        if busy:
            return
        busy.append(True)
        try:
            if event.startswith(OUTWARD) or not _allowed(event, arguments, readable, writable):
                seen.append(f"{event} {[str(a)[:200] for a in arguments]}")
        finally:
            busy.pop()

    sys.addaudithook(hook)


def _roots(folders):
    return tuple({os.path.realpath(folder) + os.sep for folder in folders})


def _allowed(event, arguments, readable, writable):
    if event not in READS and not event.startswith(WRITES):
        return True
    place, *more = arguments
    if isinstance(place, int) or place is None:
        return True
    writing = event.startswith(WRITES) or (event == "open" and isinstance(more[1], int) and more[1] & _WRITING)
    inside = os.path.realpath(os.fsdecode(place)) + os.sep
    return inside.startswith(writable if writing else readable)


def run(folder, out):
    import careerlab as cl

    workspace = cl.open_workspace(folder)
    notes, insights, profile = workspace.notes, workspace.insights, workspace.profile
    read = cl.read_notes(Path(folder, "notes") if Path(folder, "notes").is_dir() else folder)
    text = "\n".join([*map(repr, read), *map(repr, notes)])
    Path(out, "notes.txt").write_text(text, "utf-8", "backslashreplace", newline="\n")
    assert len(cl.parse_notes(read)) == len(insights)
    analyses = (
        cl.pros_cons,
        cl.contradictions,
        cl.ways_in,
        cl.advice,
        cl.ordinary_day,
        cl.wants,
        cl.wants_moved,
        cl.speakers,
        cl.education,
        cl.culture,
        cl.strategic_moves,
        cl.what_to_rely_on,
        cl.skill_prices,
        cl.next_talks,
        cl.skill_mentions,
        cl.find_themes,
    )
    found = [analysis(insights) for analysis in analyses]
    found += [cl.skill_gaps(insights, profile), cl.compare_paths(insights), cl.compare_paths(insights, profile)]
    found += [cl.beliefs(insights, profile), cl.what_changed_my_mind(insights, profile)]
    Path(out, "tables.txt").write_text("\n".join(map(in_full, found)), "utf-8", "backslashreplace", newline="\n")
    for name in ("insights.csv", "insights.jsonl"):
        cl.write_insights(insights, Path(out, name))
    cl.write_report(workspace, out)


def in_full(found):
    """All that an analysis returned, every number to its last digit."""
    if is_dataclass(found):
        return "\n".join(in_full(getattr(found, field.name)) for field in fields(found))
    return found.to_csv(index=False, lineterminator="\n") if hasattr(found, "to_csv") else repr(found)


def main(folder, out, watched=""):
    seen = []
    if watched:
        # what libraries ask of the machine when they are loaded (fonts, time zones) has nothing to do with notes
        import matplotlib.font_manager  # noqa: F401
        import sklearn.cluster  # noqa: F401

        watch(folder, out, seen)
    run(folder, out)
    loaded = [f for f in (getattr(m, "__file__", None) for m in sys.modules.values()) if f]
    folder = os.path.realpath(folder) + os.sep
    seen += [f"import {file}" for file in loaded if os.path.realpath(file).startswith(folder)]
    print(*dict.fromkeys(seen), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
