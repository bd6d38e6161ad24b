"""The limits of the shapes are those of the contract."""

import pytest

from revier.order_system import shapes
from revier.order_system.problems import Problem

from .calling import CONTRACT

NAMES = {
    "CompanyPatch": shapes.COMPANY_PATCH,
    "CompanyCreate": shapes.COMPANY_CREATE,
    "ContactPatch": shapes.CONTACT_PATCH,
    "ContactCreate": shapes.CONTACT_CREATE,
    "VisitPlan": shapes.VISIT_PLAN,
    "VisitReport": shapes.VISIT_REPORT,
}


def whole(name):
    """Properties and required names of a schema, put together from its parts."""
    schema = CONTRACT["components"]["schemas"][name]
    properties, required = dict(schema.get("properties", {})), set(schema.get("required", []))
    for part in schema.get("allOf", []):
        more, needed = (
            whole(part["$ref"].rpartition("/")[2]) if "$ref" in part else (part["properties"], part["required"])
        )
        properties, required = properties | more, required | set(needed)
    return properties, required


FIELDS = [(name, field) for name in NAMES for field in whole(name)[0]]


@pytest.mark.parametrize("name", NAMES)
def test_a_shape_has_the_fields_of_its_schema(name):
    properties, required = whole(name)
    assert (NAMES[name].fields.keys(), NAMES[name].required) == (properties.keys(), required)


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_a_field_takes_what_its_schema_takes(name, field):
    schema, fault = whole(name)[0][field], NAMES[name].fields[field]
    assert (fault(None) == "") == ("null" in schema["type"])
    assert fault({})
    assert fault([])
    if "maxLength" in schema:
        assert (fault("ß" * schema["maxLength"]), fault("ß" * (schema["maxLength"] + 1))) == ("", "too_long")
        assert (fault("") == "") == (schema.get("minLength", 0) == 0)
    for choice in schema.get("enum", []):
        assert fault(choice) == ""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "\ud800"),
        ("name", 7),
        ("country", "de"),
        ("country", "DEU"),
        ("country", "DE\n"),
        ("last_visit", "20260318"),
        ("last_visit", "2026-02-30"),
        ("last_visit", "2026-03-18T00:00:00Z"),
        ("last_visit", "٢٠٢٦-٠٣-١٨"),
        ("a/b~c\ud800", 1),
    ],
)
def test_a_company_refuses(field, value):
    with pytest.raises(Problem) as refusal:
        shapes.COMPANY_PATCH.check({field: value})
    assert refusal.value.status == 422


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 1e300, "30", None, True])
def test_a_number_of_days_refuses(value):
    assert shapes.VISIT_PLAN.fields["every_days"](value)


def test_an_empty_patch_is_refused():
    with pytest.raises(Problem):
        shapes.CONTACT_PATCH.check({})
