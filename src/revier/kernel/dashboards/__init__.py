"""Start pages: ready-made lists as tiles, each number leading to its rows."""
