"""Does everything run? One page for administrators."""
