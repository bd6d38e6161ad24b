"""The demo network: the invented world, written through the gate."""
