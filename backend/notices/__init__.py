"""What is owed to a person later: notices, reminders. The transaction that owes it writes the row."""
