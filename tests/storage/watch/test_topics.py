import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.errors import InputError, QueryError, WatchFolderError
from extractors.topics.match import Matcher
from extractors.topics.query import parse_query
from storage.watch.topics import read_lists, read_topics, train_topics, write_topic

Make = Callable[[str, str], Path]
Complaint = Callable[..., str]

MILL = """# What we watch.
id = "mill"
threshold = 0.25
examples = ["The paper mill closes."]
counter_examples = ["Windmills are popular."]
query = '''
mill AND (clos* OR "shut down")
'''

[names]
en = "The mill"
de = "Die Fabrik"
"""


def test_a_topic_file_holds_all_of_a_topic(make_file: Make) -> None:
    (topic,) = read_topics(make_file("topics/mill.toml", MILL).parent)
    assert topic.topic_id == "mill"
    assert dict(topic.names) == {"en": "The mill", "de": "Die Fabrik"}
    assert topic.query == parse_query('mill AND (clos* OR "shut down")')
    assert topic.threshold == 0.25
    assert topic.examples == ("The paper mill closes.",)
    assert topic.counter_examples == ("Windmills are popular.",)


def test_topics_come_in_order_of_their_ids_and_share_lists(make_file: Make, tmp_path: Path) -> None:
    make_file("topics/1.toml", 'id = "b"\nquery = "@paper AND strike"\n')
    make_file("topics/2.toml", 'id = "a"\nquery = "town"\n')
    make_file("topics/lists.toml", 'paper = "mill OR pulp"\n')
    topics = read_topics(tmp_path / "topics")
    assert [topic.topic_id for topic in topics] == ["a", "b"]
    assert topics[1].query == parse_query("(mill OR pulp) AND strike")
    assert read_topics(tmp_path / "nowhere") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('query = "x"', "id: is missing; add it"),
        ('id = "a"', "query: is missing; add it"),
        (
            'id = "a"\nquery = "x"\nexample = ["y"]',
            "example: is not a key that this file knows; did you mean examples?",
        ),
        (
            'id = "A b"\nquery = "x"',
            "id: expected small letters, digits, - and _, as in rate-decision, found 'A b'",
        ),
        (
            'id = "a"\nquery = "x"\nalert = "Now"',
            """alert: expected "off" or "now" (did you mean now?), found 'Now'""",
        ),
        (
            'id = "a"\nquery = "x"\nalert = true',
            'alert: expected "off" or "now", found True',
        ),
        (
            'id = "a"\nquery = "x"\nalerts = "now"',
            "alerts: is not a key that this file knows; did you mean alert?",
        ),
        (
            'id = "a"\nquery = "x"\nthreshold = 2',
            "threshold: expected a number less than or equal to 1, found 2",
        ),
        (
            'id = "a"\nquery = "x"\nnames = "y"',
            "names: expected a table of keys and values, found 'y'",
        ),
        ('id = "a"\nquery = ["x"]', "query: expected a text in quotes, found ['x']"),
    ],
)
def test_a_wrong_key_names_file_key_and_what_was_expected(
    make_file: Make, complaint: Complaint, text: str, message: str
) -> None:
    path = make_file("topics/a.toml", text)
    assert complaint(read_topics, path.parent, path) == message


def test_two_topics_with_one_id_are_told(make_file: Make, complaint: Complaint) -> None:
    make_file("topics/a.toml", 'id = "mill"\nquery = "x"\n')
    path = make_file("topics/b.toml", 'id = "mill"\nquery = "y"\n')
    assert complaint(read_topics, path.parent, path) == (
        "id: 'mill' is taken by a.toml; choose another"
    )


@pytest.mark.parametrize(
    ("text", "place", "shown"),
    [
        ("id = 'a'\nquery = 'mill AND )'\n", "line 2, column 19: ", "query = 'mill AND )'"),
        ('id = "a"\nquery="""\nmill AND\n\t(pulp OR\n"""\n', "line 4, column 2: ", " (pulp OR"),
        ('id = "a"\nquery = """mill AND \\\n    )"""\n', "line 3, column 5: ", '    )"""'),
        (
            'id = "a"\nquery = "\\"a b\\" AND \\u0029"\n',
            "line 2, column 22: ",
            'query = "\\"a b\\" AND \\u0029"',
        ),
        (
            '"id" = "a"\n"query" = \'mill AND )\'\n',
            "line 2, column 21: ",
            "\"query\" = 'mill AND )'",
        ),
    ],
)
def test_a_mistake_in_a_query_is_shown_where_it_stands(
    make_file: Make, complaint: Complaint, text: str, place: str, shown: str
) -> None:
    path = make_file("topics/a.toml", text)
    first, line, caret = complaint(read_topics, path.parent, path).split("\n")
    assert first.startswith(place)
    assert not first.removeprefix(place).startswith("line")
    assert line == f"    {shown}"
    column = int(place.removesuffix(": ").rpartition(" ")[2])
    assert caret == " " * (4 + column - 1) + "^"


