"""Invented wire texts and makers shared by the story tests."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from extractors.stories.copies import StoryText, sketch

NOON = datetime(2025, 3, 4, 12, tzinfo=UTC)

WIRE = """\
The Ostrava glassworks will close its largest furnace in June and let 420 of its 1,150 workers go, \
the owner Halberg Group announced on Tuesday after months of falling orders.
Management blamed the price of gas, which has doubled since the plant signed its last supply \
contract, and cheaper bottles that reach the market from the south. Two smaller furnaces stay lit \
at least until the end of next year, according to a letter that was handed to staff before the \
morning shift.
Union leaders walked out of a meeting with the board shortly after it began. Marta Dolezal, who has \
led the works council since 2018, told workers at the gate that the council would ask a court to \
halt the plan because nobody had consulted it.
The town earns roughly a third of its business tax from the plant. Mayor Petr Sykora cancelled a \
trip abroad and called the council to a special session on Thursday evening, where a fund for \
retraining and a delay of local taxes are to be discussed.
Halberg bought the glassworks in 2009 and put 64 million euros into a new production line four \
years later. Analysts at the Lipa research house had warned in January that the line ran at barely \
half of its capacity and that the company would have to choose between its sites before summer.
The ministry of labour said it had received the formal notice and would send two advisers to the \
town. Under the law the company must wait ninety days between the notice and the first dismissal, \
which puts the earliest date at the beginning of June."""

RIVER = """\
Engineers have begun to lower the level of the Brenta reservoir after inspectors found a crack of \
almost nine metres in the eastern wall of the dam, the regional water board reported on Wednesday.
About 2,300 people in three villages below the dam were told to keep a bag packed, although nobody \
has been ordered to leave so far. Schools in the valley will stay shut until Monday.
Divers are to look at the foot of the wall once the water stands four metres lower, which may take \
until the weekend. The crack was noticed by a maintenance crew that was there to replace a lamp.
The dam was finished in 1961 and has been repaired twice, most recently after the floods of 2002. \
Farmers downstream worry about their spring irrigation, because the reservoir feeds every canal of \
the plain between April and September. Regional president Ilaria Conti promised compensation."""

LEAD = """\
Families in our valley fear for the summer season after the news from across the border, and the \
chamber of commerce in Teschen has opened a telephone line for suppliers. Several carriers here \
live from the plant, among them the haulier Novak with nine lorries."""


@pytest.fixture(name="wire")
def _wire() -> str:
    return WIRE


@pytest.fixture(name="river")
def _river() -> str:
    return RIVER


@pytest.fixture(name="lead")
def _lead() -> str:
    return LEAD


@pytest.fixture(name="make")
def _make() -> Callable[..., StoryText]:
    def make(
        article_id: int,
        text: str,
        *,
        hours: float = 0,
        outlet: str = "Harbour Wire",
        title: str = "Headline",
        language: str | None = "en",
        origin_id: int | None = None,
    ) -> StoryText:
        published_at = NOON + timedelta(hours=hours)
        origin = article_id if origin_id is None else origin_id
        return StoryText(
            article_id, title, text, sketch(text), published_at, outlet, language, origin
        )

    return make
