"""What every service is made of. The phone has five of these files: dated, calendar, holidays, money, outcome."""
