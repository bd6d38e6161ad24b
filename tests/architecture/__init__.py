"""What the rules of docs/house.md say is kept by a test."""
