"""What belongs to no single folder: architecture, leaks, language, documents, journeys; and how tests are run."""
