# The gates: each is a script in tools/ that can be run alone. Exit code 77 means skipped.
