"""What the hosts of the sample wire answer at each poll. No network."""

import pytest

from extractors.feed.parse import parse_feed
from extractors.page.article import extract_article
from flows.wire.server import answer_to

FEEDS = {
    ("corvane-agency.example", "/feeds/world.rss"): ("rss", (1, 3, 4, 5, 7)),
    ("alderwick-chronicle.example", "/atom/news.xml"): ("atom", (3, 4, 5, 6, 7)),
    ("tally-treaty.example", "/rss"): ("rss", (1, 1, 3, 5, 5)),
    ("ladoga-chronograf.example", "/export/rss.xml"): ("rss", (2, 2, 4, 5, 5)),
    ("podil-kamerton.example", "/feed.json"): ("json", (1, 3, 3, 4, 5)),
}
EN_PODIL = ("podil-kamerton.example", "/en/feed.json")


@pytest.fixture
def ask(wire):
    return lambda host, path, poll=5: answer_to(wire, host, path, poll=poll)


@pytest.fixture
def read_page(wire, newest, ask):
    """What our own extractor makes of the page of an article."""

    def read(article_id, poll=5):
        article = newest(article_id, poll)
        host = wire.outlet(article.outlet).host
        answer = ask(host, article.url_path, poll)
        headers = {
            "content-type": answer.content_type,
            ":status": str(answer.status),
            **{name.lower(): value for name, value in answer.headers.items()},
        }
        return extract_article(answer.body, url=f"http://{host}{article.url_path}", headers=headers)

    return read


@pytest.mark.parametrize(("host", "path"), FEEDS)
def test_a_feed_lists_what_has_appeared_by_each_poll(ask, host, path):
    kind, sizes = FEEDS[host, path]
    for poll, size in enumerate(sizes, 1):
        answer = ask(host, path, poll)
        feed = parse_feed(answer.body, content_type=answer.content_type)
        assert answer.status == 200
        assert (feed.format, len(feed.entries), feed.warnings) == (kind, size, ())


def test_entries_carry_the_articles_words_and_times_newest_first(ask, newest):
    feed = parse_feed(ask("alderwick-chronicle.example", "/atom/news.xml", 5).body)
    first = feed.entries[0]
    article = newest("trump-weighs-sanctions")
    assert first.title == article.title
    assert first.summary == article.summary
    assert first.published_at == article.published_at
    assert first.link == f"http://alderwick-chronicle.example{article.url_path}"
    times = [entry.published_at for entry in feed.entries]
    assert times == sorted(times, reverse=True)


def test_all_feeds_together_list_every_article_that_is_out(wire, ask):
    for poll in range(1, len(wire.polls) + 1):
        links = set()
        for outlet in wire.outlets:
            for feed in outlet.feeds:
                answer = ask(outlet.host, feed.path, poll)
                if answer.status == 200:
                    links |= {entry.link for entry in parse_feed(answer.body).entries}
        out = {f"http://{wire.outlet(a.outlet).host}{a.url_path}" for a in wire.standing_at(poll)}
        closed = {
            f"http://{wire.outlet(a.outlet).host}{a.url_path}"
            for a in wire.standing_at(poll)
            if a.feed == "podil-en" and poll >= 3
        }
        assert links == out - closed


def test_a_closed_feed_answers_410_from_its_last_poll_on(ask):
    assert [ask(*EN_PODIL, poll).status for poll in range(1, 6)] == [200, 200, 410, 410, 410]


def test_unknown_hosts_paths_and_articles_not_yet_out_are_404(ask, newest):
    path = newest("un-votes").url_path
    late = newest("trump-weighs-sanctions").url_path
    assert ask("alderwick-chronicle.example", path, 1).status == 200
    assert ask("alderwick-chronicle.example", late, 4).status == 404
    assert ask("alderwick-chronicle.example", "/nothing").status == 404
    assert ask("corvane-agency.example", path).status == 404
    assert ask("nobody.example", path).status == 404


def test_a_whole_page_gives_the_text_of_the_article_and_nothing_around_it(wire, read_page):
    for article in wire.standing_at(5):
        if article.page == "full" and not article.is_edit:
            found = read_page(article.id)
            assert (found.status, found.title) == ("full", article.title), article.id
            assert found.text.split("\n") == list(article.paragraphs), article.id
            assert found.published_at == article.published_at, article.id


def test_an_edited_version_stands_from_its_poll_on(read_page):
    before, after = read_page("minerals-deal-explained", 2), read_page("minerals-deal-explained", 3)
    assert before.text != after.text
    assert read_page("minerals-deal-explained", 5).text == after.text
    assert before.published_at == after.published_at


def test_a_teaser_shows_its_first_paragraphs_and_says_that_it_is_paid(newest, read_page):
    article = newest("siberian-smelter")
    found = read_page("siberian-smelter")
    assert found.status == "teaser"
    assert article.visible_paragraphs == 2 < len(article.paragraphs)
    assert article.paragraphs[2] not in found.text


def test_walls_show_no_word_of_the_article(wire, newest, ask, read_page):
    walls = {"pauza-pomoshchi": ("challenge", 403), "moroz-podil": ("consent", 200)}
    for article_id, (status, code) in walls.items():
        article = newest(article_id)
        answer = ask(wire.outlet(article.outlet).host, article.url_path)
        assert (read_page(article_id).status, answer.status) == (status, code)
        shown = answer.body.decode()
        assert not any(paragraph in shown for paragraph in article.paragraphs)
        assert article.title not in shown


def test_every_page_says_that_it_is_a_sample(wire, ask):
    marks = ("Sample article.", "Учебный текст.", "Навчальний текст.")
    for poll in range(1, 6):
        for article in wire.standing_at(poll):
            body = ask(wire.outlet(article.outlet).host, article.url_path, poll).body.decode()
            assert any(mark in body for mark in marks), article.id


def test_markup_in_data_is_escaped(wire, ask):
    for article in wire.standing_at(5):
        body = ask(wire.outlet(article.outlet).host, article.url_path).body.decode()
        assert body.count("</script>") == body.count("<script")
