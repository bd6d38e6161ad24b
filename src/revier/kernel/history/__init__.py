"""What happened: change sets, and the steps they are made of."""
