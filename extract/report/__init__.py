"""Look at results."""
