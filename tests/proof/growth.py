"""How the time of a call grows with the size of what it is given: the measure behind promise P7."""

import gc
import time

# A shorter time is noise. A linear call may take 2 times as long for twice as much, and some noise.
FLOOR, LIMIT = 0.03, 2.5


def seconds(call, argument, times=3):
    """Processor time of `call(argument)`: the least of several, because all that disturbs adds to it."""
    least, collecting = float("inf"), gc.isenabled()
    gc.disable()  # how often garbage is collected depends on what else is in memory
    try:
        for _ in range(times):
            started = time.process_time()
            call(argument)
            least = min(least, time.process_time() - started)
            if least > 10 * FLOOR:
                break
    finally:
        gc.enable() if collecting else None
    return least


def growth(call, make, least, most):
    """Ratio of the times for 2n and n, at the first 2n from `least` to `most` that takes long enough to be measured.

    `make(n)` gives an argument of about n characters; 0 where nothing takes that long. A ratio above the limit is
    measured again: what is slow stays above it, what was disturbed does not.
    """
    size = least
    while seconds(call, make(size), 1) < FLOOR:
        size *= 2
        if size > most:
            return 0.0
    half, whole = make(size // 2), make(size)
    for times in (3, 5, 5, 5):
        ratio = seconds(call, whole, times) / seconds(call, half, times)
        if ratio <= LIMIT:
            break
    return ratio
