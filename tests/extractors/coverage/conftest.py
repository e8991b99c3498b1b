"""Four invented stories on different subjects, and one that has nothing to do with them."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from extractors.coverage.claims import draft_claims
from extractors.language.names import Gazetteer, NamedEntity
from extractors.model import Reference


@dataclass(frozen=True)
class Story:
    """A text, and sentences of it beside what later coverage says in their place."""

    title: str
    text: str
    figures: tuple[tuple[str, str, str, str], ...]  # sentence, later sentence, old, new
    opposites: tuple[tuple[str, str], ...]
    denials: tuple[tuple[str, str, str], ...]  # sentence, denial, who


PLANT = Story(
    title="Brandal to close its Orsted glass plant",
    text="""The glass maker Brandal will close its plant in Orsted at the end of the summer.
About 1,400 workers will lose their jobs, chief executive Lena Holm said.
Brandal has invested 90 million euros in the furnaces of the plant since the merger.
The union accepted the severance plan after two days of talks.
Holm said that energy costs in Orsted have risen by 35 percent within a year.
The regional council criticised the decision as a betrayal of the town.
A rival company from Valdora is interested in the empty halls.""",
    figures=(
        (
            "About 1,400 workers will lose their jobs, chief executive Lena Holm said.",
            "About 1,900 workers will lose their jobs, chief executive Lena Holm said.",
            "1,400",
            "1,900",
        ),
        (
            "Holm said that energy costs in Orsted have risen by 35 percent within a year.",
            "Holm said that energy costs in Orsted have risen by 48 percent within a year.",
            "35",
            "48",
        ),
        (
            "Brandal has invested 90 million euros in the furnaces of the plant since the merger.",
            "Brandal has invested 120 million euros in the furnaces of the plant since the merger.",
            "90 million",
            "120 million",
        ),
    ),
    opposites=(
        (
            "The glass maker Brandal will close its plant in Orsted at the end of the summer.",
            "The glass maker Brandal will not close its plant in Orsted at the end of the summer.",
        ),
        (
            "The union accepted the severance plan after two days of talks.",
            "The union rejected the severance plan after two days of talks.",
        ),
        (
            "The regional council criticised the decision as a betrayal of the town.",
            "The regional council praised the decision as a rescue of the town.",
        ),
    ),
    denials=(
        (
            "A rival company from Valdora is interested in the empty halls.",
            "Lena Holm denied that a rival company from Valdora is interested in the empty halls.",
            "Holm",
        ),
    ),
)

ELECTION = Story(
    title="Tamsin Okoro leads after first count in Marenia",
    text="""Tamsin Okoro won the first round of the presidential election in Marenia on Sunday.
Her party received 43 percent of the votes, the electoral commission said.
The commission counted the ballots of 2.6 million citizens abroad and at home.
Observers said that the vote was peaceful in all provinces.
Her opponent Victor Laszlo conceded the race in a short speech.
Okoro promised to lower the tax on medicines within her first month.
The army supports the result of the election.""",
    figures=(
        (
            "Her party received 43 percent of the votes, the electoral commission said.",
            "Her party received 51 percent of the votes, the electoral commission said.",
            "43",
            "51",
        ),
        (
            "The commission counted the ballots of 2.6 million citizens abroad and at home.",
            "The commission counted the ballots of 3.1 million citizens abroad and at home.",
            "2.6 million",
            "3.1 million",
        ),
    ),
    opposites=(
        (
            "Tamsin Okoro won the first round of the presidential election in Marenia on Sunday.",
            "Tamsin Okoro lost the first round of the presidential election in Marenia on Sunday.",
        ),
        (
            "The army supports the result of the election.",
            "The army does not support the result of the election.",
        ),
        (
            "Her opponent Victor Laszlo conceded the race in a short speech.",
            "Her opponent Victor Laszlo never conceded the race in a short speech.",
        ),
    ),
    denials=(
        (
            "Her opponent Victor Laszlo conceded the race in a short speech.",
            "Victor Laszlo denied that he conceded the race in a short speech.",
            "Laszlo",
        ),
    ),
)

HEALTH = Story(
    title="Listeria found in cheese from Corvale dairy",
    text="""Inspectors found listeria in soft cheese from the Corvale dairy in early March.
