"""How a store made by one version becomes a store of the next; run when a store is opened."""
