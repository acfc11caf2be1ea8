"""One file a step; a store says in its table `sayso_version` how far it is."""
