"""How large a network is made."""

from dataclasses import dataclass

from revier.world import MOST_CENTRES, SEED

COMPANIES = 6_000
_USUAL, _MANY = 100, 240


@dataclass(frozen=True, slots=True)
class Extent:
    """How many companies (numbers 0 to companies - 1) and centres, and how well the companies are known.

    many: 2.4 contacts and 8 activities for a company, instead of 1.5 and 3.4. The companies both systems know are
    those the order system shows, about 97 of a hundred.
    """

    companies: int = COMPANIES
    centres: int = MOST_CENTRES
    many: bool = False
    seed: int = SEED

    @property
    def activity_percent(self) -> int:
        """Activities, compared with the usual ones."""
        return _MANY if self.many else _USUAL
