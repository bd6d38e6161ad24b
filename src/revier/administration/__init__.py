"""Pages around people and running: signing in, one's profile, who may what, whether everything runs. No models."""
