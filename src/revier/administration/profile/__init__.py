"""My own data: how I see the product, which teams I belong to and why."""
