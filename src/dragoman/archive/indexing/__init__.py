"""What rows are found by: folded words, marks and ranks, made from readings and contacts as those are written."""
