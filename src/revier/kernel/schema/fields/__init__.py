"""The kinds of field a module can have. Each kind knows how it is entered, found, compared and written in German."""

from .address import Address
from .basic import Writer
from .centre import OfCentre
from .choice import Choice, Flag
from .key import Key
from .link import Link, Person
from .moment import Day, Moment
from .money import Money
from .number import Number
from .reach import Email, Phone, Web
from .text import LongText, Text
from .yearly import Yearly

__all__ = [
    "Address",
    "Choice",
    "Day",
    "Email",
    "Flag",
    "Key",
    "Link",
    "LongText",
    "Moment",
    "Money",
    "Number",
    "OfCentre",
    "Person",
    "Phone",
    "Text",
    "Web",
    "Writer",
    "Yearly",
]
