"""The page on topics keeps its word: every block in it is run."""

import re
from pathlib import Path

import pytest

from extractors.topics.match import Matcher
from extractors.topics.query import parse_query
from extractors.topics.topic import Topic
from storage.watch.names import read_names
from writethru.cli.options import starter

PAGE = (Path(__file__).parents[1] / "docs" / "topics.md").read_text("utf-8")
BLOCKS = re.findall(r"^```topic\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
TEXT = re.compile(
    r"(?P<sign>[+-]) (?:\{(?:source=(?P<source>[^,}]*))?,? ?(?:lang=(?P<lang>\w+))?\} )?"
    r"(?:\[(?P<title>[^\]]*)\] )?(?P<text>.*)"
)
GAZETTEER = read_names(starter().names_file)


def test_there_are_blocks() -> None:
    assert len(BLOCKS) >= 14


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split("\n")[0])
def test_a_block_of_the_page_does_what_it_says(block: str) -> None:
    lines = block.strip().split("\n")
    query = [line for line in lines if not line.startswith(("+ ", "- "))]
    matcher = Matcher([Topic("t", {}, parse_query("\n".join(query)))], GAZETTEER)
    texts = [found for line in lines if (found := TEXT.fullmatch(line))]
    assert {found["sign"] for found in texts} == {"+", "-"}
    for found in texts:
        matches = matcher.match(
            title=found["title"] or "",
            text=found["text"],
            language=found["lang"] or "en",
            outlet=found["source"] or "",
        )
        assert bool(matches) == (found["sign"] == "+"), found[0]
