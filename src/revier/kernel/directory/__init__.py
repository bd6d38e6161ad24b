"""Every record of every module in one table, which is also what is searched."""
