"""Optional models: finding, calling and distrusting them."""
