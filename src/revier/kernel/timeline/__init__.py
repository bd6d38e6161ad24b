"""What happened around a record, and what lies ahead: from every module that says it belongs there."""
