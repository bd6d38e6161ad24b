"""Days and what lies on them, from every module that says when its records take place."""
