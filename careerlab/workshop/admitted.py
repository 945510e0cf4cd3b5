"""Which packs are counted, and why the others are left out."""

from __future__ import annotations

import hashlib
from collections import Counter

from careerlab.workshop.pack import VERSION


def admitted(packs):
    """Sort packs into those that count and those that are left out.

    Parameters
    ----------
    packs : iterable of Pack
        In any order.

    Returns
    -------
    tuple of (dict, list)
        What counts, from a fingerprint to the pack, sorted by code; and (code, reason) of what is left out, sorted.
    """
    packs = sorted(packs, key=lambda pack: (pack.code, pack.month, len(pack.counts), fingerprint(pack)), reverse=True)
    lists = Counter(tuple(sorted(pack.paths)) for pack in packs)
    usual = max(lists, key=lambda paths: (lists[paths], paths)) if lists else ()
    kept, codes, contents, left_out = {}, set(), set(), []
    for pack in packs:
        content = _digest(pack, "")
        reason = _why_not(pack, usual, codes, contents, content)
        if reason:
            left_out.append((pack.code, reason))
            continue
        codes |= {pack.code} - {""}
        contents.add(content)
        kept[fingerprint(pack)] = pack
    return dict(sorted(kept.items(), key=lambda item: (item[1].code, item[0]))), sorted(left_out)


def _why_not(pack, usual, codes, contents, content):
    if pack.version != VERSION:
        return f"It was written by another careerlab (version {pack.version} of packs, {VERSION} is read here)."
    if tuple(sorted(pack.paths)) != usual:
        return "It is of another workshop: its list of paths is another."
    if not pack.counts["table"].eq("talks").any():
        return "It holds no talk on the paths of the workshop."
    if pack.code in codes:
        return "There is another pack of this participant; the latest and fullest is counted."
    return "It holds the same as another pack." if content in contents else ""


def fingerprint(pack):
    """Tell one pack from another, and a changed pack from the one before."""
    return _digest(pack, pack.code)


def _digest(pack, code):
    counts = sorted(pack.counts[["table", "path", "word", "side", "people"]].itertuples(index=False, name=None))
    said = repr((pack.version, code, sorted(pack.paths), pack.month, counts))
    return hashlib.sha256(said.encode()).hexdigest()
