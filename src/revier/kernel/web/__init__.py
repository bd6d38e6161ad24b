"""Face 1: HTML. The only keeper of HTTP and htmx is pages.py."""
