"""How quick the product is on a large network: ./revier bench [--companies N] [--postgresql] [--quick]."""
