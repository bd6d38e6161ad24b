"""Revier: the CRM for franchise networks of mobile service centres."""
