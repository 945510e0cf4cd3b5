"""A workspace in which a command has something new to write, and what must hold of it when that went wrong."""

import itertools
import re
import shutil
from pathlib import Path

NOTES = {
    "notes/anna.md": "Person: Anna Nowak\nPath: UX\nDate: 2026-01-02\n\n## Pros\n- good pay\n- short hours\n",
    "notes/bob.txt": "Person: Bob Hill\nPath: PM\nDate: 2026-01-03\n\nCons:\n- the pay is bad\n",
    "profile.yaml": "name: Maya\npaths: [UX, PM]\nskills: {SQL: 1}\n",
}
ADDED = {"notes/cy.md": "Person: Cy Moss\nPath: PM\nDate: 2026-01-05\n\n## Cons\n- no say in what is built\n"}
ANSWERS = "designer\nUX, PM\nSQL 1\npay\n\n"  # no belief, which would be written down with the date
TEMPORARY = re.compile(r"\.careerlab-[0-9a-f]{16}\.tmp")


class Search:
    """A workspace that is `old` and, once a command has run, `new`: name of a file -> its bytes."""

    def __init__(self, folder, command, run):
        self.folder, self.command, self._run = folder, command, run
        self.arguments = [command, str(folder), *(["--no-open"] if command == "report" else [])]
        if command != "new":
            self._write(NOTES)
            self.run()
            self._write(ADDED)
        self.old = self.files()
        self.seconds = self.run()["seconds"]
        self.new = self.files()
        self.restore()

    def run(self, arguments=(), **job):
        """Run the command to its end, or until what `job` says happens (see faults/forks.py)."""
        return self._run(arguments=[*map(str, arguments)] or self.arguments, **{"answers": ANSWERS} | job)

    def fail(self, at, fault, arguments=(), **more):
        """Run it on a disk whose `at`-th call fails."""
        return self.run(arguments, fault={"below": str(self.folder), "at": at, "fault": fault, **more})

    def each_failure(self, fault, arguments=(), **more):
        """(call, what became of the run) where the first call fails, the second ... until a run ends before it does."""
        for at in itertools.count(1):
            self.restore()
            done = self.fail(at, fault, arguments, **more)
            if len(done["calls"]) < at:
                assert done["code"] == 0, done["said"]
                return
            yield done["calls"][at - 1], done

    def files(self):
        """What is there, but for the lock."""
        found = [f for f in self.folder.rglob("*") if f.is_file() and f.name != ".careerlab.lock"]
        return {f.relative_to(self.folder).as_posix(): f.read_bytes() for f in sorted(found)}

    def restore(self):
        if self.folder.is_file():
            self.folder.unlink()
        shutil.rmtree(self.folder, ignore_errors=True)
        self._write(self.old)

    def _write(self, files):
        for name, content in files.items():
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def check_whole(self):
        """Every file is old or new, none is gone, and no note was changed."""
        found = {name: content for name, content in self.files().items() if not TEMPORARY.fullmatch(Path(name).name)}
        mixed = [n for n in {**found, **self.old} if found.get(n) not in (self.old.get(n), self.new.get(n))]
        assert not mixed, mixed
        self.check_notes()

    def check_notes(self):
        """No note was changed, nor the profile."""
        if self.command != "new":
            for name, text in (NOTES | ADDED).items():
                assert (self.folder / name).read_text() == text, name

    def leftovers(self):
        return [name for name in self.files() if TEMPORARY.fullmatch(Path(name).name)]
