"""The command line: one command is one library call and one printed table.

Heavy libraries are imported where they are used.
"""

from __future__ import annotations

import sys

import click

from careerlab.cli.frame import Group
from careerlab.cli.reading import check, insights, report
from careerlab.cli.searching import lab, new, review, weigh
from careerlab.cli.talking import follow_ups, note, prepare
from careerlab.cli.workshop import forget, workshop


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="careerlab", prog_name="careerlab")
def main():
    """Turn the notes of informational interviews into evidence for a career decision.

    Start with `careerlab new my-search`, put your notes into my-search/notes, then `careerlab report my-search`.
    Everything stays on this machine.
    """
    for stream in (sys.stdout, sys.stderr):  # a terminal or pipe that lacks a sign shows `?`
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


# In the order of the manual: what carries the work first.
for each in (report, review, prepare, new, weigh, note, follow_ups, check, insights, lab, workshop, forget):
    main.add_command(each)
