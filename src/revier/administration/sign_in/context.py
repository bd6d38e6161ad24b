"""What allauth's pages know of our look."""

from typing import Any

from django.conf import settings

from revier.kernel.web.assets import asset


def look(request: Any) -> dict[str, Any]:
    """Addresses of our styles and scripts, for the only Django templates of the house."""
    user = request.user
    return {
        "styles": asset("app.css"),
        "scripts": asset("app.js"),
        "training": settings.TRAINING,
        "theme": user.theme if user.is_authenticated else "system",
        "least_length": settings.LEAST_PASSWORD_LENGTH,
    }
