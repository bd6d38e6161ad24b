"""The invented network of service centres: seeded, repeatable, and the same for everybody who asks.

The demo data, the benchmarks and the stand-in order system are all made from it. Everything is a function of
(seed, number, today); company 700,000 can be made without the ones before it.
"""

from .centres import MOST_CENTRES, Centre, centres
from .companies import EXCHANGED_STATES, Company, companies, company
from .contacts import Contact, contacts_of
from .people import Person, people, people_of

__all__ = [
    "EXCHANGED_STATES",
    "MOST_CENTRES",
    "SEED",
    "Centre",
    "Company",
    "Contact",
    "Person",
    "centres",
    "companies",
    "company",
    "contacts_of",
    "people",
    "people_of",
]

SEED = 1
"""The network everybody tells stories about; other seeds give other networks."""
