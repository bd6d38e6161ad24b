"""Serves the product for the benchmark: python -m bench.server PORT."""

import sys

import django

if __name__ == "__main__":
    django.setup()
    from revier.config.serve import serve

    serve("127.0.0.1", int(sys.argv[1]))
