import math
import pickle
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.language.names import Gazetteer, NamedEntity
from extractors.model import Evidence, TopicMatch
from extractors.topics.match import Matcher
from extractors.topics.query import parse_query
from extractors.topics.topic import Topic

Find = Callable[..., TopicMatch | None]


def shown(match: TopicMatch | None) -> list[str]:
    assert match is not None
    return [evidence.text for evidence in match.evidence]


@pytest.mark.parametrize(
    ("query", "text", "matches"),
    [
        ("mill paper", "The paper mill", True),
        ("mill AND steel", "The paper mill", False),
        ("mill OR steel", "The steel works", True),
        ("mill NOT paper", "The steel mill", True),
        ("mill NOT paper", "The paper mill", False),
        ('"paper mill"', "The paper mills closed", True),
        ('"paper mill"', "A mill for paper", False),
        ('"mill paper"~1', "A mill for paper", True),
        ('"paper mill"~1', "A mill for white paper", False),
        ('"paper mill"~2', "A mill for white paper", True),
        ('"tea tea"~2', "tea for two", False),
        ('"tea tea"~2', "tea or no tea", True),
        ("mill NEAR/2 paper", "A mill for paper", True),
        ("mill NEAR/1 paper", "A mill for paper", False),
        ("paper NEAR/2 mill", "A mill for paper", True),
        ("paper ADJ/2 mill", "A mill for paper", False),
        ("mill ADJ/2 paper", "A mill for paper", True),
        ("mill NEAR/3 mill", "A mill", False),
        ("(mill OR works) NEAR/2 (paper OR steel)", "The steel old works", True),
        ('"paper mill" NEAR/2 "steel works"', "paper mill and steel works", True),
        ("mill NEAR/2 paper NEAR/2 white", "mill of paper, all white", True),
        ("mill NEAR/2 paper NEAR/2 white", "mill of paper, but not white", False),
        ("ATLEAST2 mill", "One mill", False),
        ("ATLEAST2 mill", "One mill, two mills", True),
        ("ATLEAST2 (mill OR works)", "A mill and a works", True),
        ("title:mill", "A mill", False),
        ("body:mill", "A mill", True),
        ("negotiat*", "The negotiators negotiated", True),
        ("organi?ation", "An organisation", True),
        ("organi?ation", "An organiation", False),
        ("=US", "The US said", True),
        ("=US", "Tell us", False),
        ("US", "Tell us", True),
        ('="White House"', "the white house", False),
        ('="U.S."', "The U.S. said", True),
        ("don't", "They don’t know", True),
        ("mill SENT closed", "The mill is old. It closed.", False),
        ("mill SENT closed", "Closed, said the owner of the mill.", True),
        ("mill SENT mill", "One mill.", False),
        ("(mill OR works) SENT (closed OR shut)", "It is a works. The mill shut.", True),
        ("mill SENT closed NEAR/1 today", "The mill closed today.", True),
        ("mill^2 AND paper", "A paper mill", True),
        ("mill -paper", "A paper mill", False),
        ("lead:mill", "A mill", True),
        ("lead:mill", "word " * 60 + "mill", False),
        ("lang:en mill", "A mill", True),
        ("lang:(de OR pl) mill", "A mill", False),
        ("NOT lang:de mill", "A mill", True),
    ],
)
def test_a_query_means_what_it_says(query: str, text: str, matches: bool, find: Find) -> None:
    assert (find(query, text) is not None) is matches


@pytest.mark.parametrize(
    ("word", "language", "text"),
    [
        ("sanction", "en", "New sanctions were imposed."),
        ("announce", "en", "It was announced today."),
        ("переговоры", "ru", "О переговорах молчат."),
        ("Зеленский", "ru", "Слова Зеленского"),
        ("угода", "uk", "Про угоду мовчать."),
        ("рік", "uk", "Минулого року"),
        ("Rohstoff", "de", "Die Rohstoffe"),
        ("ceasefire", "ru", "слово ceasefire в русском тексте"),
        ("ёлка", "ru", "У елки"),
    ],
)
def test_words_match_their_inflected_forms_in_the_language_of_the_text(
    word: str, language: str, text: str, find: Find
) -> None:
    assert find(word, text, language=language) is not None


def test_near_words_are_not_one_word(find: Find) -> None:
    assert find("aide", "First aid") is None


def test_title_and_body_are_told_apart(find: Find) -> None:
    assert find("title:mill body:paper", "paper", title="Mill") is not None
    assert find("title:mill body:paper", "mill", title="Paper") is None
    assert find("body:mill", summary="mill") is not None
    assert find("title:(mill NOT paper)", "paper", title="Mill") is not None


def test_the_lead_is_the_summary_and_the_first_sixty_words() -> None:
    matcher = Matcher([Topic("t", {}, parse_query("lead:mill"))])
    assert matcher.match(title="", summary="mill", text="word " * 80)
    assert matcher.match(title="", summary="word", text="word " * 59 + "mill")
    assert not matcher.match(title="mill", summary="", text="word " * 60 + "mill")


