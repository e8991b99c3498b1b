"""The words that the files of a sample wire may use: cases, kinds, pages, dates, faults. This is their one list.

An author tags an article with the cases that it is written for, so that tests can count them and figures can be told
apart by case. `storage/watch/wire_checks.py` refuses any other word; `flows/wire` plays pages, dates and faults.
"""

CASES = {
    "verbatim-copy": "the body of another article, word for word (key `copies`)",
    "cut-copy": "a run of another article's paragraphs, the rest dropped",
    "local-lead-copy": "a paragraph or two of its own, then another article",
    "rewrite-copy": "all facts from one earlier article, credited, in other words",
    "silent-edit-figure": "an edited version changes a figure and does not say so",
    "silent-edit-quote": "an edited version changes a quote and does not say so",
    "silent-edit-headline": "an edited version changes the headline and does not say so",
    "correction-note": "it corrects, and says that it does",
    "denial-by-named": "whom a claim is about denies it, by name",
    "denial-by-third": "somebody else denies a claim",
    "rival-figures": "two speakers, two figures for one thing",
    "figure-moves": "one of several articles over which a figure changes",
    "stage-moves": "one of several articles over which a matter is proposed, agreed, signed",
    "called-off": "what was announced will not happen",
    "negates-without-not": "it denies without the word not: failed to, far from, refused",
    "unit-change": "a known quantity in another unit",
    "currency-change": "a known sum in another currency",
    "background-paragraph": "a paragraph that the outlet repeats from an older article (key `background`)",
    "sarcasm": "it says the opposite of what it means",
    "other-side-quote": "it quotes a claim only to reject or to frame it",
    "same-people-no-claim": "the people of the matter, none of its claims",
    "off-topic": "about something else",
    "teaser": "page `teaser`",
    "consent": "page `consent`",
    "bot-wall": "page `challenge`",
    "soft-404": "page `soft_404`",
    "video-page": "page `video`",
    "js-shell": "page `js_shell`",
    "half-paywall": "page `half`",
    "live-blog": "page `live_blog`",
    "date-wrong": "dates `wrong`",
    "date-missing": "dates `missing`",
    "date-future": "dates `future`",
    "date-zoneless": "dates `zoneless`",
    "one-address-two-stories": "its address held, or will hold, another article",
    "two-addresses-one-story": "key `other_paths`",
    "hostile-markup": "key `markup`",
    "bidi-title": "a direction control in the title",
    "zero-width-title": "zero-width signs inside words of the title",
    "same-date": "published at exactly the instant of another article of its feed",
}
"""What an article is written for (`cases`)."""

TWO_STORIES = "one-address-two-stories"

KINDS = frozenset(
    {
        "wire", "rewrite", "copy", "cut_copy", "report", "analysis", "statement", "official", "interview",
        "live_blog", "brief", "opinion", "teaser", "wall", "off_topic",
    }
)  # fmt: skip
"""What sort of text an article is (`kind`); for people who read the samples, the server does not look at it."""

PAGES = {
    "full": "the whole article",
    "teaser": "the first `visible_paragraphs`, then the paywall; declared as not free",
    "half": "the same, and the structured data name the paid part and its block",
    "consent": "a wall that asks for consent, 200",
    "challenge": "a wall that asks for JavaScript, 403",
    "soft_404": "the site around a sentence that there is no such page, 200",
    "video": "a player, and the text as its caption",
    "js_shell": "an empty root that a script would fill",
    "live_blog": "blocks, one for each paragraph that starts with a clock time; declared as LiveBlogPosting",
}
"""How the server shows an article (`page`)."""

SHORTENED = frozenset({"teaser", "half"})
"""Pages that end at a paywall after `visible_paragraphs`."""

WALL_TEXTS = {
    "teaser": "paywall",
    "half": "paywall",
    "consent": "consent",
    "challenge": "challenge",
}
"""What the furniture of an outlet must hold for such a page."""

DATES = {
    "right": "as published",
    "missing": "neither page nor feed say when",
    "future": "both say `declared_at`, which lies far ahead",
    "wrong": "both say `declared_at`, which is wrong by years",
    "zoneless": "both say `declared`, a local time without its zone",
}
"""What page and feed say of the time of publication (`dates`)."""

MARKUP = {
    "plain": "clean pages",
    "hostile": "broken and hostile HTML around the same text; for pages full, teaser and half",
}
"""How the page of an article is written (`markup`)."""

EDITS = {
    "silent": "nothing on the page says that it changed",
    "noted": "the text says that and how it changed",
    "correction": "noted, and it takes something back",
}
"""How an edited version deals with its readers (`edit`)."""

CONDITIONAL = {
    "right": "an ETag of the body, and 304 to whoever sends it back",
    "wrong": "an ETag and a Last-Modified that differ at every request; never 304",
    "none": "no validators, always the whole feed",
}
"""How a feed treats conditional requests (`conditional`)."""

FEED_SWITCHES = {
    "conditional": "see CONDITIONAL",
    "unasked_304_in_polls": "in these polls 304 to whoever sent no condition",
    "moved_in_poll": "from this poll on 301 to path `moved_to` of the same host",
    "gone_from_poll": "from this poll on 410",
    "busy_in_polls": "in these polls 429, with `retry_after` seconds",
    "dead_in_polls": "in these polls the connection is closed without an answer",
    "new_guids": "every item has another id at every poll",
    "window": "only so many of the newest items",
    "gzip": "packed, for whoever accepts it",
    "charset": "what the body is written in; XML declares it, truly",
    "declared_charset": "what the Content-Type says instead; empty for nothing",
}
"""What may be wrong with a feed (keys of `[[outlet.feed]]`)."""

OUTLET_SWITCHES = {
    "down_in_polls": "in these polls every page answers 503; feeds go on",
}
"""What may be wrong with all pages of an outlet (keys of `[[outlet]]`)."""
