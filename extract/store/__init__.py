"""Write, resume, verify and load the tables of a run."""
