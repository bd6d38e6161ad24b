"""Signing in with allauth: its pages restyled, its doors narrowed to what we need."""
