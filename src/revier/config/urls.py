"""All addresses of the product."""

from django.urls import include, path

from revier.administration import urls as administration
from revier.kernel.web.urls import patterns

urlpatterns = [path("", include(administration.patterns)), *patterns()]

handler400 = "revier.kernel.web.views.errors.bad_request"
handler403 = "revier.kernel.web.views.errors.forbidden"
handler404 = "revier.kernel.web.views.errors.not_found"
handler500 = "revier.kernel.web.views.errors.broken"
