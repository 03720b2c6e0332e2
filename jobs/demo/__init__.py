"""The whole job with no network: a press of our own on loopback, polled, read and told by the real jobs."""
