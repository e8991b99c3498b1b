"""THE WORLD: what happens, when, and all that reaches outside: network, clock, processes, Prefect."""
