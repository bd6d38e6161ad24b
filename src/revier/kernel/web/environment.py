"""What every Jinja2 template knows."""

from typing import Any

from django.conf import settings
from django.template.backends.utils import csrf_input_lazy
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from . import addresses, formats
from .assets import asset
from .icons import icon


def environment(**options: Any) -> Environment:
    """The environment for Django's Jinja2 backend: escaping always, and a name nobody gave is an error."""
    made = Environment(
        **{**options, "autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True},
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    made.globals.update(
        asset=asset,
        icon=icon,
        url=reverse,
        to=addresses,
        formats=formats,
        training=settings.TRAINING,
        csrf_input=csrf_input_lazy,
        draw=_Draw(made),
    )
    return made


class _Draw:
    """The macros of a kind of field: draw.show(cell), draw.edit(bound field, kind)."""

    def __init__(self, environment: Environment):
        self.environment = environment
        self._known: dict[str, Any] = {}

    def show(self, cell: Any, place: str = "record") -> Any:
        """A value. place: "list" for one line that may be cut, "record" for all of it."""
        return self._macros(cell.field.kind).show(cell, place)

    def edit(self, entry: Any, kind: str) -> Any:
        """An entry of a form."""
        return self._macros(kind).edit(entry)

    def _macros(self, kind: str) -> Any:
        if kind not in self._known or self.environment.auto_reload:
            self._known[kind] = self.environment.get_template(f"fields/{kind}.html").module
        return self._known[kind]
