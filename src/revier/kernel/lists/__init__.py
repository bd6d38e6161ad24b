"""Lists: a question to the records of a module, its columns, its pages, its counts."""
