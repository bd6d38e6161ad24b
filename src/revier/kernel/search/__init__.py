"""Finds records of every module by a few words, as far as the person who asks may see them."""
