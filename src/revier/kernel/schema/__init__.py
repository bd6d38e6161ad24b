"""The language of declarations: what a module is and what its fields are. No database questions, no HTTP."""
