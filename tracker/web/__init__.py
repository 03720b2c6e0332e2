"""The board in a browser, and the same as calendar, feed, API and tables: reads the database, writes nothing."""
