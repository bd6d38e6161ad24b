"""After the commit: what others are told of a change, in the order in which it was committed."""
