"""Pure functions the whole house stands on: no Django models, no settings, no clock."""
