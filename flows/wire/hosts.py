"""What each host of a wire answers at each poll. Pure."""

from flows.wire.answer import Answer, told
from flows.wire.feeds import feed_answer
from flows.wire.pages import page
from storage.watch.wire import SampleWire


def answer_to(wire: SampleWire, host: str, path: str, *, poll: int) -> Answer:
    """What a host of the wire answers at poll number `poll` to whoever asks for `path`."""
    outlet = next((outlet for outlet in wire.outlets if outlet.host == host), None)
    if outlet is None:
        return _not_found()
    articles = [a for a in wire.standing_at(poll) if a.outlet == outlet.id]
    for feed in outlet.feeds:
        if path in {feed.path, feed.moved_to}:
            return feed_answer(feed, outlet, articles, path=path, poll=poll)
    if poll in outlet.down_in_polls:
        return told(503, "We are working on our site.")
    found = next((article for article in articles if path in article.paths), None)
    return page(found, outlet) if found else _not_found()


def _not_found() -> Answer:
    return told(404, "There is no such page.")
