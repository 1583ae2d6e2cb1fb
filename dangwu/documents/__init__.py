"""Documents in and out: slots, filling, official layout."""
