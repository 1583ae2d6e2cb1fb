"""The words that everyone uses: Period, Scope, Money, Value, Citation, Finding."""
