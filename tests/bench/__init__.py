"""`make bench`: what a gesture costs, as ratios to a bare route on the same server in the same run."""
