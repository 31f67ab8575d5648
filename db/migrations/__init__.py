"""The numbered steps that bring a book from any past version to this one.

A step is a module `mNNNN` with `apply(execute)`, written in plain SQL, so that what it did stays what it did: it never
imports the models, and no step is ever changed after it has been released.
"""
