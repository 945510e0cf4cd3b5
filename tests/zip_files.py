"""Zip archives made for tests."""

import io
import random
import zipfile

NOISE = random.Random(0).randbytes(400_000)


def packed(files, method=zipfile.ZIP_DEFLATED):
    """A zip archive of (name or ZipInfo, bytes or str) pairs."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as opened:
        for name, data in files:
            opened.writestr(name, data)
    return out.getvalue()


def encrypted(raw, *parts):
    """The archive with the sign of a password on the parts of these numbers."""
    raw, at = bytearray(raw), 0
    for number in range(max(parts) + 1):
        at = raw.index(b"PK\x01\x02", at) + 8
        raw[at] |= 1 if number in parts else 0
    return bytes(raw)
