"""Many articles: the store, copies, claims, and the origins behind them."""
