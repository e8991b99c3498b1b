"""Any world folder can be played as a demo: it is remembered, checked, and made a watch of its own if it has a reference."""

import shutil

import pytest

from extractors.errors import InputError
from extractors.topics.match import Matcher
from flows.demo import play, prepare, wire_server
from flows.stages.desk import clock_of, network_of, open_desk
from flows.stages.one_pass import one_pass
from flows.wire.position import read_position
from storage.watch.folder import WatchFolder, load_watch
from storage.watch.sample_wire import read_wire

REFERENCE = """+++
outlet = "Sample desk"
published_at = 2025-02-27T18:00:00Z
language = "en"
+++
# Crane falls into the harbour of Quay

The harbour office of Quay closed the north basin after a crane fell into it.

Odile Brandt, the harbour master, said that 14 boats cannot leave the harbour.

A salvage firm will lift the crane on Friday.
"""


@pytest.fixture
def own_world(make_world):
    world = make_world()
    (world / "reference.md").write_text(REFERENCE, "utf-8")
    return world


def test_a_world_is_played_from_its_first_poll_to_its_last(tmp_path, make_world):
    world, root, clocks = make_world(), tmp_path / "demo", []

    def run_pass(folder):
        clocks.append(clock_of(load_watch(folder))())
        return []

    numbers = [(p.number, p.of) for p in play(root, world=world, run_pass=run_pass)]
    assert numbers == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert tuple(clocks) == read_wire(world).polls
    assert load_watch(root).feeds == read_wire(world).feed_sources()


def test_the_hosts_of_a_world_and_no_others_lead_to_its_server(tmp_path, make_world):
    root = tmp_path / "demo"
    position = prepare(root, world=make_world())
    network = network_of(WatchFolder(root), load_watch(root).settings)
    assert network.routes == (("quay-herald.example", position.port),)
    assert network.allow == ()


def test_a_stopped_demo_goes_on_with_its_world_also_when_nobody_names_it_again(
    tmp_path, make_world
):
    world, root = make_world(), tmp_path / "demo"
    for played in play(root, world=world, run_pass=lambda _: []):
        if played.number == 2:
            break
    again = [(p.number, p.of) for p in play(root, run_pass=lambda _: [])]
    assert again == [(2, 4), (3, 4), (4, 4)]
    assert read_position(root / ".state" / "demo").world == str(world)
    with wire_server(root) as port:
        assert port == read_position(root / ".state" / "demo").port


def test_a_relative_path_is_the_same_world(tmp_path, make_world, monkeypatch):
    world, root = make_world(), tmp_path / "demo"
    first = prepare(root, world=world)
    monkeypatch.chdir(world.parent)
    assert prepare(root, world=world.relative_to(world.parent)) == first


def test_another_world_on_the_same_folder_is_a_clear_error(tmp_path, make_world):
    one, other = make_world(name="one"), make_world(name="other")
    prepare(tmp_path / "demo", world=one)
    with pytest.raises(InputError, match=r"demo plays .*one: play .*other in a new folder"):
        prepare(tmp_path / "demo", world=other)
    prepare(tmp_path / "sample")
    with pytest.raises(InputError, match=r"plays the bundled sample: play .*other in a new folder"):
        prepare(tmp_path / "sample", world=other)


def test_a_world_that_cannot_be_played_makes_no_folder(tmp_path, make_world):
    wrong = make_world({"page": "glossy"})
    for world in (tmp_path / "nowhere", wrong):
        with pytest.raises(InputError, match=world.name):
            prepare(tmp_path / "demo", world=world)
    assert not (tmp_path / "demo").exists()


def test_a_world_that_is_gone_is_a_clear_error(tmp_path, make_world):
    world, root = make_world(), tmp_path / "demo"
    prepare(root, world=world)
    shutil.rmtree(world)
    with pytest.raises(InputError, match="there is no such folder; a world folder has"):
        prepare_in_a_new_process(root)


def prepare_in_a_new_process(root):
    from storage.watch.sample_wire import wire_in

    wire_in.cache_clear()
    with wire_server(root):
        pass


def test_a_world_without_a_reference_is_watched_with_the_starter(tmp_path, make_world):
    root = tmp_path / "demo"
    prepare(root, world=make_world())
    watch = load_watch(root)
    assert len(watch.topics) == 10
    assert len(watch.references) == 1


def test_a_world_of_its_own_is_watched_as_its_reader_would(tmp_path, own_world):
    root = tmp_path / "demo"
    prepare(root, world=own_world)
    watch = load_watch(root)
    (reference,) = watch.references
    assert reference.title == "Crane falls into the harbour of Quay"
    assert reference.outlet == "Sample desk"
    (topic,) = watch.topics
    assert topic.topic_id == "crane-falls-into-the-harbour-of-quay"
    assert Matcher(watch.topics).match(title=reference.title, text=reference.text)
    assert watch.feeds == read_wire(own_world).feed_sources()
    assert watch.settings.alerts.channels == ("file",)
    assert not (root / "names.toml").exists()


def test_preparing_a_world_of_its_own_again_keeps_what_the_user_changed(tmp_path, own_world):
    root = tmp_path / "demo"
    first = prepare(root, world=own_world)
    (topic,) = (root / "topics").glob("*.toml")
    topic.write_text('id = "crane-falls-into-the-harbour-of-quay"\nquery = "crane"\n')
    assert prepare(root) == first
    assert 'query = "crane"' in topic.read_text()


@pytest.mark.parametrize("n_files", range(6))
def test_a_killed_preparation_of_a_world_of_its_own_is_finished(
    tmp_path, own_world, killed_after, n_files
):
    root = tmp_path / "demo"
    with killed_after(n_files):
        prepare(root, world=own_world)
    prepare(root, world=own_world)
    watch = load_watch(root)
    assert (len(watch.references), len(watch.topics), len(watch.feeds)) == (1, 1, 1)
    assert watch.settings.alerts.channels == ("file",)


def test_the_articles_of_a_world_are_read_and_compared(tmp_path, make_world):
    world = make_world({"title": "Harbour of Quay: crane falls, boats stuck"})
    (world / "reference.md").write_text(REFERENCE, "utf-8")

    def run_pass(folder):
        return list(one_pass(open_desk(folder)))

    (first, *_) = play(tmp_path / "demo", world=world, run_pass=run_pass)
    told = {report.stage: report.sentence for report in first.reports}
    assert told["poll"].startswith("1 feeds asked, 1 new entries")
    assert told["read"].startswith("1 pages read: 1 new")
    assert "1 versions compared" in told["compare"]
