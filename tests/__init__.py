"""What belongs to no single folder: architecture, leaks, language, documents, browser journeys; and how tests are run."""