def test_the_outlet_is_matched_by_name_and_stands_nowhere() -> None:
    query = parse_query('source:("Harbour Wire" OR tally*) AND mill')
    matcher = Matcher([Topic("t", {}, query)])
    (match,) = matcher.match(title="A mill", text="", outlet="The Harbour Wire")
    assert [hit.text for hit in match.evidence] == ["mill"]
    assert matcher.match(title="A mill", text="", outlet="Tally & Treaty")
    assert not matcher.match(title="A mill of the Harbour Wire", text="", outlet="Other")


def test_entities_are_found_by_any_of_their_names() -> None:
    rows = [NamedEntity("person/marsh", "person", ("Tilda Marsh", "Marsh", "Марш*"))]
    matcher = Matcher(
        [
            Topic("whole", {}, parse_query("entity:person/marsh SENT won")),
            Topic("short", {}, parse_query("title:entity:marsh")),
            Topic("other", {}, parse_query("entity:person/vondra")),
        ],
        Gazetteer(rows),
    )
    found = matcher.match(title="The mayor won", text="On Sunday Tilda Marsh won again.")
    assert [(match.topic, [hit.text for hit in match.evidence]) for match in found] == [
        ("whole", ["Tilda Marsh", "won"])
    ]
    assert [m.topic for m in matcher.match(title="Слова Маршем", text="")] == ["short"]


def test_a_weight_moves_the_score_and_not_the_match(find: Find) -> None:
    plain, heavy, light = (find(query, "A mill") for query in ("mill", "mill^3", "mill^0.1"))
    assert plain
    assert heavy
    assert light
    assert light.score < plain.score < heavy.score
    assert light.evidence == plain.evidence == heavy.evidence


def test_an_explanation_names_the_first_part_that_is_missing() -> None:
    matcher = Matcher([Topic("t", {}, parse_query("mill AND (paper OR steel) AND title:closed"))])
    judged = matcher.explain("t", title="A mill", text="Wood")
    assert judged.match is None
    assert [(str(part.query), part.hits is not None) for part in judged.parts] == [
        ("mill", True),
        ("paper OR steel", False),
    ]
    judged = matcher.explain("t", title="A mill closed", text="Paper")
    assert judged.match is not None
    assert judged.score == judged.match.score
    shares = [part.share for part in judged.parts if part.share is not None]
    assert judged.score == pytest.approx(math.prod(shares) ** (1 / 3))
    assert judged.parts[0].score is not None
    assert judged.parts[0].score.title == 3
    with pytest.raises(KeyError):
        matcher.explain("u", title="", text="")


def test_phrases_and_near_do_not_cross_fields(find: Find) -> None:
    assert find('"paper mill"', "mill", title="paper") is None
    assert find("paper NEAR/100 mill", "mill", title="paper") is None
    assert find("paper NEAR/100 mill", "mill", summary="paper") is None


def test_evidence_gives_field_offsets_text_and_sentence(find: Find) -> None:
    match = find(
        "mill AND closed NOT fire",
        "It is cold. The Paper Mills\u00ad are closed!\nNext.",
        title="Mill shut",
    )
    assert match is not None
    assert match.evidence == (
        Evidence("title", 0, 4, "Mill", "Mill shut"),
        Evidence("text", 22, 28, "Mills\u00ad", "The Paper Mills\u00ad are closed!"),
        Evidence("text", 33, 39, "closed", "The Paper Mills\u00ad are closed!"),
    )


def test_negated_words_give_no_evidence(find: Find) -> None:
    assert shown(find("mill NOT (paper AND steel)", "paper mill")) == ["mill"]
    assert shown(find("NOT NOT mill OR paper", "paper mill")) == ["paper"]


def test_near_gives_only_the_hits_that_are_near(find: Find) -> None:
    text = "paper . . mill " + "word " * 20 + "paper"
    assert shown(find("mill NEAR/3 paper", text)) == ["paper", "mill"]


def test_the_longest_of_overlapping_hits_is_shown(find: Find) -> None:
    assert shown(find('mill OR "paper mill" OR paper', "A paper mill")) == ["paper mill"]


def test_three_places_of_each_word_are_shown(find: Find) -> None:
    assert shown(find("mill OR paper", "mill mill mill mill paper")) == ["mill"] * 3 + ["paper"]


def test_a_query_of_not_alone_matches_without_evidence(find: Find) -> None:
    assert find("NOT mill", "paper") == TopicMatch("t", 0.0, ())
    assert find("NOT mill", "") == TopicMatch("t", 0.0, ())


def score_of(find: Find, query: str, text: str, title: str = "") -> float:
    match = find(query, text, title=title)
    assert match is not None
    return match.score


def test_the_title_outweighs_the_lead_and_the_lead_the_rest(find: Find) -> None:
    filler = "word " * 70
    in_title = score_of(find, "mill", filler, "mill")
    in_lead = score_of(find, "mill", f"mill {filler}")
    below = score_of(find, "mill", f"{filler} mill")
    assert 0 < below < in_lead < in_title < 1