The health agency said that 26 patients were treated in hospitals.
The dairy recalled 40 tonnes of cheese from shops in three regions.
Doctor Mira Sandel said that the bacteria are dangerous for pregnant women.
The dairy stopped its production line on Thursday.
The agency is not aware of any deaths.
Supermarkets offered to refund the price of the cheese.""",
    figures=(
        (
            "The health agency said that 26 patients were treated in hospitals.",
            "The health agency said that 41 patients were treated in hospitals.",
            "26",
            "41",
        ),
        (
            "The dairy recalled 40 tonnes of cheese from shops in three regions.",
            "The dairy recalled 75 tonnes of cheese from shops in three regions.",
            "40",
            "75",
        ),
    ),
    opposites=(
        (
            "Doctor Mira Sandel said that the bacteria are dangerous for pregnant women.",
            "Doctor Mira Sandel said that the bacteria are harmless for pregnant women.",
        ),
        (
            "Inspectors found listeria in soft cheese from the Corvale dairy in early March.",
            "Inspectors found no listeria in soft cheese from the Corvale dairy in early March.",
        ),
        (
            "The agency is not aware of any deaths.",
            "The agency is aware of deaths.",
        ),
    ),
    denials=(
        (
            "The dairy stopped its production line on Thursday.",
            "The dairy denied that it stopped its production line on Thursday.",
            "dairy",
        ),
    ),
)

DIPLOMACY = Story(
    title="Norland and Sudria sign fishing accord",
    text="""Norland and Sudria agreed on new fishing quotas for the Straits of Hale.
Foreign minister Ada Brandt said that Norland accepts the disputed sea border.
Sudria will pay 250 million dollars for access to the northern waters.
The two navies will hold joint patrols with 12 ships from the spring.
Brandt called the talks in Port Reval a turning point and said that trust between the capitals has improved.
Fishermen in Sudria welcomed the accord.
The parliament of Norland has approved the treaty.""",
    figures=(
        (
            "Sudria will pay 250 million dollars for access to the northern waters.",
            "Sudria will pay 310 million dollars for access to the northern waters.",
            "250 million",
            "310 million",
        ),
        (
            "The two navies will hold joint patrols with 12 ships from the spring.",
            "The two navies will hold joint patrols with 20 ships from the spring.",
            "12",
            "20",
        ),
    ),
    opposites=(
        (
            "The parliament of Norland has approved the treaty.",
            "The parliament of Norland has not approved the treaty.",
        ),
        (
            "Foreign minister Ada Brandt said that Norland accepts the disputed sea border.",
            "Foreign minister Ada Brandt said that Norland rejects the disputed sea border.",
        ),
        (
            "The two navies will hold joint patrols with 12 ships from the spring.",
            "The two navies won't hold joint patrols with 12 ships from the spring.",
        ),
    ),
    denials=(
        (
            "Sudria will pay 250 million dollars for access to the northern waters.",
            "Ada Brandt denied that Sudria will pay 250 million dollars for access to the northern waters.",
            "Brandt",
        ),
    ),
)

STORIES = (PLANT, ELECTION, HEALTH, DIPLOMACY)

UNRELATED = """The town library of Kesselbach opens on Sundays from next month.
Readers had asked for longer hours in a survey last autumn.
Two librarians and a group of volunteers will look after the reading room.
The mayor thanked a local foundation that pays for heating and light.
Children can listen to stories every second Sunday at eleven."""


@pytest.fixture(params=STORIES, ids=("plant", "election", "health", "diplomacy"))
def story(request: pytest.FixtureRequest) -> Story:
    return request.param


@pytest.fixture
def plant() -> Story:
    return PLANT


@pytest.fixture
def stories() -> tuple[Story, ...]:
    return STORIES


@pytest.fixture
def unrelated() -> str:
    return UNRELATED


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer(
        (
            NamedEntity("Norland", "country", ("Norland", "Norlandic")),
            NamedEntity("Ada Brandt", "person", ("Ada Brandt", "Brandt")),
        )
    )


@pytest.fixture(scope="session")
def make_reference():
    def make(title: str, text: str) -> Reference:
        return Reference(
            reference_id="reference",
            title=title,
            text=text,
            url=None,
            outlet=None,
            published_at=datetime(2025, 3, 1, 8, tzinfo=UTC),
            language="en",
            claims=draft_claims(title, text),
        )

    return make
