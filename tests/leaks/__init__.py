"""What must never come out: records of others, through whatever question, write or page."""
