"""The ledger: time of views, size, adding beside reading, and processes that are killed."""
