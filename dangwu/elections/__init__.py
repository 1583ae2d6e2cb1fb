"""Elections of committees: terms, papers, nominees, ballots and how they are counted."""
