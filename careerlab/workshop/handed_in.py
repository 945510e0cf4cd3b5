"""What lies in the folder of a coach: packs and filled-in tallies, and what is wrong with the others."""

from __future__ import annotations

from pathlib import Path

from careerlab.errors import PackError
from careerlab.workshop.pack_file import read_pack
from careerlab.workshop.tally import read_tally

ENDINGS = (".json", ".csv")
_SAMPLE = Path(__file__).parent.parent.parent / "data" / "workshop" / "packs"


def read_packs(places=None, paths=None):
    """Read what participants handed in.

    Parameters
    ----------
    places : str, Path or iterable of them, optional
        Packs (.json) and tallies (.csv), or folders that hold some. None: the sample.
    paths : iterable of str, optional
        The workshop's list of careers; tallies cannot be read without it.

    Returns
    -------
    packs : list of Pack
        By the names of the files.
    unread : list of str
        A sentence for each file that is no pack, or damaged; the others are read all the same.

    Raises
    ------
    PackError
        There is no such file or folder.
    """
    packs, unread = [], []
    for file in _files(_SAMPLE if places is None else places):
        try:
            packs.append(_read(file, paths))
        except PackError as error:
            unread.append(str(error))
    return packs, unread


def _files(places):
    for place in [places] if isinstance(places, str | Path) else places:
        place = Path(place)
        if not place.exists():
            raise PackError(f"{place} does not exist: name the packs that were handed in, or the folder they are in.")
        inside = place.iterdir() if place.is_dir() else [place]
        yield from sorted(file for file in inside if not place.is_dir() or file.suffix.lower() in ENDINGS)


def _read(file, paths):
    if file.suffix.lower() != ".csv":
        return read_pack(file, paths)
    if not paths:
        raise PackError(f"{file.name} is a tally: name the workshop's list of careers, too (--paths).")
    return read_tally(file.read_bytes(), paths, file.name)
