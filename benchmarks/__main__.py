"""Run one of the benchmarks, or all: `python run.py bench [quality|speed|comparing|meaning|next_talk]`."""

import runpy
import sys

NAMES = ("quality", "speed", "comparing", "meaning", "next_talk", "workshops")

if __name__ == "__main__":
    wanted = sys.argv[1:2] if sys.argv[1:2] and sys.argv[1] in NAMES else list(NAMES)
    sys.argv[1:] = sys.argv[2:] if len(wanted) == 1 else []
    for name in wanted:
        print(f"== {name}")
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")
