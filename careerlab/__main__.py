"""`python -m careerlab`, for a machine whose shell does not find the command `careerlab`."""

from careerlab.cli import main

main(prog_name="careerlab")
