"""Work for later: tasks of the django-tasks API, kept in the database and carried out by a worker."""
