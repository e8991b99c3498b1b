"""Stories: which texts are copies of one origin, which tell of the same happening."""
