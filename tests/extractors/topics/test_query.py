import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import QueryError
from extractors.topics.ast import (
    And,
    AtLeast,
    Entity,
    Field,
    Like,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    SameSentence,
    Weighted,
    Word,
)
from extractors.topics.query import parse_query

A, B, C = Word("a"), Word("b"), Word("c")


def test_words_side_by_side_are_all_wanted() -> None:
    assert parse_query("a b AND c") == And((A, B, C))


def test_and_binds_more_tightly_than_or() -> None:
    assert parse_query("a OR b c") == Or((A, And((B, C))))


def test_not_binds_more_tightly_than_and() -> None:
    assert parse_query("NOT a b") == And((Not(A), B))


def test_near_binds_more_tightly_than_and() -> None:
    assert parse_query("a b NEAR/5 c") == And((A, Near(B, C, 5)))


def test_near_and_adj_group_from_the_left() -> None:
    assert parse_query("a NEAR/3 b ADJ/2 c") == Near(Near(A, B, 3), C, 2, is_ordered=True)


def test_a_minus_before_a_word_is_not() -> None:
    assert parse_query('a -b -"c d" -(e OR f)') == parse_query('a NOT b NOT "c d" NOT (e OR f)')
    assert parse_query("a-b") == parse_query('"a b"')


def test_sent_in_small_letters_is_a_word() -> None:
    assert parse_query("troops sent") == And((Word("troops"), Word("sent")))
    assert parse_query("a SENT b") == SameSentence(Word("a"), Word("b"))


def test_weights_bind_to_the_word_or_parenthesis_before_them() -> None:
    assert parse_query("title:a^2") == Field("title", Weighted(Word("a"), 2.0))
    assert parse_query("(a OR b)^0.5") == Weighted(Or((Word("a"), Word("b"))), 0.5)


def test_entities_are_ids_one_or_several() -> None:
    assert parse_query("entity:Person/Lavrov") == Entity("person/lavrov")
    assert parse_query('entity:("person/a" OR b)') == Or((Entity("person/a"), Entity("b")))


def test_parentheses_come_first() -> None:
    assert parse_query("(a OR b) NEAR/4 (c OR a)") == Near(Or((A, B)), Or((C, A)), 4)


def test_a_phrase_keeps_its_words_and_slop() -> None:
    assert parse_query('"a b"') == Phrase((A, B))
    assert parse_query('"a b"~7') == Phrase((A, B), 7)


def test_fields_and_counts_take_one_operand() -> None:
    assert parse_query("title:a b") == And((Field("title", A), B))
    assert parse_query("Body:(a OR b)") == Field("body", Or((A, B)))
    assert parse_query("ATLEAST3 (a OR b)") == AtLeast(3, Or((A, B)))


def test_an_equals_sign_marks_what_is_taken_as_written() -> None:
    assert parse_query("=US") == Word("US", is_exact=True)
    assert parse_query('="White House"') == Phrase((Word("White", True), Word("House", True)))


def test_a_comment_ends_with_its_line() -> None:
    assert parse_query('a # all of OR ( " \n OR b # end') == Or((A, B))


def test_words_are_split_as_texts_are() -> None:
    assert parse_query("rare-earth*") == Phrase((Word("rare"), Word("earth*")))
    assert parse_query("don't") == Word("don't")


def test_a_quoted_operator_is_a_word() -> None:
    assert parse_query('"and" "NEAR/5"') == And((Word("and"), Phrase((Word("NEAR"), Word("5")))))
    assert parse_query("ANDES ORB NOTE") == And((Word("ANDES"), Word("ORB"), Word("NOTE")))


