"""Stage read: choose entries worth a fetch, fetch pages, clean them, tell edits from noise, match topics.

What was read before the topics became what they are is matched anew, without asking anybody for a page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from extractors.errors import FetchError
from extractors.language.names import find_names
from extractors.model import Article, Status, stable_id
from extractors.page.article import extract_article
from extractors.topics.match import Matcher
from extractors.topics.screening import Screening, screen
from flows.net.crowd import fetch_many
from flows.net.fetch import Fetched, Request
from flows.net.robots import may_fetch
from flows.net.workers import WorkerFailure, in_workers
from flows.stages.desk import Desk, StageReport
from flows.stages.matching import AT_ONCE, matching_rules, topics_in_force
from flows.stages.reading import Page, Result, read_rows
from storage.timeline.database import Row
from storage.timeline.questions import Reread, Timeline, Unread
from storage.timeline.rows import merged
from storage.watch.folder import Watch

PAGE_LIMIT_S = 15.0
TRIES = 3
RETRY_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class PageTask:
    """A page to clean in a worker."""

    body: bytes
    url: str
    headers: Mapping[str, str]
    fetched_at: datetime
    feed_summary: str


def clean_page(task: PageTask) -> Article:
    """What a page says. Runs in a worker."""
    return extract_article(
        task.body,
        url=task.url,
        headers=task.headers,
        fetched_at=task.fetched_at,
        feed_summary=task.feed_summary,
    )


def read(desk: Desk) -> StageReport:
    """Read what is new and what is due for a second look; one load of readings, versions, edits and topic matches."""
    now = desk.clock()
    topics = topics_in_force(desk.watch, now)
    with desk.timeline() as timeline:
        fresh, screened = _chosen(desk, timeline, topics.matcher, now)
        again = _due_rereads(desk, timeline, now)
        unmatched = timeline.unmatched(rules=topics.rules, most=AT_ONCE)
    most = desk.watch.settings.read.max_pages
    pages = ([_page_of(unread) for unread in fresh] + [_page_again(due) for due in again])[:most]
    results = _results(desk, pages, now)
    with desk.timeline() as timeline:
        rows, outcomes = read_rows(
            results,
            versions=timeline.current_versions([result.article_id for result in results]),
            topics=topics,
            now=now,
        )
    parts = ({"screening": screened}, rows, topics.rows_of_all(unmatched))
    load_id = desk.put("read", merged(parts), made_at=now)
    counts = {name: outcomes.count(name) for name in sorted(set(outcomes))}
    counts["screened_out"] = sum(not row["is_kept"] for row in screened)
    if unmatched:
        counts["matched_again"] = len(unmatched)
    return _report(now, counts, results, load_id)


def screening_rules(watch: Watch) -> str:
    """A short hash of what entries are screened by: topics, names of the references, threshold."""
    references = (f"{r.reference_id}={r.title}\n{r.text}" for r in watch.references)
    names = sorted(reference_entities(watch))
    threshold = str(watch.settings.read.screening_threshold)
    return f"{stable_id('screening 3', threshold, matching_rules(watch), *references, *names):016x}"


def reference_entities(watch: Watch) -> frozenset[str]:
    """Everything that the references name."""
    texts = (f"{reference.title}\n{reference.text}" for reference in watch.references)
    return frozenset(n.entity for text in texts for n in find_names(text, watch.gazetteer))


def _chosen(
    desk: Desk, timeline: Timeline, matcher: Matcher, now: datetime
) -> tuple[list[Unread], list[Row]]:
    settings = desk.watch.settings.read
    rules = screening_rules(desk.watch)
    unread = timeline.unread(
        rules=rules, tries=TRIES, retry_before=now - RETRY_AFTER, most=settings.max_pages * 10
    )
    entities = reference_entities(desk.watch)
    kept, rows = [], []
    for entry in unread:
        screening = screen(
            title=entry.title,
            summary=entry.summary,
            language=entry.language,
            outlet=entry.outlet,
            matcher=matcher,
            gazetteer=desk.watch.gazetteer,
            entities=entities,
        )
        is_kept = screening.score >= settings.screening_threshold
        if is_kept:
            kept.append(entry)
        rows.append(_screening_row(entry, screening, is_kept=is_kept, rules=rules, now=now))
    return kept[: settings.max_pages], rows


def _screening_row(
    entry: Unread, screening: Screening, *, is_kept: bool, rules: str, now: datetime
) -> Row:
    return {
        "screening_id": stable_id("screening", str(entry.entry_id), rules),
        "entry_id": entry.entry_id,
        "link_id": entry.link_id,
        "score": screening.score,
        "is_kept": is_kept,
        "reason": screening.reason,
        "rules": rules,
        "screened_at": now,
    }


def _due_rereads(desk: Desk, timeline: Timeline, now: datetime) -> list[Reread]:
    steps = desk.watch.settings.read.reread_after_s
    since = now - timedelta(seconds=steps[-1] * 2 if steps else 0)
    return [
        article for article in timeline.rereads(since=since) if is_reread_due(article, steps, now)
    ]


def is_reread_due(article: Reread, steps: Sequence[int], now: datetime) -> bool:
    """A second look is due when a step of the schedule has passed since the last one, or the feed listed it anew.

    A look that failed is repeated as a first one would be; after `TRIES` failures it counts as done.
    """
    if article.n_failed and article.last_tried_at > now - RETRY_AFTER:
        return False
    last_at = article.last_tried_at if article.n_failed >= TRIES else article.last_read_at
    if article.last_listed_at and article.last_listed_at > last_at:
        return True
    times = (article.first_read_at + timedelta(seconds=step) for step in steps)
    return any(last_at < due <= now for due in times)


def _page_of(unread: Unread) -> Page:
    return Page(
        link_id=unread.link_id,
        entry_id=unread.entry_id,
        url=unread.link,
        feed_id=unread.feed_id,
        outlet=unread.outlet,
        summary=unread.summary,
        listed_at=unread.published_at,
    )


def _page_again(due: Reread) -> Page:
    return Page(
        link_id=due.link_id,
        entry_id=due.entry_id,
        url=due.link,
        feed_id=due.feed_id,
        outlet=due.outlet,
        summary=due.summary,
        listed_at=due.published_at,
        article_id=due.article_id,
    )


def _fetched(desk: Desk, pages: Sequence[Page]) -> Sequence[Fetched | FetchError]:
    """The answers for all pages, in order; what robots.txt forbids is not asked for."""
    urls = [page.url for page in pages]
    if not desk.watch.settings.read.obey_robots:
        return fetch_many([Request(url) for url in urls], network=desk.network)
    allowed = may_fetch(urls, network=desk.network)
    wanted = [Request(url) for url, may in zip(urls, allowed, strict=True) if may]
    answers = iter(fetch_many(wanted, network=desk.network))
    return [
        next(answers) if may else FetchError(url, f"robots.txt forbids {url}", kind="robots")
        for url, may in zip(urls, allowed, strict=True)
    ]


def _results(desk: Desk, pages: Sequence[Page], now: datetime) -> list[Result]:
    answers = _fetched(desk, pages)
    fetched = {place: answer for place, answer in enumerate(answers) if isinstance(answer, Fetched)}
    tasks = [
        PageTask(
            body=answer.body,
            url=answer.url,
            headers={**answer.headers, ":status": str(answer.status)},
            fetched_at=now,
            feed_summary=pages[place].summary,
        )
        for place, answer in fetched.items()
    ]
    cleaned = dict(
        zip(
            fetched,
            in_workers(clean_page, tasks, processes=desk.processes, limit_s=PAGE_LIMIT_S),
            strict=True,
        )
    )
    return [
        _result(page, answer, cleaned.get(place))
        for place, (page, answer) in enumerate(zip(pages, answers, strict=True))
    ]


def _result(
    page: Page, answer: Fetched | FetchError, cleaned: Article | WorkerFailure | None
) -> Result:
    if isinstance(answer, FetchError):
        return Result(page, error_kind=answer.kind, error=str(answer))
    result = Result(page, final_url=answer.url, http_status=answer.status)
    if isinstance(cleaned, Article) and cleaned.status is not Status.FAILED:
        return replace(result, article=cleaned)
    if isinstance(cleaned, Article):
        return replace(result, error_kind="refused_page", error=cleaned.reasons[0])
    message = cleaned.message if cleaned else "the page was not cleaned"
    return replace(result, error_kind=cleaned.kind if cleaned else "died", error=message)


def _report(
    now: datetime, counts: Mapping[str, int], results: Sequence[Result], load_id: str | None
) -> StageReport:
    told = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items() if count)
    failures = tuple(f"{result.page.url}: {result.error}" for result in results if result.error)
    sentence = f"{len(results)} pages read: {told}" if told else "nothing to read"
    return StageReport("read", now, sentence, {"pages": len(results), **counts}, load_id, failures)
