"""Icons: one style, drawn into the page, coloured by the text around them."""

from functools import lru_cache

from lucide.jinja import lucide
from markupsafe import Markup


@lru_cache(maxsize=256)
def icon(name: str, size: int = 18) -> Markup:
    """The picture of that name as inline SVG. It says nothing to a screen reader: the word beside it does."""
    attributes = {"class": "icon", "stroke-width": "1.5", "aria-hidden": "true", "focusable": "false"}
    return Markup(lucide(name, size=size, **attributes))
