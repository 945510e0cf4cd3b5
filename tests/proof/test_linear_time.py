"""Promise P7: no text makes a pattern slow; twice the text takes at most 2.5 times as long.

Every pattern of the stages that read words is found by itself, in the modules' globals and in their source, so that a
new one is tested without being listed. Texts are made against each pattern: runs of the signs in it, of pairs of them,
and of every beginning of words that it matches.
"""

import ast
import importlib
import os
import pkgutil
import re
from itertools import product
from pathlib import Path

import pytest
from proof.growth import LIMIT, growth, seconds

import careerlab.analysis
import careerlab.background
import careerlab.insights
import careerlab.notes
import careerlab.preparing
import careerlab.workshop

RELEASE = os.environ.get("CAREERLAB_RELEASE") == "1"
# All that reads words somebody else wrote.
STAGES = (
    *(careerlab.notes, careerlab.insights, careerlab.background),
    *(careerlab.analysis, careerlab.preparing, careerlab.workshop),
)
_parser = re._parser  # the standard library's own reading of a pattern
SLOW = 0.002  # seconds, for a text of 4,000 characters
_ANYWHERE = ("a", "A", "1", ".", " ", "\n", "\t", "é", "\u0301")


# ---- every pattern


_ANCHORED = {"match", "fullmatch"}
_METHODS = _ANCHORED | {"search", "finditer", "findall", "sub", "subn", "split"}


def patterns():
    """[(where, pattern, methods)]: every pattern of these stages, and how the package uses it."""
    modules = [
        importlib.import_module(info.name)
        for package in STAGES
        for info in pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    ]
    trees = {module: ast.parse(Path(module.__file__).read_text("utf-8")) for module in modules}
    used, found = _uses(trees.values()), {}
    for module, tree in trees.items():
        short, in_module = module.__name__.removeprefix("careerlab."), _uses([tree])
        # a pattern in a tuple is called by the name of a loop: all that is called so in its module
        by_loop = set().union(*(methods for name, methods in in_module.items() if not name.strip("_").isupper()))
        for name, value in vars(module).items():
            for pattern in _in_value(value):
                methods = in_module.get(name) if name.startswith("_") else used.get(name)
                methods = methods or (set() if isinstance(value, re.Pattern) else by_loop)
                found.setdefault((pattern.pattern, pattern.flags), (f"{short}.{name}", pattern, methods or _METHODS))
        for line, method, pattern in _in_source(tree):
            found.setdefault((pattern.pattern, pattern.flags), (f"{short}:{line}", pattern, {method}))
    return list(found.values())


def _uses(trees):
    """{name: methods of a pattern called on it}, or on a member of it (`_FORMS[form].match`)."""
    used = {}
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Attribute) and node.attr in _METHODS:
            value = node.value.value if isinstance(node.value, ast.Subscript) else node.value
            name = getattr(value, "id", getattr(value, "attr", ""))
            used.setdefault(name, set()).add(node.attr)
    used.pop("re", None)
    return used


