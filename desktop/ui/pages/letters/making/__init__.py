"""A print run as it is made: what it will bring, how far it is, what it brought."""
