"""Run the pipeline over many pages: where the work is done, and nothing about what it is."""
