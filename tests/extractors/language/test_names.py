"""Names from a user's file, and capitalised spans."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.language.names import Gazetteer, NamedEntity, find_names

GAZETTEER = Gazetteer(
    [
        NamedEntity("united-states", "country", ("US", "United States", "США")),
        NamedEntity("jane-doe", "person", ("Doe", "Jane Doe", "доу", "петров*")),
        NamedEntity("turkey", "country", ("Turkey",)),
        NamedEntity("who", "organisation", ("WHO", "NATO")),
        NamedEntity("york", "place", ("York", "New York")),
        NamedEntity("york-post", "organisation", ("New York Post",)),
        NamedEntity("white-house", "office", ("white house",)),
    ]
)
NOBODY = Gazetteer([])


def hits(text: str) -> list[tuple[str, str]]:
    return [(name.entity, name.text) for name in GAZETTEER.find(text)]


def spans(text: str) -> list[str]:
    return [name.text for name in find_names(text, NOBODY)]


def test_the_longest_alias_wins() -> None:
    assert hits("The New York Post left New York.") == [
        ("york-post", "New York Post"),
        ("york", "New York"),
    ]


def test_only_whole_words_match_and_a_possessive_is_left_out() -> None:
    assert hits("Jane Doe’s visit to Yorkshire") == [("jane-doe", "Jane Doe")]


def test_short_capitals_keep_their_case() -> None:
    assert hits("Tell us who gave the US and WHO money") == [
        ("united-states", "US"),
        ("who", "WHO"),
    ]


def test_points_between_the_capitals_do_not_matter() -> None:
    assert hits("troops of the U.S. army") == [("united-states", "U.S.")]


def test_a_longer_acronym_may_be_written_like_a_name() -> None:
    assert hits("die Nato tagt") == [("who", "Nato")]


def test_a_capitalised_alias_does_not_match_the_common_word() -> None:
    assert hits("They ate turkey in Turkey.") == [("turkey", "Turkey")]


def test_an_alias_in_small_letters_matches_any_case() -> None:
    assert hits("The White House and the WHITE HOUSE") == [
        ("white-house", "White House"),
        ("white-house", "WHITE HOUSE"),
    ]


def test_a_wildcard_matches_case_endings_but_not_any_long_word() -> None:
    assert hits("Петрову, Петровым, Петров") == [
        ("jane-doe", "Петрову"),
        ("jane-doe", "Петровым"),
        ("jane-doe", "Петров"),
    ]
    assert hits("петровградского") == []


def test_words_of_an_alias_stand_together() -> None:
    assert hits("in New, York") == [("york", "York")]
    assert hits("United. States") == []


def test_entity_needs_the_whole_text() -> None:
    assert GAZETTEER.entity("the United States") == "united-states"
    assert GAZETTEER.entity("Jane Doe’s") == "jane-doe"
    assert GAZETTEER.entity("Jane Doe said") is None
    assert GAZETTEER.entity("") is None


def test_capitalised_spans_are_names_of_themselves() -> None:
    found = find_names("Yesterday Anna Berg met the Bank of England.", NOBODY)
    assert [(name.entity, name.kind) for name in found] == [
        ("Anna Berg", "name"),
        ("Bank of England", "name"),
    ]


def test_a_single_word_at_the_start_of_a_sentence_needs_another_occurrence() -> None:
    assert spans("Prices rose in Leeds. Leeds is rich.") == ["Leeds", "Leeds"]
    assert spans("Prices rose. Voters left.") == []


def test_headings_in_title_case_have_no_names() -> None:
    assert spans("Mayor Wins Big Vote In London") == []


def test_weekdays_months_and_function_words_are_no_names() -> None:
    assert spans("The mayor left on Monday, and came back in May.") == []


def test_german_nouns_are_no_names_but_two_capitals_are() -> None:
    text = "Die Ministerin sprach gestern mit Anna Berg über die Zukunft der Stadt und der EU."
    assert spans(text) == ["Anna Berg", "EU"]


def test_cyrillic_names_are_found() -> None:
    assert spans("Вчера в Москве выступил Иван Петров.") == ["Москве", "Иван Петров"]


def test_a_known_name_is_not_found_twice() -> None:
    found = find_names("Yesterday Jane Doe spoke in Leeds.", GAZETTEER)
    assert [(name.entity, name.kind) for name in found] == [
        ("jane-doe", "person"),
        ("Leeds", "name"),
    ]


def test_case_forms_of_a_known_name_are_found_but_not_of_a_short_one() -> None:
    gazetteer = Gazetteer(
        [
            NamedEntity("anton", "person", ("Антон Громов", "Громов", "Маск")),
            NamedEntity("macron", "person", ("Luc Moreau",)),
        ]
    )
    found = gazetteer.find("Антону Громову, Громовым, Маски, громовым, Громовство, Luca Moreau.")
    assert [name.text for name in found] == ["Антону Громову", "Громовым", "Luca Moreau"]


def test_a_surname_and_a_case_form_have_the_entity_of_the_full_name() -> None:
    found = find_names("Пришел Богдан Лискович. Вчера с Лисковичем спорили.", NOBODY)
    assert {name.entity for name in found} == {"Богдан Лискович"}


def test_the_first_word_of_a_sentence_is_no_part_of_the_name_behind_it() -> None:
    assert spans("Вчора ввечері дощило. Виставу Ірини Білозір скасували.") == ["Ірини Білозір"]
    assert spans("Иван Петрович Белов уехал.") == ["Иван Петрович Белов"]


def test_a_surname_of_two_people_stands_for_neither() -> None:
    found = find_names("Then Anna Berg met Tom Berg, and old Berg left.", NOBODY)
    assert [name.entity for name in found] == ["Anna Berg", "Tom Berg", "Berg"]


def test_a_title_is_a_role_and_no_part_of_the_name() -> None:
    (one,) = find_names("Yesterday Finance Minister Anna Kovacs left.", NOBODY)
    assert (one.text, one.role, one.role_entity) == ("Anna Kovacs", "Finance Minister", None)


def test_a_role_has_the_entity_of_what_it_names() -> None:
    found = find_names("Yesterday WHO director Ann Ames, a doctor, left.", GAZETTEER)
    assert [(name.text, name.role, name.role_entity) for name in found] == [
        ("WHO", None, None),
        ("Ann Ames", "WHO director", "who"),
    ]


def test_a_role_may_stand_behind_a_name_but_another_person_may_not() -> None:
    found = find_names("Yesterday Ann Ames, the mayor of Leeds, met Tom Hale.", NOBODY)
    assert [(name.text, name.role) for name in found] == [
        ("Ann Ames", "mayor of Leeds"),
        ("Leeds", None),
        ("Tom Hale", None),
    ]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["US", "U.S.", "Doe", "’s", " ", ". ", "New York", "who", "Anna", "петровым", "\n", "-"]
        )
    ).map("".join)
)
def test_names_slice_back_to_their_text_and_never_overlap(text: str) -> None:
    at = 0
    for name in find_names(text, GAZETTEER):
        assert name.start >= at
        assert text[name.start : name.end] == name.text
        at = name.end
