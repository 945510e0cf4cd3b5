"""Found by Python when this folder is on PYTHONPATH: makes the disk of any program a failing one, if it is asked to."""

import faulty

faulty.arm_from_environment()
