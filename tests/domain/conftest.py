"""Settings for the tests of the rules."""

from hypothesis import settings

# The first example of a test may be the one that loads the holidays; a busy machine is no defect either.
settings.register_profile("rules", deadline=None)
settings.load_profile("rules")
