"""The log file: made when there is something to say, and no reason not to go on when it cannot be made."""

import logging

import pytest

from desktop import paths
from desktop.cli.logs import LogFile


@pytest.fixture
def logger():
    """A logger that writes to the program's log file alone."""
    logger = logging.getLogger("test")
    handler = LogFile()
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield logger
    logger.removeHandler(handler)
    handler.close()


def test_the_first_line_makes_the_file(logger):
    assert not any(paths.log_folder().iterdir())
    logger.warning("the book cannot be opened")
    logger.info("twice")
    first, second = (paths.log_folder() / "dunwell.log").read_text("utf-8").splitlines()
    assert first.endswith("WARNING test: the book cannot be opened")
    assert second.endswith("INFO test: twice")


def test_a_file_that_cannot_be_made_is_told_once(logger, caplog):
    (paths.log_folder() / "dunwell.log").mkdir()
    logger.warning("the book cannot be opened")
    logger.warning("nor this one")
    assert [record.name for record in caplog.records] == ["desktop.cli.logs", "test", "test"]
