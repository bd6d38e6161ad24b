"""Documents that cannot lie: what the house declares is found in docs/, and nothing that does not exist."""
