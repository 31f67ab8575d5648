"""Sentences for what the rules decide: codes and values in, the user's language out; screens and papers share them."""
