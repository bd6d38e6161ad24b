"""Who sees what: sets of teams, who reaches them, and the one question that follows from it."""
