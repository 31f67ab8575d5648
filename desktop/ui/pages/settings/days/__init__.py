"""The working days of a country, year by year, and the days that a user has changed."""
