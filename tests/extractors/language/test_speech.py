"""Who says what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.speech import find_speech

SPEAKERS = [
    ("en", "Jane Doe said that the plant would close.", "Jane Doe", "said"),
    ("en", "The ministry on Monday announced a plan.", "The ministry", "announced"),
    ("en", '"We will stay," said the minister of health, Jane Doe.', "the minister of health", "said"),
    ("en", '"We won!" Doe said.', "Doe", "said"),
    ("en", "“We will not stop,” he said.", "he", "said"),
    ("en", "According to Jane Doe, the plant will close.", "Jane Doe", "according to"),
    ("en", "The plant will close, according to two officials.", "two officials", "according to"),
    ("en", "Jane Doe, a union leader, said it was late.", "Jane Doe", "said"),
    ("en", "Doe, who said he was tired, insisted on a vote.", "Doe", "insisted"),
    ("en", "She told reporters that prices rose.", "She", "told"),
    ("en", "On Tuesday Jane Doe announced a deal.", "Jane Doe", "announced"),
    ("en", "Smith and Jones called for talks.", "Smith and Jones", "called for"),
    ("en", "The decision, the minister added, was final.", "the minister", "added"),
    ("en", "She left the room, saying she had no time.", "She", "saying"),
    ("en", "The U.S. has repeatedly warned of delays.", "The U.S.", "warned"),
    ("en", "Officials say the road is closed.", "Officials", "say"),
    ("ru", "Министр Иван Петров заявил, что завод закроют.", "Министр Иван Петров", "заявил"),
    ("ru", "Об этом сообщил глава завода Иван Петров.", "глава завода Иван Петров", "сообщил"),
    ("ru", "Переговоры, как говорят чиновники, идут.", "чиновники", "говорят"),
    ("en", "The road is closed, and late, said John Smith in May.", "John Smith", "said"),
    ("ru", "По словам Ивана Петрова, завод закроют.", "Ивана Петрова", "по словам"),
    ("ru", "«Мы готовы», — сказал он журналистам.", "он", "сказал"),
    ("ru", "Во вторник министр Иван Петров добавил, что ждет.", "министр Иван Петров", "добавил"),
    ("uk", "Міністр Іван Коваль заявив, що завод закриють.", "Міністр Іван Коваль", "заявив"),
    ("uk", "За словами міністра, завод закриють.", "міністра", "за словами"),
    ("uk", "Про це повідомила мерка Ольга Коваль.", "мерка Ольга Коваль", "повідомила"),
    ("de", "Die Ministerin sagte, das Werk schließe.", "Die Ministerin", "sagte"),
    ("de", "„Wir gehen“, sagte Anna Berg am Dienstag.", "Anna Berg", "sagte"),
    ("de", "Laut Stadtrat schließt das Werk.", "Stadtrat", "laut"),
    ("pl", "Minister Jan Nowak powiedział, że fabryka zostanie zamknięta.", "Minister Jan Nowak", "powiedział"),
    ("pl", "Według ministra Nowaka fabryka zostanie zamknięta.", "ministra Nowaka", "według"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "speaker", "verb"), SPEAKERS)
def test_the_speaker_is_found_as_written(
    language: str, sentence: str, speaker: str, verb: str
) -> None:
    speech = find_speech(sentence, language=language)
    assert speech is not None
    assert (speech.speaker, speech.verb) == (speaker, verb)
    assert sentence[speech.start : speech.end] == speaker
    assert not speech.is_denial


DENIALS = [
    ("en", "The mayor denied that the plant would close.", "The mayor"),
    ("en", "Russia has effectively rejected the plan.", "Russia"),
    ("en", "Doe dismissed the report.", "Doe"),
    ("ru", "В министерстве опровергли эти сообщения.", "министерстве"),
    ("uk", "Міністр спростував чутки.", "Міністр"),
    ("de", "Der Sprecher wies die Vorwürfe zurück.", "Der Sprecher"),
    ("pl", "Rzecznik zaprzeczył doniesieniom.", "Rzecznik"),
]


@pytest.mark.parametrize(("language", "sentence", "speaker"), DENIALS)
def test_a_denial_keeps_its_speaker(language: str, sentence: str, speaker: str) -> None:
    speech = find_speech(sentence, language=language)
    assert speech is not None
    assert (speech.speaker, speech.is_denial) == (speaker, True)


def test_a_denial_that_is_denied_is_none() -> None:
    speech = find_speech("The mayor did not deny the report.")
    assert speech is not None
    assert (speech.speaker, speech.is_denial) == ("The mayor", False)


SILENT = [
    ("en", "Prices rose by 5% in May."),
    ("en", "The company's claims were false."),
    ("en", "Officials were told to leave."),
    ("en", "Jane Doe has not said whether she will run."),
    ("en", "Trade between China and the United States fell."),
    ("pl", "Fabryka działa bez przerwy."),
    ("ru", "Цены выросли в мае."),
    ("de", "Die Preise stiegen im Mai."),
]


@pytest.mark.parametrize(("language", "sentence"), SILENT)
def test_a_sentence_that_reports_nothing_has_no_speech(language: str, sentence: str) -> None:
    assert find_speech(sentence, language=language) is None


def test_a_verb_without_a_subject_has_no_speaker_but_its_place() -> None:
    sentence = "the conflict goes on and urges restraint."
    speech = find_speech(sentence)
    assert speech is not None
    assert speech.speaker is None
    assert sentence[speech.start : speech.end] == "urges"


WORDS = st.sampled_from(
    ["Doe", "said", "the", "minister", ",", '"', "that", "he", "not", "deny", "according to", "who", "and",
     "заявил", "по словам", "sagte", "zufolge", "wies", "zurück", "called", "for", "saying", "U.S."]
)  # fmt: skip


@given(st.lists(WORDS).map(" ".join), st.sampled_from(["en", "ru", "uk", "de", "pl", "fr", None]))
def test_any_order_of_words_gives_a_speaker_from_the_sentence(
    sentence: str, language: str | None
) -> None:
    speech = find_speech(sentence, language=language)
    if speech and speech.speaker is not None:
        assert sentence[speech.start : speech.end] == speech.speaker