def test_more_places_more_words_and_a_shorter_text_score_higher(find: Find) -> None:
    filler = "word " * 50
    once = score_of(find, "mill OR paper", f"mill {filler}")
    twice = score_of(find, "mill OR paper", f"mill mill {filler}")
    both = score_of(find, "mill OR paper", f"mill paper {filler}")
    assert once < twice < both
    assert once < score_of(find, "mill OR paper", "mill and ten words more")


def test_one_brushed_group_pulls_the_score_down(find: Find) -> None:
    filler = "word " * 70
    dwelt = score_of(find, "mill AND paper", f"mill paper mill paper {filler}", "mill paper")
    brushed = score_of(find, "mill AND paper", f"mill mill mill {filler} paper", "mill mill")
    assert brushed < dwelt


def test_the_points_are_those_of_the_docstring(find: Find) -> None:
    # In the title 3, ln 2 for one place, 0.3 x 10 for 50 places in 100 words cut to 10.
    assert score_of(find, "mill", "word", "mill") == pytest.approx(6.6931 / 10.6931, abs=1e-4)


def test_the_threshold_cuts() -> None:
    query = parse_query("mill")
    topics = [Topic("low", {}, query, 0.3), Topic("high", {}, query, 0.9)]
    (match,) = Matcher(topics).match(title="", text="A mill", language="en")
    assert match.topic == "low"


def test_matches_come_best_first_and_ties_in_the_order_given() -> None:
    queries = {"rest": "steel", "one": "mill", "best": "title:paper", "two": "mill", "none": "gold"}
    topics = [Topic(topic_id, {}, parse_query(query)) for topic_id, query in queries.items()]
    text = "mill " + "word " * 70 + "steel"
    found = Matcher(topics).match(title="Paper", text=text, language="en")
    assert [match.topic for match in found] == ["best", "one", "two", "rest"]


def test_a_matcher_can_be_sent_to_another_process() -> None:
    matcher = Matcher([Topic("t", {}, parse_query("mill* OR =US OR paper"))])
    first = matcher.match(title="Mills", text="", language="en")
    assert pickle.loads(pickle.dumps(matcher)).match(title="Mills", text="", language="en") == first


def test_a_matcher_that_has_to_forget_still_matches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.topics.lexicon._MAX_REMEMBERED", 2)
    matcher = Matcher([Topic("t", {}, parse_query("mill AND paper"))])
    for _ in range(2):
        assert matcher.match(title="", text="The paper and the mill", language="en")


def test_no_topic_and_no_text_match_nothing(find: Find) -> None:
    assert Matcher([]).match(title="a", text="b") == ()
    assert find("mill") is None


WORDS = ["mill", "mills", "paper", "steel", "US", "us", "war", "млин", "млини", "rate", "cut", "."]
word_texts = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
QUERIES = [
    "mill SENT paper",
    "(mill OR paper^2) SENT steel NEAR/3 mill",
    "lead:mill OR title:paper^3",
    "mill AND paper",
    "mill NEAR/3 (paper OR steel)",
    '"paper mill" OR "rate cut"~3',
    "ATLEAST2 mil* AND title:paper",
    "=US ADJ/4 war NEAR/5 (mill OR cut)",
    "(mill ADJ/3 mill) NEAR/2 paper",
    '"mill mill paper"~4 OR body:млин',
]


@given(st.sampled_from(QUERIES), word_texts, word_texts, st.sampled_from(["en", "uk", None]))
def test_words_added_at_the_end_never_lose_a_match(
    query: str, text: str, more: str, language: str | None
) -> None:
    matcher = Matcher([Topic("t", {}, parse_query(query))])
    before = matcher.match(title="paper", text=text, language=language)
    after = matcher.match(title="paper", text=f"{text} {more}", language=language)
    assert len(after) >= len(before)


@settings(max_examples=200)
@given(
    st.sampled_from([*QUERIES, "NOT mill", "(a NOT b) OR ATLEAST1 c"]),
    st.text() | word_texts,
    st.text() | word_texts,
    st.text() | word_texts,
    st.sampled_from(["en", "ru", "uk", "pl", "xx", None]),
)
def test_any_text_is_matched_and_its_evidence_slices_back(
    query: str, title: str, summary: str, text: str, language: str | None
) -> None:
    fields = {"title": title, "summary": summary, "text": text}
    matcher = Matcher([Topic("t", {}, parse_query(query))])
    for match in matcher.match(title=title, summary=summary, text=text, language=language):
        assert 0 <= match.score < 1
        for evidence in match.evidence:
            source = fields[evidence.field]
            assert source[evidence.start : evidence.end] == evidence.text
            assert evidence.sentence in source
            assert evidence.text.split()[0] in evidence.sentence


@given(st.sampled_from(QUERIES), word_texts, word_texts)
def test_a_topic_matches_alone_as_it_does_among_others(query: str, title: str, text: str) -> None:
    topics = [Topic(text_of, {}, parse_query(text_of)) for text_of in QUERIES]
    (alone,) = [topic for topic in topics if topic.topic_id == query]
    among = Matcher(topics).match(title=title, text=text, language="en")
    expected = Matcher([alone]).match(title=title, text=text, language="en")
    assert tuple(match for match in among if match.topic == query) == expected
