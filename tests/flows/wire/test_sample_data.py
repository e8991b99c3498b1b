"""The data of the sample wire hangs together, and so does what the editor says about it."""

import tomllib
from collections import Counter, defaultdict
from importlib.resources import files
from itertools import pairwise

import pytest

from extractors.language.words import tokenize
from extractors.topics.topic import Topic
from storage.watch.folder import init_folder
from storage.watch.references import read_references
from storage.watch.topics import read_topics

LONGEST_SHARED = 7
RELATIONS = {"repeats", "updates", "contradicts", "mentions"}


@pytest.fixture(scope="module")
def truth():
    return tomllib.loads((files("storage.watch") / "sample" / "expected.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def texts(wire):
    """The text of each version by the name that the truth gives it."""
    versions = Counter()
    named = {}
    for article in wire.articles:
        versions[article.id] += 1
        number = versions[article.id]
        name = article.id if number == 1 else f"{article.id}#{number}"
        named[name] = "\n".join(article.paragraphs)
    return named


@pytest.fixture(scope="module")
def starter(tmp_path_factory):
    root = tmp_path_factory.mktemp("starter") / "watch"
    init_folder(root)
    return root


def test_ids_addresses_hosts_and_feeds_are_unique(wire):
    first = [article for article in wire.articles if not article.is_edit]
    assert len({article.id for article in first}) == len(first) == 30
    assert len({(article.outlet, article.url_path) for article in first}) == len(first)
    assert len(wire.hosts) == len(wire.outlets)
    feeds = [feed.id for outlet in wire.outlets for feed in outlet.feeds]
    assert len(set(feeds)) == len(feeds)


def test_every_article_belongs_to_a_feed_of_its_outlet_in_its_language(wire):
    for article in wire.articles:
        outlet = wire.outlet(article.outlet)
        (feed,) = [feed for feed in outlet.feeds if feed.id == article.feed]
        assert article.language == feed.language, article.id
        assert article.language in outlet.furniture, article.id


def test_articles_are_published_before_the_poll_that_lists_them_and_after_the_one_before(wire):
    polls = (None, *wire.polls)
    for article in wire.articles:
        at = article.updated_at if article.is_edit and article.updated_at else article.published_at
        assert at < polls[article.from_poll], article.id
        if article.from_poll > 1 and not article.is_edit:
            assert at > polls[article.from_poll - 1], article.id
    assert all(earlier < later for earlier, later in pairwise(wire.polls))


def test_an_edit_keeps_what_identifies_its_article(wire):
    originals = {article.id: article for article in wire.articles if not article.is_edit}
    edits = [article for article in wire.articles if article.is_edit]
    assert len(edits) == 2
    for edit in edits:
        original = originals[edit.id]
        assert (edit.outlet, edit.url_path) == (original.outlet, original.url_path)
        assert edit.from_poll > original.from_poll
        assert edit.paragraphs != original.paragraphs


def test_hosts_are_reserved_names_that_nobody_can_own(wire):
    assert all(host.endswith(".example") for host in wire.hosts)


def test_the_truth_speaks_of_every_version_once(truth, texts):
    names = [article["id"] for article in truth["article"]]
    assert sorted(names) == sorted(texts)


def test_quotes_stand_verbatim_in_their_article(truth, texts):
    for article in truth["article"]:
        for relation in article["relations"]:
            assert relation["quote"] in texts[article["id"]], (article["id"], relation["claim"])


def test_claims_stand_verbatim_in_the_reference_each_in_a_sentence_of_its_own(truth, starter):
    (reference,) = read_references(starter / "references")
    sentences = reference.text.split("\n")
    found = {key: [s for s in sentences if part in s] for key, part in truth["claims"].items()}
    assert all(len(places) == 1 for places in found.values()), found
    assert len({places[0] for places in found.values()}) == len(found)


def test_labels_are_known_words(truth, starter):
    topics: tuple[Topic, ...] = read_topics(starter / "topics")
    known = {topic.topic_id for topic in topics}
    ids = {article["id"] for article in truth["article"]}
    for article in truth["article"]:
        assert set(article["topics"]) | set(article.get("topics_maybe", ())) <= known, article["id"]
        assert article["copy_of"] in {*ids, ""}, article["id"]
        claims = [relation["claim"] for relation in article["relations"]]
        assert set(claims) <= truth["claims"].keys(), article["id"]
        assert len(set(claims)) == len(claims), article["id"]
        assert {relation["relation"] for relation in article["relations"]} <= RELATIONS


def test_alerts_rest_on_relations_of_articles_that_are_out(truth, wire):
    relations = {
        (article["id"], relation["claim"]): relation["relation"]
        for article in truth["article"]
        for relation in article["relations"]
    }
    labels = {"updated": {"updates"}, "disputed": {"contradicts"}}
    for poll in truth["poll"]:
        out = {article.id for article in wire.standing_at(poll["number"])}
        for alert in (*poll["alerts"], *poll["possible_alerts"]):
            for name in alert["because"]:
                assert name.partition("#")[0] in out, name
                assert relations[name, alert["claim"]] in labels[alert["kind"]], (name, alert)


def test_no_two_articles_share_a_run_of_eight_words_unless_one_is_a_copy_or_an_edit(truth, texts):
    copies = {article["id"]: article["copy_of"] or article["id"] for article in truth["article"]}
    places = defaultdict(set)
    for name, text in texts.items():
        words = [token.folded for token in tokenize(text)]
        for start in range(len(words) - LONGEST_SHARED):
            places[tuple(words[start : start + LONGEST_SHARED + 1])].add(name)
    for run, names in places.items():
        origins = {copies[name].partition("#")[0] for name in names}
        assert len(origins) == 1, (" ".join(run), sorted(names))
