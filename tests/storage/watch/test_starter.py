"""The starter folder that we ship: whole, and about real outlets."""

from pathlib import Path

import pytest

from storage.watch.folder import Watch, init_folder, load_watch
from storage.watch.suggest import fitting_feeds


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> Watch:
    root = tmp_path_factory.mktemp("starter")
    init_folder(root)
    return load_watch(root)


def test_the_starter_has_topics_with_examples_and_names(watch: Watch) -> None:
    assert watch.topics
    assert all(topic.names and topic.examples for topic in watch.topics)
    assert watch.folder.names_file.is_file()


def test_every_feed_names_outlet_language_and_owner(watch: Watch) -> None:
    assert len(watch.feeds) >= 40
    assert all(feed.outlet and feed.language and feed.owner for feed in watch.feeds)
    # Only organisations of many states belong to no country.
    assert {feed.outlet for feed in watch.feeds if feed.country is None} == {
        "United Nations",
        "NATO",
        "European Commission",
        "Council of the European Union",
        "IAEA",
    }


def test_state_and_independent_outlets_stand_side_by_side(watch: Watch) -> None:
    owners = {feed.outlet: feed.owner for feed in watch.feeds}
    assert {
        owners["TASS"],
        owners["The Kremlin"],
        owners["Ukrinform"],
        owners["The White House"],
    } == {"state"}
    assert "state" not in {
        owners["Meduza"],
        owners["The Kyiv Independent"],
        owners["BBC"],
        owners["ERR"],
    }
    assert {"en", "uk", "ru", "pl", "de", "fr"} <= {feed.language for feed in watch.feeds}


def test_the_reference_keeps_all_its_sentences_and_no_heading(watch: Watch) -> None:
    (reference,) = watch.references
    source = (watch.folder.references_folder / f"{reference.reference_id}.md").read_text("utf-8")
    body = source.split("+++\n", 2)[2]
    sentences = [line for line in body.split("\n") if line and not line.startswith("#")]
    assert reference.text.split("\n") == sentences
    assert reference.published_at is not None
    assert reference.outlet


def test_most_of_the_world_is_left_out_for_a_reference_about_one_country(watch: Watch) -> None:
    found = fitting_feeds(watch.feeds, language="en", countries=["PL"])
    assert {"Notes from Poland", "TVN24", "BBC World"} <= {feed.title for feed in found}
    assert not {"TASS", "The Kyiv Independent", "ERR News"} & {feed.title for feed in found}


def test_the_list_of_feeds_is_laid_out_for_people(watch: Watch) -> None:
    text = watch.folder.feeds_file.read_text("utf-8")
    assert "Feeds move and close." in text.split("<opml", maxsplit=1)[0]
    assert max(map(len, text.split("\n"))) < 220
    assert isinstance(watch.folder.root, Path)
