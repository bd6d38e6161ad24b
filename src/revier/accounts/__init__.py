"""Who: people, roles, teams, centres. Models and questions, no pages."""
