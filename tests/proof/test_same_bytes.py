"""Promise P9: the same notes give the same bytes, whatever the locale, time zone, hash seed or order of the files."""

from proof.worlds import digests, lay_out

WORLDS = [
    {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0"},
    {"LC_ALL": "POSIX", "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "de_DE.UTF-8", "TZ": "America/St_Johns", "PYTHONHASHSEED": "2"},
]
# the date a machine has is no part of its locale, and careerlab asks for it in commands only


def test_the_same_bytes_in_every_world(tmp_path):
    folders = [lay_out(tmp_path / str(seed) / "search", seed) for seed in range(len(WORLDS))]
    found = [digests(folder, world) for folder, world in zip(folders, WORLDS, strict=True)]
    assert len(found[0]) == 5
    assert found[1:] == found[:-1]
