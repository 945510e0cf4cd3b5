"""The explorer: what she can do, what matters to her, what she believed before the talks.

And the careers she compares.
"""

from __future__ import annotations

from dataclasses import dataclass, field

PRIORITY_TOPICS = (
    "work",
    "autonomy",
    "growth",
    "pay",
    "hours",
    "people",
    "culture",
    "meaning",
    "security",
    "place",
    "entry",
)


@dataclass(frozen=True)
class Path:
    """A candidate career and what else people call it."""

    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """A person or an employer and what else they are called: other names, addresses, profile links."""

    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Belief:
    """What the explorer believed before the talks.

    `confidence` 0-1 is how sure she was, `date` ISO when she wrote it down.
    """

    belief: str
    path: str = ""
    topic: str = ""
    confidence: float = 0.5
    date: str = ""


@dataclass(frozen=True)
class Profile:
    """profile.yaml. `skills` are levels 0-5.

    `priorities` is None, an ordering (ties as lists) or swing points by topic; `priorities_date` says when she wrote
    them down (ISO), `priorities_after_comparison` that a comparison had been shown by then. `must_haves` says by topic
    the least share of good (0-1) she could live with. `people` and `organisations` settle who is who where the notes
    use several names, or one name for two. `encoding` is what old text files are written in. With `frozen` corrections
    are put in and teach nothing.
    """

    name: str = ""
    current: str = ""
    paths: tuple[Path, ...] = ()
    skills: dict = field(default_factory=dict)
    priorities: list | dict | None = None
    beliefs: tuple[Belief, ...] = ()
    day_first: bool = True
    people: tuple[Known, ...] = ()
    organisations: tuple[Known, ...] = ()
    encoding: str = ""
    frozen: bool = False
    priorities_date: str = ""
    priorities_after_comparison: bool = False
    must_haves: dict = field(default_factory=dict)

    @property
    def priorities_recorded(self):
        """When the priorities were written down, in words."""
        day = f"written down on {self.priorities_date}" if self.priorities_date else "without a date"
        return day + (", after a comparison had been shown" if self.priorities_after_comparison else "")

    @property
    def path_names(self):
        """Names of the candidate careers, in the explorer's order."""
        return tuple(p.name for p in self.paths)

    def path_for(self, words):
        """The candidate career that `words` (a path or a role) name, or ''. "Senior UX designer" is UX design."""
        named = self._named_in(words)
        return max(named, key=lambda each: len(each[0]))[1] if named else ""

    def only_path_in(self, words):
        """The one candidate career that a line names, or '' where it names none or several."""
        named = self._named_in(words)
        whole = {path for name, path in named if not any(name != other and name in other for other, _ in named)}
        return whole.pop() if len(whole) == 1 else ""

    def _named_in(self, words):
        """(name as compared, path) of each candidate career that stands in `words`."""
        said = f" {folded(words)} "
        names = ((folded(name), path.name) for path in self.paths for name in (path.name, *path.also))
        return [(name, path) for name, path in names if name and f" {name} " in said]


def folded(words):
    """How names are compared: letters and digits in lower case, one space between words."""
    return " ".join("".join(c if c.isalnum() else " " for c in words.casefold()).split())