def test_a_mistake_far_right_is_shown_in_a_window(make_file: Make, complaint: Complaint) -> None:
    query = "mill AND " * 60 + ")"
    path = make_file("topics/a.toml", f"id = 'a'\nquery = '{query}'\n")
    first, line, caret = complaint(read_topics, path.parent, path).split("\n")
    assert first.startswith("line 2, column 550: ")
    assert len(line) < 110
    assert line[len(caret) - 1] == ")"


def test_a_mistake_in_a_query_under_an_odd_key_is_told_without_the_line(
    make_file: Make, complaint: Complaint
) -> None:
    path = make_file("topics/a.toml", "id = 'a'\n\"\\u0071uery\" = 'mill AND )'\n")
    message = complaint(read_topics, path.parent, path)
    assert message.startswith("query, line 1, column 10 of it: no parenthesis is open here")


def test_a_mistake_at_the_end_of_an_escaped_query_is_shown(
    make_file: Make, complaint: Complaint
) -> None:
    path = make_file("topics/a.toml", 'id = "a"\nquery = "mill AND"')
    first, _, caret = complaint(read_topics, path.parent, path).split("\n")
    assert first.startswith("line 2, column 18: ")
    assert len(caret) == 4 + 18


def test_a_mistake_in_a_list_is_shown_in_the_lists_file(
    make_file: Make, complaint: Complaint, tmp_path: Path
) -> None:
    path = make_file("topics/lists.toml", 'good = "a"\nbad = "a OR ("\n')
    make_file("topics/a.toml", "id = 'a'\nquery = '@good'\n")
    first, line, caret = complaint(read_topics, tmp_path / "topics", path).split("\n")
    assert first.startswith("line 2, column 13: ")
    assert (line, caret) == ('    bad = "a OR ("', " " * 16 + "^")


def test_a_list_that_is_no_query_is_told(
    make_file: Make, complaint: Complaint, tmp_path: Path
) -> None:
    path = make_file("topics/lists.toml", "words = 5\n")
    assert (
        complaint(read_lists, tmp_path / "topics", path)
        == "words: expected a text in quotes, found 5"
    )


GRAIN = 'id = "grain"\nquery = "like:wheat"\nlike = "news.jsonl"\n'


def example(text: str, *topics: str) -> str:
    return json.dumps({"text": text, "topics": topics})


def news(*more: str) -> str:
    lines = [
        *(example(f"The wheat harvest of farm {n} is dry and rich", "wheat") for n in range(9)),
        *(example(f"The bridge of town {n} is closed to lorries", "roads") for n in range(9)),
    ]
    return "\n".join([*lines, *more]) + "\n"


def test_a_topic_by_example_matches_what_is_like_its_examples(make_file: Make) -> None:
    folder = make_file("topics/grain.toml", GRAIN).parent
    make_file("topics/news.jsonl", news())
    make_file("topics/dry.toml", 'id = "dry"\nquery = "like:wheat AND dry"\nlike = "news.jsonl"\n')
    matcher = Matcher(read_topics(folder))
    rich = matcher.match(title="", text="A rich harvest of wheat", language="en")
    assert [match.topic for match in rich] == ["grain"]
    assert rich[0].score > 0.5
    assert {"harvest", "wheat"} <= {hit.text for hit in rich[0].evidence}
    dry = matcher.match(title="", text="The wheat harvest is dry", language="en")
    assert {match.topic for match in dry} == {"dry", "grain"}
    assert not matcher.match(title="", text="The bridge is closed", language="en")