def _in_value(value, depth=0):
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, (tuple, list, set, frozenset, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _in_value(part, depth + 1)


def _in_source(tree):
    """Patterns written where they are used: `re.sub(r"...", ...)`."""
    for node in ast.walk(tree):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
        if called and getattr(node.func.value, "id", "") == "re" and isinstance(node.args[0], ast.Constant):
            flags = [
                getattr(re, n.attr, 0)
                for a in (*node.args[1:], *(k.value for k in node.keywords))
                for n in ast.walk(a)
                if isinstance(n, ast.Attribute) and getattr(n.value, "id", "") == "re"
            ]
            yield (
                node.lineno,
                node.func.attr,
                re.compile(node.args[0].value, sum(f for f in flags if isinstance(f, int))),
            )


# ---- texts against a pattern


def _tree(pattern):
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    return _parser.parse(text, pattern.flags & (re.X | re.I | re.S | re.M))


def signs(tree):
    """The characters other than letters and digits that a pattern names."""
    found = set()
    for _, value in tree:
        for part in _parts(value):
            found |= signs(part) if isinstance(part, _parser.SubPattern) else {c for c in part if not c.isalnum()}
    return found


def _parts(value):
    """Subpatterns and characters in an argument of a pattern's tree, however it nests them."""
    if isinstance(value, _parser.SubPattern):
        yield value
    elif type(value) is int and 0 < value < 0x10000:
        yield chr(value)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _parts(part)


def sample(tree, choose, more=2):
    """Words that a pattern matches (or nearly: it looks neither ahead nor behind), branches as `choose` picks them."""
    out = []
    for operation, value in tree:
        name = str(operation)
        if name == "LITERAL":
            out.append(chr(value))
        elif name in ("NOT_LITERAL", "ANY"):
            out.append("a" if value != ord("a") else "b")
        elif name == "IN":
            out.append(_member(value, choose))
        elif name == "BRANCH":
            out.append(sample(value[1][choose(len(value[1]))], choose, more))
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, inner = value
            out += [sample(inner, choose, more) for _ in range(min(max(least, more), int(most)))]
        elif name == "SUBPATTERN":
            out.append(sample(value[-1], choose, more))
        elif name == "ATOMIC_GROUP":
            out.append(sample(value, choose, more))
        elif name == "GROUPREF":
            out.append(out[-1][:1] if out else "")
    return "".join(out)


_CATEGORIES = {"DIGIT": "1", "SPACE": " ", "WORD": "a", "NOT_DIGIT": "a", "NOT_SPACE": "a", "NOT_WORD": "-"}


def _member(members, choose):
    """A character of a set."""
    if str(members[0][0]) == "NEGATE":
        excluded = {v for op, v in members[1:] if str(op) == "LITERAL"}
        return next(c for c in "ax1 -\n\x00é" if ord(c) not in excluded)
    operation, value = members[choose(len(members))]
    if str(operation) == "LITERAL":
        return chr(value)
    return chr(value[0]) if str(operation) == "RANGE" else _CATEGORIES[str(value).removeprefix("CATEGORY_")]


def units(pattern):
    """What a text is made of by repetition, to make this pattern slow."""
    tree = _tree(pattern)
    alphabet = sorted(signs(tree))[:24]
    found = dict.fromkeys((*_ANYWHERE, *alphabet))
    found |= dict.fromkeys("".join(pair) for pair in product((*alphabet, *_ANYWHERE[:6]), repeat=2))
    for number in range(6):
        words = sample(tree, lambda size, number=number: number % size, 1 + number % 3)[:200]
        for cut in {1, 2, 3, len(words) // 2, *range(max(1, len(words) - 3), len(words) + 1)}:
            found |= dict.fromkeys((words[:cut], words[:cut] + "\n", words[:cut] + " "))
    return [unit for unit in found if unit]


def _text(pattern, unit, size):
    """`unit` again and again, and in the end a sign that lets a match fail which has come so far."""
    text = unit * max(1, size // len(unit)) + "\x00"
    return text if isinstance(pattern.pattern, str) else text.encode("utf-8")


def slowest(pattern, methods=_METHODS, most=1_000_000):
    """(ratio, unit, method) of the worst text found; only texts that are slow for their size are doubled."""
    worst = (0.0, "", "")
    for unit in units(pattern):
        for name, call in _calls(pattern, methods):
            ratio = _ratio(call, lambda size, unit=unit: _text(pattern, unit, size), most)
            worst = max(worst, (ratio, unit, name))
            if ratio > LIMIT:
                return worst
    return worst


def _ratio(call, make, most):
    """Growth of the time of `call`; 0 where a text is fast for its size, which the short one shows of nearly all.

    What takes `SLOW` for 4,000 characters and grows with the square at most takes a sixteenth of it for 1,000.
    """
    if _takes(call, make(24), SLOW):
        return float("inf")
    short = seconds(call, make(1_000), 1)
    if short <= SLOW / 20:
        return 0.0
    if short > 6 * SLOW and _takes(call, make(1_000), 6 * SLOW):
        return growth(call, make, 1_600, most)  # so slow already that longer ones would take minutes
    long = make(4_000)
    if seconds(call, long, 1) <= SLOW or not _takes(call, long, 13 * seconds(call, make(400))):
        return 0.0  # fast, or slow for each character and no slower for more of them
    return growth(call, make, 16_000, most)


def _takes(call, text, least):
    """Tell whether a call takes that many seconds each of three times: once may be an accident."""
    return all(seconds(call, text, 1) >= least for _ in range(3))


def _calls(pattern, methods):
    yield from ((name, getattr(pattern, name)) for name in sorted(_ANCHORED & methods))
    if methods - _ANCHORED:
        yield "finditer", lambda text: sum(1 for _ in pattern.finditer(text))


PATTERNS = patterns()


@pytest.mark.parametrize(("pattern", "methods"), [pytest.param(*how, id=where) for where, *how in PATTERNS])
def test_every_pattern_is_linear(pattern, methods):
    ratio, unit, name = slowest(pattern, methods, 1_000_000 if RELEASE else 128_000)
    assert ratio <= LIMIT, f"{name} on {unit!r} again and again takes {ratio:.1f} times as long for twice the text"


@pytest.mark.parametrize(
    "slow",
    [r"\s+$", r"\[\[(.*?)\]\]", r"(a+)+:", r"\w+@\w+", r"(?s)---\s*\n(.*?)\n---", r"<!--.*?-->", r"\s*,?\s*\."],
)
def test_the_measure_finds_what_is_slow(slow):
    assert slowest(re.compile(slow), most=32_000)[0] > LIMIT


def test_all_patterns_are_found():
    assert len(PATTERNS) > 60
    source = "\n".join(p.read_text("utf-8") for p in Path(careerlab.__file__).parent.glob("[ni]*/**/*.py"))
    assert len({p.pattern for _, p, _ in PATTERNS}) >= len(set(re.findall(r're\.compile\(r?"([^"\n]+)"', source)))
