"""The gate: the only way to read and write a record."""
