"""The development sets, one subject a file; `benchmarks.development_sets` lists and runs them."""
