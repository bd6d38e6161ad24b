"""The commands as people type them: real processes, with data folders and ports of their own."""
