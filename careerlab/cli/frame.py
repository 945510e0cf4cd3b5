"""What every command has in common: how mistakes are shown, the options many take, words for a terminal."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from careerlab.errors import CareerlabError, NoteError, WriteError

CALLED = os.environ.get("CAREERLAB_CALLED", "careerlab")  # run.py says how it was called


class Command(click.Command):
    """Shows a person's mistake as one sentence with the exit code the manual states, never as a traceback."""

    def invoke(self, ctx):
        try:
            return super().invoke(ctx)
        except NoteError as error:
            stop(error, 1)
        except WriteError as error:
            stop(error, 3)
        except CareerlabError as error:
            stop(error, 2)
        except OSError as error:  # the disk or the system refuses what is there
            if error.filename is None:
                raise
            stop(f"{error.filename} could not be opened ({error.strerror}): check the disk and its permissions.", 2)


def stop(error, code):
    Console(stderr=True, soft_wrap=True).print(shown(str(error)), style="bold", markup=False, highlight=False)
    sys.exit(code)


class Group(click.Group):
    command_class = Command

    def list_commands(self, ctx):
        return list(self.commands)


command = partial(click.command, cls=Command)

FOLDER = click.argument("folder", type=click.Path(path_type=Path))


def _known_encoding(_, __, name):
    from careerlab.profile import is_encoding

    if name and not is_encoding(name):
        raise click.BadParameter(f"{name} is no encoding of text; common ones are cp1252, mac_roman, cp1250.")
    return name


ENCODING = click.option(
    "--encoding",
    default="",
    callback=_known_encoding,
    help="What old text files are written in, where careerlab guessed wrong (mac_roman, cp1250).",
)
FROZEN = click.option(
    "--frozen", is_flag=True, help="Learn nothing from corrections (as `learning: frozen` in profile.yaml)."
)


def count(number, one, many=""):
    return f"{number} {one if number == 1 else many or one + 's'}"


def shown(text):
    """Text for a terminal: no control signs."""
    from careerlab.notes.model import readable

    return readable(text)


def plain(text):
    return Text(shown(text))
