"""Quality and speed, measured side by side in one run: `python run.py bench [quality|speed|coverage]`."""
