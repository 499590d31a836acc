"""Who did what to whose data: rows written in the transaction of the act."""
