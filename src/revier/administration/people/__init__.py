"""Who may what: people with role and centres, dated exceptions, and the centres themselves."""
