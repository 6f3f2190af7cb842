"""What is measured, against which floor; `make bench` prints one table."""
