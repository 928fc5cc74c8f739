"""Speed, as ratios against a baseline measured in the same run; run by hand, never by a test."""