def test_a_list_is_read_as_one_operand() -> None:
    lists = {"ab": "a OR b # both", "all": "@ab OR c"}
    assert parse_query("c @ab", lists=lists) == And((C, Or((A, B))))
    assert parse_query("@all", lists=lists) == Or((Or((A, B)), C))


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("", 1, 1, "empty"),
        ("# only a comment", 1, 17, "found the end"),
        ("a OR", 1, 5, "found the end"),
        ("OR a", 1, 1, "found OR"),
        ("a\n  AND OR b", 2, 7, 'write "OR"'),
        ("a\n (b OR c", 2, 2, "never closed"),
        ("a)", 1, 2, "no parenthesis is open"),
        ("a ()", 1, 4, "found )"),
        ('a "b c', 1, 3, "not closed"),
        ("a and b", 1, 3, "write AND"),
        ("a or b", 1, 3, "write OR"),
        ("not a", 1, 1, "write NOT"),
        ("a near/5 b", 1, 3, "write NEAR/5"),
        ("a NEAR b", 1, 3, "write NEAR/5"),
        ("atleast3 a", 1, 1, "write ATLEAST3"),
        ("NEAR/5 a", 1, 1, "found NEAR/5"),
        ("a NEAR/0 b", 1, 3, "from 1 to 100"),
        ("a ADJ/101 b", 1, 3, "from 1 to 100"),
        ("ATLEAST0 a", 1, 1, "from 1 to 100"),
        ("a NEAR/5 (b c)", 1, 3, "outside"),
        ("NOT a NEAR/5 b", 1, 7, "outside"),
        ("ATLEAST2 (NOT a)", 1, 1, "outside"),
        ("author:ru", 1, 1, "no field author"),
        ("a SENT (b c)", 1, 3, "outside"),
        ("a source:b NEAR/2 c", 1, 12, "outside"),
        ("like:a NEAR/2 c", 1, 8, "outside"),
        ("entity:(a b)", 1, 9, "such as person/lavrov"),
        ("entity:@l", 1, 8, "such as person/lavrov"),
        ("a^0", 1, 2, "above 0"),
        ("a^", 1, 2, "right behind"),
        ("^2 a", 1, 1, "found ^2"),
        ("9:30", 1, 2, "a colon"),
        ("ab*", 1, 1, "three letters"),
        ("abc*d*", 1, 1, "more than one"),
        ("where?", 1, 1, "inside a word"),
        ("=Word*", 1, 1, "no * or ?"),
        ('"a"~3', 1, 1, "two words or more"),
        ("a ~3", 1, 3, "right behind a phrase"),
        ("“a b”", 1, 1, "straight quotes"),
        ("- a", 1, 1, "write NOT"),
        ("a €", 1, 3, "no letter or digit"),
        ("@a OR b", 1, 1, "no lists are defined"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_a_way_out(
    text: str, line: int, column: int, said: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(text)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert str(caught.value).startswith(f"line {line}, column {column}: ")
    assert said in str(caught.value)


def test_the_nearest_list_is_offered_for_one_that_is_missing() -> None:
    with pytest.raises(QueryError, match="did you mean @banks"):
        parse_query("a\n@bank", lists={"banks": "a", "mills": "b"})


def test_all_lists_are_named_when_none_is_near() -> None:
    with pytest.raises(QueryError, match="the lists are @banks, @mills"):
        parse_query("@xyz", lists={"mills": "b", "banks": "a"})


def test_a_mistake_in_a_list_is_told_where_the_list_is_used() -> None:
    with pytest.raises(QueryError, match="in the list @ab, line 2, column 1") as caught:
        parse_query("c OR @ab", lists={"ab": "a OR\nor"})
    assert (caught.value.line, caught.value.column) == (1, 6)


def test_a_list_that_leads_back_to_itself_is_refused() -> None:
    with pytest.raises(QueryError, match="leads back to itself"):
        parse_query("@a", lists={"a": "x OR @b", "b": "y OR @a"})


def test_lists_that_multiply_without_end_are_refused() -> None:
    lists = {f"l{n}": f"@l{n + 1} @l{n + 1} @l{n + 1} @l{n + 1}" for n in range(12)} | {"l12": "a"}
    with pytest.raises(QueryError, match="more than 5000 words"):
        parse_query("@l0", lists=lists)


def test_parentheses_may_be_as_many_as_you_like() -> None:
    assert parse_query("(" * 5000 + "a" + ")" * 5000) == A


@pytest.mark.parametrize("text", ["NOT " * 5000 + "a", "(a b OR " * 100 + "c" + ")" * 100])
def test_depth_has_a_limit_and_never_crashes(text: str) -> None:
    with pytest.raises(QueryError, match="too deeply"):
        parse_query(text)


def test_a_long_chain_of_near_is_refused() -> None:
    with pytest.raises(QueryError, match="too deeply"):
        parse_query("a" + " NEAR/5 a" * 500)


texts = st.text("abcxyz", min_size=1, max_size=5) | st.sampled_from(
    ["and", "NOT", "near", "title", "1,200.5", "don’t", "Їжак", "йод", "ﬁn", "İx", "ATLEAST3"]
)
plain_words = texts.map(Word)
wild_words = st.tuples(st.text("abc", min_size=3, max_size=5), st.sampled_from(["", "d"])).map(
    lambda parts: Word(f"{parts[0]}*{parts[1]}")
)
leaves: st.SearchStrategy[Query] = st.one_of(
    st.sampled_from(["person/lavrov", "and", "un", "o'neil", "two words"]).map(Entity),
    plain_words,
    wild_words,
    texts.map(lambda text: Word(text, is_exact=True)),
    st.builds(
        Phrase,
        st.lists(plain_words | wild_words, min_size=2, max_size=3).map(tuple),
        st.integers(0, 100),
    ),
)
places = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Near, inner, inner, st.integers(1, 100), st.booleans()),
        st.builds(SameSentence, inner, inner),
        st.builds(Weighted, inner, st.sampled_from([0.25, 1.0, 2.0, 100.0])),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
        st.builds(Field, st.sampled_from(["title", "lead", "body"]), inner),
    ),
    max_leaves=6,
)
queries = st.recursive(
    places
    | st.builds(AtLeast, st.integers(1, 100), places)
    | st.sampled_from(["ports", "a-b", "9"]).map(Like),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
        st.builds(Not, inner),
        st.builds(Field, st.sampled_from(["title", "source", "lang"]), inner),
    ),
    max_leaves=8,
)


@given(queries)
def test_a_query_prints_as_a_query_that_parses_to_the_same(query: Query) -> None:
    assert parse_query(str(query)) == query


PIECES = [
    *("a", "b*", "cd?e", "abc*", "AND", "OR", "NOT", "NEAR/3", "ADJ/2", "ATLEAST2", "(", ")"),
    *(
        '"a b"',
        '"a b"~2',
        "=A",
        '="A B"',
        "title:",
        "lead:",
        "entity:",
        "like:x",
        "SENT",
        "^2",
        "-a",
        "-",
        "@l",
        "#",
        "\n",
        '"',
        "*",
        "?",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(max_size=40))
def test_any_text_is_a_query_or_a_mistake_with_a_place(text: str) -> None:
    try:
        query = parse_query(text, lists={"l": "x OR y"})
    except QueryError as error:
        place = (error.line, error.column)
    else:
        assert parse_query(str(query)) == query
        place = (1, 1)
    assert min(place) >= 1
    assert place[0] <= text.count("\n") + 1