def test_what_was_learned_is_kept_until_the_examples_change(make_file: Make) -> None:
    folder = make_file("topics/grain.toml", GRAIN).parent
    make_file("topics/news.jsonl", news())
    told: list[str] = []
    first = read_topics(folder, progress=told.append)
    assert told
    told.clear()
    again = read_topics(folder, progress=told.append)
    assert told == []
    models = [topic.model for topic in (*first, *again)]
    assert models[0] is not None
    assert models[1] is not None
    assert models[0].digest == models[1].digest
    assert (models[0].weights == models[1].weights).all()
    make_file("topics/news.jsonl", news(example("Barley is no wheat", "barley")))
    assert read_topics(folder, progress=told.append)
    assert told
    make_file("topics/news.learned.npz", "not what it was")
    assert read_topics(folder)[0].model is not None


def test_training_tells_how_well_each_label_is_known(make_file: Make) -> None:
    folder = make_file("topics/grain.toml", GRAIN).parent
    make_file("topics/news.jsonl", news())
    (learned,) = train_topics(folder).values()
    assert learned.n_examples == 18
    assert [(f.label, f.positives, f.f1) for f in learned.figures] == [("wheat", 9, 1.0)]


@pytest.mark.parametrize(
    ("topic", "lines", "told"),
    [
        ('query = "wheat"\nlike = "news.jsonl"', news(), "expected like:ID"),
        ('query = "like:wheat"', news(), 'add like = "FILE.jsonl"'),
        ('query = "like:oats"\nlike = "news.jsonl"', news(), "no example names oats"),
        ('query = "like:wheat"\nlike = "news.jsonl"', news("{}"), "line 19: expected"),
        ('query = "like:wheat"\nlike = "news.jsonl"', news('{"text": 1, "topics": []}'), "line 19"),
        ('query = "like:wheat"\nlike = "none.jsonl"', news(), "there is no such file"),
        ('query = "like:wheat"\nlike = "news.jsonl"', example("a", "wheat"), "every example names"),
    ],
)
def test_examples_that_cannot_be_learned_from_are_told(
    topic: str, lines: str, told: str, make_file: Make
) -> None:
    folder = make_file("topics/grain.toml", f'id = "grain"\n{topic}\n').parent
    make_file("topics/news.jsonl", lines)
    with pytest.raises(WatchFolderError, match=re.escape(told)):
        read_topics(folder)


@pytest.mark.parametrize("query", ["mill", '"a b" OR x\nAND y', "a OR =US # it's '''odd'''"])
def test_a_written_topic_reads_back(tmp_path: Path, query: str) -> None:
    path = write_topic(tmp_path, "mill", {"en": "The mill"}, query)
    assert path == tmp_path / "mill.toml"
    (topic,) = read_topics(tmp_path)
    assert (topic.topic_id, dict(topic.names), topic.query) == (
        "mill",
        {"en": "The mill"},
        parse_query(query),
    )


def test_a_written_topic_is_one_that_people_can_edit(tmp_path: Path) -> None:
    path = write_topic(tmp_path, "mill", {"en": "The mill"}, 'mill AND\n"shut down"')
    assert path.read_text("utf-8") == (
        "id = \"mill\"\nquery = '''\nmill AND\n\"shut down\"\n'''\n\n[names]\nen = \"The mill\"\n"
    )


def test_writing_a_topic_again_keeps_comments_and_other_keys(make_file: Make) -> None:
    path = make_file("topics/other-name.toml", MILL)
    assert write_topic(path.parent, "mill", {"en": "Mill"}, "mill NEAR/3 closes") == path
    text = path.read_text("utf-8")
    assert text.startswith('# What we watch.\nid = "mill"\nthreshold = 0.25\n')
    (topic,) = read_topics(path.parent)
    assert topic.query == parse_query("mill NEAR/3 closes")
    assert dict(topic.names) == {"en": "Mill"}
    assert topic.examples == ("The paper mill closes.",)


def test_nothing_is_written_for_a_wrong_query_or_id(tmp_path: Path) -> None:
    with pytest.raises(QueryError):
        write_topic(tmp_path, "mill", {}, "mill AND )")
    with pytest.raises(InputError, match="use small letters"):
        write_topic(tmp_path, "../mill", {}, "mill")
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_another_topic_is_not_written_over(make_file: Make, complaint: Complaint) -> None:
    path = make_file("topics/mill.toml", 'id = "river"\nquery = "river"\n')
    message = complaint(lambda folder: write_topic(folder, "mill", {}, "mill"), path.parent, path)
    assert message == "holds another topic; rename it to write 'mill' there"
