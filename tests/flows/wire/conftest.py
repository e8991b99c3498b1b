"""The sample wire as data, and a server that plays it."""

import pytest

from storage.watch.sample_wire import sample_wire


@pytest.fixture(scope="session")
def wire():
    return sample_wire()


@pytest.fixture(scope="session")
def newest(wire):
    """`newest(id, poll)`: an article as it stands at a poll."""

    def find(article_id, poll=5):
        return next(article for article in wire.standing_at(poll) if article.id == article_id)

    return find
