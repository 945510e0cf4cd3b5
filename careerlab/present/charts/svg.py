"""A chart as an element of a page."""

from __future__ import annotations

import io
import re
import warnings


def as_svg(plot, table):
    """Return a chart as an `<svg>` element to put into a page: the same bytes for the same table, letters left as text.

    Parameters
    ----------
    plot : callable
        One of the functions above.
    table
        What it takes.

    Returns
    -------
    str
    """
    import matplotlib.style
    from matplotlib.figure import Figure

    # The default style, so that no matplotlibrc of the folder one happens to work in has a say.
    settings = {"svg.hashsalt": plot.__name__, "svg.fonttype": "none"}
    with matplotlib.style.context(["default", settings]), warnings.catch_warnings():
        # The reader's own fonts draw the letters; that the font used for measuring lacks some does not matter.
        warnings.filterwarnings("ignore", "Glyph .* missing from")
        ax, out = plot(table, Figure()), io.StringIO()
        ax.figure.savefig(out, format="svg", metadata={"Date": None}, transparent=True)
        title = ax.get_title(loc="left")
    svg = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->|<style[^>]*>.*?</style>", "", out.getvalue(), flags=re.DOTALL)
    # Names of groups would stand twice on a page with two charts; what is referred to is named by its hash.
    svg = re.sub(r'<g id="[^"]*"', "<g", svg[svg.index("<svg") :])
    return re.sub(r'<svg .*?viewBox="(.*?)".*?>', rf'<svg viewBox="\1" role="img" aria-label="{title}">', svg, count=1)
