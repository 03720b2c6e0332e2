"""What the person wrote: tracker.toml and the environment, read once."""
