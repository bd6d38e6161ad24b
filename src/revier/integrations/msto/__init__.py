"""The order system (MSTO): customers, contacts and figures arrive from it. The CRM asks, MSTO answers."""
