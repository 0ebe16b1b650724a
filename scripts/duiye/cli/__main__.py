"""`python -m duiye.cli`, where the entry point is not on the path."""

from duiye.cli import main

main()
