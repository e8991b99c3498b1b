"""Coverage in another language than the reference, read through a glossary."""

from datetime import UTC, datetime

import pytest

from extractors.coverage.compare import ACROSS, compare
from extractors.language.glossary import Glossary
from extractors.language.names import Gazetteer, NamedEntity
from extractors.model import Comparison, RelationKind

GLOSSARY = Glossary(
    [
        {
            "en": ("close", "shut"),
            "de": ("schließen", "geschlossen"),
            "ru": ("закрыть", "закрывать"),
        },
        {"en": ("plant", "factory"), "de": ("Werk", "Fabrik"), "ru": ("завод",)},
        {"en": ("worker",), "de": ("Arbeiter",), "ru": ("рабочий",)},
        {"en": ("lose",), "de": ("verlieren",), "ru": ("потерять", "теряют")},
        {"en": ("job",), "de": ("Stelle",), "ru": ("работа",)},
        {"en": ("price",), "ru": ("цена",)},
    ]
)
NAMES = Gazetteer(
    [
        NamedEntity("organisation/brell", "organisation", ("Brell", "Брелл*")),
        NamedEntity("place/tarn", "place", ("Tarn", "Тарн*")),
    ]
)
REFERENCE = (
    "Brell will close its plant in Tarn.\n900 workers lose their jobs.\nThe union will sue Brell."
)


@pytest.fixture
def across(make_reference):
    """The comparison of a text with the reference."""

    def compared(text: str, language: str) -> Comparison:
        return compare(
            make_reference("Brell closes its plant in Tarn", REFERENCE),
            title="",
            text=text,
            language=language,
            published_at=datetime(2025, 3, 1, tzinfo=UTC),
            gazetteer=NAMES,
            glossary=GLOSSARY,
        )

    return compared


RUSSIAN = "Брелл закрывает завод в Тарне. 900 рабочих теряют работу. В городе идёт снег."
GERMAN = "Brell schließt das Werk in Tarn. 900 Arbeiter verlieren ihre Stelle. Es schneit."


@pytest.mark.parametrize(("text", "language"), [(RUSSIAN, "ru"), (GERMAN, "de")])
def test_a_claim_is_found_in_another_language_and_counts_for_no_standing(
    text: str, language: str, across
) -> None:
    found = across(text, language)
    kinds = [relation.kind for relation in found.relations]
    assert kinds[:2] == [RelationKind.REPEATS, RelationKind.REPEATS]
    for relation in found.relations[:2]:
        assert relation.quote in text
        assert relation.confidence <= ACROSS
        assert relation.reason.endswith("Told across languages.")


def test_nothing_is_left_out_across_languages(across) -> None:
    relation = across(RUSSIAN, "ru").relations[2]
    assert relation.kind is RelationKind.NOT_ASSESSABLE
    assert "proves no omission" in relation.reason


def test_no_statements_are_taken_from_another_language(across) -> None:
    assert across(RUSSIAN, "ru").statements == ()


def test_a_language_that_the_glossary_lacks_is_not_assessable(across) -> None:
    kinds = {relation.kind for relation in across("Brell zamyka zakład w Tarn.", "pl").relations}
    assert kinds == {RelationKind.NOT_ASSESSABLE}


def test_a_german_compound_is_told_by_its_last_part() -> None:
    translate = GLOSSARY.translate("de", "en")
    assert translate is not None
    assert translate("kraftwerk") == "plant"
    assert translate("werkstoff") == "werkstoff"


def test_words_of_a_row_count_as_its_first() -> None:
    translate = GLOSSARY.translate("de", "en")
    assert translate is not None
    assert translate("fabrik") == translate("werk") == "plant"
    assert translate("schnee") == "schnee"
    assert GLOSSARY.translate("de", "de") is None
    assert GLOSSARY.translate("pl", "en") is None
    assert GLOSSARY.translate(None, "en") is None


@pytest.mark.parametrize(
    ("text", "language", "cue"),
    [
        ("Брелл опроверг, что закроет завод в Тарне. В городе идёт снег.", "ru", "опроверг"),
        ("Es ist unwahr, dass Brell das Werk in Tarn schließt. Es schneit.", "de", "unwahr"),
        ("В Тарне никакие рабочие не потеряют работу, сообщил Брелл.", "ru", "никакие"),
    ],
)
def test_a_denial_in_another_language_contradicts(across, text, language, cue):
    denied = [r for r in across(text, language).relations if r.kind is RelationKind.CONTRADICTS]
    assert denied
    assert cue in denied[0].reason
    assert denied[0].confidence <= ACROSS
