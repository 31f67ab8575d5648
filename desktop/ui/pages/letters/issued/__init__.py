"""Every paper that was made: found, looked at exactly as it was printed, printed again, saved, declared void."""
