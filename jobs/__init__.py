"""The work, as plain functions: poll, ingest, deliver, replay."""
