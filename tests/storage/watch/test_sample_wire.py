"""World folders: what is read, what one world adds to another, and what is refused."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.errors import InputError
from storage.watch.sample_wire import read_wire, sample_wire
from storage.watch.wire_cases import CASES, FEED_SWITCHES

TURN = {"cases": ["one-address-two-stories"]}
EDIT = {"replaces": "crane", "from_poll": 3, "edit": "silent", "title": "Crane lifted"}
EXTENDING = 'extends = "sample"\n'
SAMPLE_POLLS = ("2025-02-25", "2025-02-27", "2025-03-01", "2025-03-05", "2025-03-10", "2025-03-12")


def refusal(world: Path) -> str:
    """Why a world is refused, without the path of its folder."""
    with pytest.raises(InputError) as caught:
        read_wire(world)
    return str(caught.value).removeprefix(f"{world}/")


def test_every_key_of_an_article_arrives(make_world):
    world = make_world(
        {"id": "source", "url_path": "/source"},
        {
            "page": "half",
            "visible_paragraphs": 2,
            "cases": ["cut-copy", "half-paywall"],
            "copies": "source",
            "background": "source",
            "dates": "future",
            "declared_at": "2031-05-06T07:08:00+02:00",
            "other_paths": ["/amp/crane"],
            "markup": "hostile",
            "declares_word_count": True,
        },
        EDIT,
    )
    source, article, edit = read_wire(world).articles
    assert (source.cases, source.dates, source.markup, source.is_edit) == (
        (),
        "right",
        "plain",
        False,
    )
    assert article.published_at == datetime(2025, 2, 28, 9, 30, tzinfo=UTC)
    assert article.declared_at == datetime(2031, 5, 6, 5, 8, tzinfo=UTC)
    assert (article.page, article.visible_paragraphs) == ("half", 2)
    assert article.cases == ("cut-copy", "half-paywall")
    assert (article.copies, article.background, article.markup) == ("source", "source", "hostile")
    assert article.paths == ("/harbour/crane", "/amp/crane")
    assert len(article.paragraphs) == 5
    assert article.declares_word_count
    assert (edit.id, edit.from_poll, edit.edit, edit.is_edit) == ("crane", 3, "silent", True)


def test_every_switch_of_a_feed_arrives(make_world):
    switches = {
        "conditional": "wrong",
        "unasked_304_in_polls": (2,),
        "moved_in_poll": 3,
        "moved_to": "/new",
        "gone_from_poll": 4,
        "busy_in_polls": (1,),
        "retry_after": 60,
        "dead_in_polls": (2, 3),
        "new_guids": True,
        "window": 4,
        "gzip": True,
        "charset": "windows-1251",
        "declared_charset": "utf-8",
    }
    assert switches.keys() - {"moved_to", "retry_after"} == FEED_SWITCHES.keys()
    lines = "\n".join(f"{key} = {_toml(value)}" for key, value in switches.items())
    (outlet,) = read_wire(make_world({"appears_in_poll": 1}, feed=lines)).outlets
    (feed,) = outlet.feeds
    assert {key: getattr(feed, key) for key in switches} == switches


def _toml(value: object) -> str:
    return (
        str(value).lower()
        if isinstance(value, bool)
        else str(list(value) if isinstance(value, tuple) else value)
        if not isinstance(value, str)
        else f'"{value}"'
    )


def test_a_world_without_extension_knows_nothing_of_the_sample(make_world):
    wire = read_wire(make_world())
    assert wire.hosts == {"quay-herald.example"}
    assert len(wire.polls) == 4
    assert wire.reference_file is None


def test_a_world_may_have_a_reference_of_its_own(make_world):
    world = make_world()
    (world / "reference.md").write_text("# Crane\n\nA crane fell.\n")
    assert read_wire(world).reference_file == world / "reference.md"


def test_an_extending_world_adds_to_the_sample_and_may_use_its_outlets(make_world):
    own = {"published_at": "2025-02-25T13:00:00Z", "appears_in_poll": 2}
    at_base = {
        **own,
        "id": "base",
        "outlet": "corvane",
        "feed": "corvane-world",
        "url_path": "/base",
    }
    wire = read_wire(make_world(own, at_base, polls=SAMPLE_POLLS, world=EXTENDING))
    sample = sample_wire()
    assert wire.articles[: len(sample.articles)] == sample.articles
    assert [article.id for article in wire.articles[len(sample.articles) :]] == ["crane", "base"]
    assert wire.outlets[: len(sample.outlets)] == sample.outlets
    assert wire.polls[: len(sample.polls)] == sample.polls
    assert len(wire.polls) == 6
    assert "base" in {article.id for article in wire.standing_at(2)}


def test_an_extending_world_may_furnish_an_outlet_but_not_change_what_it_says(make_world):
    more = '[more_furniture.corvane.en]\npaywall = "Pay."\nfooter = "Another one."\n'
    own = {"published_at": "2025-02-25T13:00:00Z", "appears_in_poll": 2}
    wire = read_wire(make_world(own, polls=SAMPLE_POLLS, world=EXTENDING + more))
    texts = wire.outlet("corvane").furniture["en"]
    assert texts["paywall"] == "Pay."
    assert texts["footer"] == sample_wire().outlet("corvane").furniture["en"]["footer"]


def test_an_edited_version_of_a_bundled_article_may_come_later(make_world):
    base = next(article for article in sample_wire().articles if article.id == "un-votes")
    edit = {
        "replaces": base.id,
        "from_poll": 4,
        "edit": "noted",
        "outlet": base.outlet,
        "feed": base.feed,
        "url_path": base.url_path,
        "published_at": base.published_at.isoformat(),
    }
    wire = read_wire(make_world(edit, polls=SAMPLE_POLLS, world=EXTENDING))
    (now,) = [article for article in wire.standing_at(4) if article.id == base.id]
    assert (now.edit, now.title) == ("noted", "Crane falls into the north basin")


def test_two_stories_take_turns_at_one_address(make_world):
    later = {**TURN, "id": "b", "published_at": "2025-03-02T08:00:00Z", "appears_in_poll": 2}
    wire = read_wire(make_world(TURN, later))
    assert [[a.id for a in wire.standing_at(poll)] for poll in (1, 2, 3)] == [
        ["crane"],
        ["b"],
        ["b"],
    ]


def test_what_a_dead_feed_could_not_list_appears_in_the_first_poll_after(make_world):
    kept = {"published_at": "2025-03-02T08:00:00Z", "appears_in_poll": 4}
    read_wire(make_world(kept, feed="dead_in_polls = [2, 3]"))


BAD_ARTICLES = {
    "page: 'glossy' is not known; expected one of: full, teaser": {"page": "glossy"},
    "cases: 'of-topic' is not known; did you mean 'off-topic'?": {"cases": ["of-topic"]},
    "kind: 'reprot' is not known; did you mean 'report'?": {"kind": "reprot"},
    "dates: 'futur' is not known; did you mean 'future'?": {"dates": "futur"},
    "markup: 'nasty' is not known; expected one of: plain, hostile": {"markup": "nasty"},
    "titel: is not a key that this file knows; did you mean title?": {"titel": "x"},
    "title: expected a text that is not empty": {"title": " "},
    "feed: is missing; add it": {"feed": None},
    "id: is missing; add it": {"id": None},
    "appears_in_poll: is missing; add it": {"appears_in_poll": None},
    "from_poll: does not go with id and appears_in_poll; take it out": {"from_poll": 2},
    "edit: only an edited version has it": {"edit": "silent"},
    "outlet: 'quai' is not known; expected one of: quay": {"outlet": "quai"},
    "feed: 'quay-sport' is no feed of quay; expected one of: quay-news": {"feed": "quay-sport"},
    "language: feed quay-news is in 'en', found 'de'": {"language": "de"},
    "published_at: expected before poll 1 (2025-03-01T12:00:00+00:00)": {
        "published_at": "2025-03-01T12:00:00Z"
    },
    "published_at: expected after poll 2 (2025-03-04T12:00:00+00:00), in which it would": {
        "appears_in_poll": 3
    },
    "published_at: expected a time with its zone": {"published_at": "2025-02-28T09:30:00"},
    "updated_at: expected from published_at to poll 1": {"updated_at": "2025-02-28T09:29:00Z"},
    "appears_in_poll: there are 4 polls, found 5": {"appears_in_poll": 5},
    "url_path: expected a path such as /world/story": {"url_path": "world/a story"},
    "url_path: '/news.xml' is the address of a feed": {"url_path": "/news.xml"},
    "visible_paragraphs: expected 1 to 4, fewer than the article has, found 0": {"page": "half"},
    "visible_paragraphs: does not go with page 'full'": {"visible_paragraphs": 1},
    "declared_at: goes with dates future and wrong": {"dates": "wrong"},
    "declared: goes with dates zoneless": {"declared": "2025-02-28 10:30"},
    "markup: does not go with page 'live_blog'": {"page": "live_blog", "markup": "hostile"},
    "copies: there is no article 'crain'": {"copies": "crain"},
    "background: an article is not its own source": {"background": "crane"},
    "the body is empty": {"body": ()},
}


@pytest.mark.parametrize("problem", BAD_ARTICLES)
def test_an_article_that_is_wrong_is_refused_with_file_and_key(make_world, problem):
    assert refusal(make_world(BAD_ARTICLES[problem])).startswith(f"articles/001.md: {problem}")


BAD_PAIRS = {
    "id: 'crane' is the id of another article": {"url_path": "/other"},
    "url_path: '/harbour/crane' is the address of 'crane' as well": {"id": "b"},
    "replaces: there is no article 'crain'": {**EDIT, "replaces": "crain"},
    "url_path: an edited version keeps that of its original": {**EDIT, "url_path": "/other"},
    "from_poll: expected a poll after 1": {**EDIT, "from_poll": 1},
    "edit: '' is not known": {**EDIT, "edit": None},
    "edit: 'quiet' is not known": {**EDIT, "edit": "quiet"},
    "from_poll: there are 4 polls, found 5": {**EDIT, "from_poll": 5},
    "from_poll: is missing; add it": {**EDIT, "from_poll": None},
    "id: does not go with replaces and from_poll; take it out": {**EDIT, "id": "b"},
}


@pytest.mark.parametrize("problem", BAD_PAIRS)
def test_an_article_that_does_not_go_with_the_others_is_refused(make_world, problem):
    assert refusal(make_world({}, BAD_PAIRS[problem])).startswith(f"articles/002.md: {problem}")


def test_a_second_address_clashes_like_a_first_one(make_world):
    other = {"id": "b", "url_path": "/b", "other_paths": ["/harbour/crane"]}
    assert "'/harbour/crane' is the address of 'crane' as well" in refusal(make_world({}, other))


def test_two_stories_in_turn_must_both_be_marked_and_not_appear_at_once(make_world):
    later = {"id": "b", "published_at": "2025-03-02T08:00:00Z", "appears_in_poll": 2}
    unmarked = make_world(TURN, later, name="unmarked")
    at_once = make_world(TURN, {**TURN, "id": "b"}, name="at-once")
    for world in (unmarked, at_once):
        assert "two stories in turn are marked 'one-address-two-stories'" in refusal(world)


BAD_FEEDS = {
    "conditional: expected 'right', 'wrong' or 'none', found 'rigth'": 'conditional = "rigth"',
    "windwo: is not a key that this file knows; did you mean window?": "windwo = 3",
    "window: expected a number greater than or equal to 1, found 0": "window = 0",
    "busy_in_polls": "busy_in_polls = 7",
    "moved_to: moved_in_poll and moved_to go together": "moved_in_poll = 2",
    "retry_after: goes with busy_in_polls": "retry_after = 60",
    "charset: 'windows-1215' is no encoding that is known here": 'charset = "windows-1215"',
    "feed.path: '/news.xml' stands there twice": 'moved_in_poll = 2\nmoved_to = "/news.xml"',
}


@pytest.mark.parametrize("problem", BAD_FEEDS)
def test_a_switch_that_is_wrong_is_refused_with_file_feed_and_key(make_world, problem):
    told = refusal(make_world(feed=BAD_FEEDS[problem]))
    assert told.startswith("outlets.toml")
    assert problem in told
    assert "quay" in told


def test_json_feeds_know_one_charset(make_world):
    world = make_world(feed='charset = "windows-1251"')
    file = world / "outlets.toml"
    file.write_text(file.read_text().replace('kind = "rss"', 'kind = "json"'))
    assert "charset: a JSON feed is always in utf-8 (feed quay-news)" in refusal(world)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("quay-herald.example", "quay-herald.test", "host: expected a name"),
        ('kind = "rss"', 'kind = "rss3"', "kind: expected 'rss', 'atom', 'rdf' or 'json'"),
        ('name = "The Quay Herald"', "", "name: is missing"),
        ("[[outlet.feed]]", "[[outlet.feeds]]", "feed: expected tables under [[feed]]"),
        ('share = "Share, print."', "", "furniture.en.share: is missing"),
        ('id = "quay"', 'id = "quay', "is not valid TOML"),
    ],
)
def test_an_outlet_that_is_wrong_is_refused(make_world, old, new, problem):
    world = make_world()
    file = world / "outlets.toml"
    file.write_text(file.read_text().replace(old, new))
    told = refusal(world)
    assert told.startswith("outlets.toml")
    assert problem in told


def test_two_outlets_of_one_name_are_refused(make_world):
    world = make_world()
    file = world / "outlets.toml"
    file.write_text(file.read_text() * 2)
    assert "outlet.id: 'quay' stands there twice" in refusal(world)


def test_a_wall_needs_its_text_in_the_furniture(make_world):
    world = make_world({"page": "consent"})
    file = world / "outlets.toml"
    file.write_text(file.read_text().replace("consent =", "consents ="))
    assert refusal(world).startswith("articles/001.md: page: quay has no text 'consent'")


@pytest.mark.parametrize(
    ("polls", "problem"),
    [
        ((), "poll: is missing"),
        (("2025-03-04", "2025-03-01"), "poll.at: expected instants that rise"),
    ],
)
def test_polls_that_are_wrong_are_refused(make_world, polls, problem):
    assert refusal(make_world(polls=polls)).startswith(f"polls.toml: {problem}")


def test_polls_are_numbered_in_order(make_world):
    world = make_world()
    file = world / "polls.toml"
    file.write_text(file.read_text().replace("number = 2", "number = 3"))
    assert refusal(world) == "polls.toml: poll.number: expected 2, found 3"


@pytest.mark.parametrize(
    ("polls", "problem"),
    [
        (("2025-02-25", "2025-02-28"), "poll.at: poll 2 is at 2025-02-27T12:00:00+00:00 in"),
        (SAMPLE_POLLS[:4], "poll: expected at least the 5 of the base"),
    ],
)
def test_the_polls_of_an_extending_world_begin_with_those_of_its_base(make_world, polls, problem):
    own = {"published_at": "2025-02-24T13:00:00Z"}
    world = make_world(own, polls=polls, world=EXTENDING)
    assert refusal(world).startswith(f"polls.toml: {problem}")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('extends = "other"\n', "extends: expected 'sample', found 'other'"),
        ("extend = 1\n", "extend: is not a key that this file knows; did you mean extends?"),
        (
            EXTENDING + '[more_furniture.corvain.en]\npaywall = "x"\n',
            "more_furniture: 'corvain' is no outlet of the base",
        ),
    ],
)
def test_a_world_file_that_is_wrong_is_refused(make_world, text, problem):
    own = {"published_at": "2025-02-24T13:00:00Z"}
    told = refusal(make_world(own, polls=SAMPLE_POLLS, world=text))
    assert told.startswith(f"world.toml: {problem}")


@pytest.mark.parametrize(
    ("missing", "problem"),
    [
        ("polls.toml", "polls.toml: there is no such file; a world folder has polls.toml"),
        ("outlets.toml", "outlets.toml: there is no such file; a world folder has polls.toml"),
        ("articles/001.md", None),
    ],
)
def test_what_a_world_cannot_do_without(make_world, missing, problem):
    world = make_world()
    (world / missing).unlink()
    if problem is None:
        (world / "articles").rmdir()
        problem = "articles: there is no such folder"
    assert refusal(world).startswith(problem)


def test_no_folder_and_front_matter_that_does_not_close_are_clear(make_world, tmp_path):
    assert "there is no such folder" in refusal(tmp_path / "nothing")
    world = make_world()
    (world / "articles" / "001.md").write_text("+++\nid = 'x'\n")
    assert refusal(world).startswith("articles/001.md: line 1: front matter opens")


def test_hidden_files_are_nobodys_articles(make_world):
    world = make_world()
    (world / "articles" / "._001.md").write_bytes(b"\0\1")
    assert len(read_wire(world).articles) == 1


def test_the_vocabulary_explains_itself():
    assert all(told and not told.endswith(".") for told in CASES.values())
