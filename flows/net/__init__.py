"""The network: guarded transport, fetch, politeness, worker processes."""
