"""What all charts share: colours, sizes, the words beside them."""

from __future__ import annotations

BLUE, ORANGE, GREY, INK = "#0072B2", "#E69F00", "#8A8A8A", "#222222"
BLUES = ("#F7FAFC", "#D6E6F2", "#A6CBE3", "#5FA3CE", "#0072B2", "#004C77")
WIDTH = 9.0  # inches, the same for all charts, so that their letters are of one size on a page
TOPIC_WORDS = {
    "work": "The work itself",
    "autonomy": "Freedom",
    "growth": "Growth",
    "pay": "Pay",
    "hours": "Hours",
    "people": "People",
    "culture": "Culture",
    "meaning": "Meaning",
    "security": "Security",
    "place": "Place",
    "entry": "Getting in",
    "not sorted": "Not sorted",
}


def axes_for(ax, height):
    """Return the Axes to draw into; a new figure, or an empty one that was passed, takes the size asked for."""
    from matplotlib.figure import Figure

    if ax is None:
        import matplotlib.pyplot as plt

        return plt.subplots(figsize=(WIDTH, height), layout="constrained")[1]
    if isinstance(ax, Figure):
        ax.set_size_inches(WIDTH, height)
        ax.set_layout_engine("constrained")
        return ax.subplots()
    return ax


def put_title(ax, words, pad=12):
    ax.set_title(words, loc="left", pad=pad, fontsize=10.5, weight="bold", color=INK)


def nothing_heard(ax, title):
    ax.text(0.5, 0.5, "Nothing heard yet", ha="center", va="center", transform=ax.transAxes, color=INK)
    ax.set(xticks=[], yticks=[])
    put_title(ax, title)
    return without_frame(ax)


def without_frame(ax, keep=""):
    """Take away the frame and the tick marks."""
    for side, spine in ax.spines.items():
        spine.set_visible(side == keep)
    ax.tick_params(length=0, labelsize=9.5, labelcolor=INK)
    ax.xaxis.label.set(fontsize=9, color="#555555")
    return ax


def in_order(column):
    """Return the values in the order in which they first come."""
    return list(dict.fromkeys(column))


def topic_words(topics):
    return [TOPIC_WORDS.get(topic, shortened(topic, 20)) for topic in topics]


def people_words(count):
    return "1 person" if count == 1 else f"{count} people"


def shortened(text, width):
    """Return a label of at most `width` signs; `$` is money here, not the start of a formula."""
    # What nobody can see (line ends, turned reading direction, broken signs) has no place in a label.
    folded = " ".join("".join(c if c.isprintable() else " " for c in text[:1000]).split())
    return (folded if len(folded) <= width else folded[: width - 1].rstrip() + "…").replace("$", r"\$")
