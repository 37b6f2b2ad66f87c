"""One module for each screen; which screens there are, and in what order, is told in `places`."""
