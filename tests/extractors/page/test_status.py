import pytest

from extractors.model import Completeness, Status
from extractors.page.article import extract_article

URL = "https://herald.example/town/mill-closes"
CHALLENGE = b"<html><head><title>Just a moment...</title></head><body><h1>herald.example</h1><p>Checking</p></body></html>"


def status_of(body, url=URL, **kept):
    return extract_article(body, url=url, **kept).status


def test_a_whole_article_is_full(make_page, json_ld):
    assert status_of(make_page(head=json_ld())) is Status.FULL


def test_a_page_that_declares_nothing_is_still_an_article(make_page):
    assert status_of(make_page()) is Status.FULL


def test_little_left_of_the_declared_words_is_a_teaser(make_page, json_ld, paragraphs):
    head = json_ld(isAccessibleForFree=False, wordCount=700)
    article = extract_article(make_page(head=head, paragraphs=paragraphs[:2]), url=URL)
    assert (article.status, article.text) == (Status.TEASER, "")
    assert article.reasons[0] == "declared as not free"


def test_a_good_part_of_the_declared_words_is_partial(make_page, json_ld, paragraphs):
    page = make_page(head=json_ld(isAccessibleForFree=False, wordCount=150), paragraphs=paragraphs)
    article = extract_article(page, url=URL)
    assert article.status is Status.PARTIAL
    assert article.text.startswith("The paper mill at Varn will close")
    assert article.completeness is Completeness.UNKNOWN


def test_the_flag_alone_does_not_make_a_teaser(make_page, json_ld):
    head = json_ld(isAccessibleForFree=False, wordCount=97)
    assert status_of(make_page(head=head)) is Status.FULL


@pytest.mark.parametrize(
    "phrase",
    [
        "Subscribe to continue reading.",
        "Bitte melden Sie sich an, um weiterzulesen.",
        "Pour lire la suite, connectez-vous.",
        "Suscríbete para leer más.",
        "Только для подписчиков.",
        "Лише для передплатників.",
        "Aby czytać dalej, zaloguj się.",
    ],
)
def test_a_text_that_ends_by_asking_for_a_subscription_is_a_teaser(make_page, paragraphs, phrase):
    assert status_of(make_page(paragraphs=(*paragraphs[:2], phrase))) is Status.TEASER


def test_a_long_text_that_asks_for_a_subscription_is_partial_and_the_asking_is_not_text(
    make_page, paragraphs
):
    texts = tuple(f"{text} It was the {n}th such plant." for n, text in enumerate(paragraphs * 3))
    article = extract_article(
        make_page(paragraphs=(*texts, "Already a subscriber? Log in.")), url=URL
    )
    assert article.status is Status.PARTIAL
    assert article.text.endswith("It was the 17th such plant.")


def test_a_paywall_box_beside_a_short_text_makes_a_teaser(make_page, paragraphs):
    box = '<div class="paywall-box">Subscribe to read the rest of this story.</div>'
    assert status_of(make_page(paragraphs=paragraphs[:3], tail=box)) is Status.TEASER


def test_a_locked_part_that_is_empty_makes_a_teaser(make_page, json_ld, paragraphs):
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".locked"}
    page = make_page(
        head=json_ld(isAccessibleForFree=False, hasPart=part), paragraphs=paragraphs[:3]
    )
    article = extract_article(page, url=URL)
    assert article.status is Status.TEASER
    assert "locked part .locked is empty" in article.reasons


def test_a_challenge_is_known_by_its_title():
    article = extract_article(CHALLENGE, url=URL)
    assert (article.status, article.text) == (Status.CHALLENGE, "")


def test_a_challenge_is_known_by_its_header_whatever_the_page_says(make_page, json_ld):
    assert (
        status_of(make_page(head=json_ld()), headers={"CF-Mitigated": "challenge"})
        is Status.CHALLENGE
    )


def test_a_challenge_is_known_by_the_mark_of_its_vendor():
    body = b'<html><body><p>Please wait</p><script>var dd={"host":"geo.captcha-delivery.com"}</script></body></html>'
    assert status_of(body) is Status.CHALLENGE


def test_a_challenge_is_known_by_where_its_script_comes_from():
    body = b'<html><body><p>Please wait</p><script src="https://ct.captcha-delivery.com/c.js"></script></body></html>'
    assert status_of(body) is Status.CHALLENGE


def test_a_refusal_with_a_challenge_is_a_challenge():
    assert status_of(CHALLENGE, headers={":status": "403"}) is Status.CHALLENGE


def test_an_article_about_denied_access_is_no_challenge(make_page, json_ld):
    assert (
        status_of(make_page(head=json_ld(), title="Access denied to the mill, union says"))
        is Status.FULL
    )


@pytest.mark.parametrize(
    "text",
    [
        "We value your privacy. We and our partners use cookies. You can give consent or reject all cookies.",
        "Wir brauchen Ihre Einwilligung. Mit Ihrer Zustimmung nutzen wir Cookies. Zum Datenschutz hier.",
        "Nous demandons votre consentement aux cookies. Vos données personnelles et la publicité. Accepter.",
        "Мы используем куки. Дайте согласие на обработку персональных данных. Политика конфиденциальности.",
    ],
)
def test_a_page_that_only_asks_for_consent_is_a_consent_wall(text):
    assert (
        status_of(f"<html><head><title>x</title></head><body><p>{text}</p></body></html>".encode())
        is Status.CONSENT
    )


def test_a_consent_wall_is_known_by_its_address():
    body = b"<html><body><p>Before you go on to the news, one question about your choices.</p></body></html>"
    assert status_of(body, url="https://consent.portal.example/m?continue=x") is Status.CONSENT


@pytest.mark.parametrize("declares", [True, False])
def test_a_consent_layer_over_an_article_is_no_wall(make_page, json_ld, declares):
    layer = '<div id="cmp">We value your privacy. Cookies, partners, consent, cookies. Accept all. Reject all.</div>'
    article = extract_article(make_page(head=json_ld() if declares else "", tail=layer), url=URL)
    assert article.status is Status.FULL
    assert "privacy" not in article.text


def test_a_declared_live_blog_is_one(make_page, json_ld):
    assert status_of(make_page(head=json_ld(**{"@type": "LiveBlogPosting"}))) is Status.LIVE_BLOG


def test_a_live_address_with_many_times_is_a_live_blog(make_page, paragraphs):
    timed = tuple(f"<time>10:{n:02}</time> {text}" for n, text in enumerate(paragraphs))
    assert (
        status_of(make_page(paragraphs=timed), url="https://herald.example/live/mill")
        is Status.LIVE_BLOG
    )
    assert status_of(make_page(paragraphs=timed)) is Status.FULL


@pytest.mark.parametrize(
    "title",
    ["404 - Page not found", "Seite nicht gefunden", "Страница не найдена", "Página no encontrada"],
)
def test_an_error_page_served_as_good_is_no_article(title):
    body = (
        f"<html><head><title>{title}</title></head><body><p>Go to the front page.</p></body></html>"
    )
    article = extract_article(body.encode(), url=URL)
    assert article.status is Status.NOT_ARTICLE
    assert article.reasons[0].startswith("soft 404")


def test_a_video_page_is_no_article(make_page, paragraphs):
    head = '<meta property="og:type" content="video.other">'
    assert status_of(make_page(head=head, paragraphs=paragraphs[:3])) is Status.NOT_ARTICLE


def test_a_script_shell_is_empty():
    shell = b'<html><body><div id="root"></div><noscript>You need to enable JavaScript.</noscript></body></html>'
    article = extract_article(shell, url=URL)
    assert article.status is Status.EMPTY
    assert article.reasons[0].startswith("script shell")


def test_a_redirect_stub_is_no_article():
    stub = b'<html><head><meta http-equiv="refresh" content="0; url=/elsewhere"></head><body>Moved</body></html>'
    assert (
        extract_article(stub, url=URL).reasons[0]
        == "redirect stub: meta refresh and almost no text"
    )


def test_a_front_page_is_no_article():
    links = "".join(
        f'<article><a href="/{n}">The {n}th story of the day about the mill</a></article>'
        for n in range(20)
    )
    body = (
        f'<html><head><meta property="og:type" content="website"></head><body>{links}</body></html>'
    )
    assert status_of(body.encode(), url="https://herald.example/") is Status.NOT_ARTICLE


@pytest.mark.parametrize("body", [b"", b" \n", b"<html></html>", b"<p>Hello.</p>"])
def test_nothing_to_read_is_empty(body):
    article = extract_article(body, url=URL)
    assert (article.status, article.text) == (Status.EMPTY, "")
    assert article.reasons


def test_a_declared_news_flash_may_be_short(make_page, json_ld, paragraphs):
    article = extract_article(make_page(head=json_ld(), paragraphs=paragraphs[:1]), url=URL)
    assert (article.status, article.text) == (Status.FULL, paragraphs[0])


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"%PDF-1.7 ...", {}),
        (b"\x89PNG\r\n\x1a\n", {}),
        (b"<rss/>", {"content-type": "application/rss+xml; charset=utf-8"}),
    ],
)
def test_another_kind_of_file_is_no_article(body, headers):
    assert status_of(body, headers=headers) is Status.NOT_ARTICLE


def test_a_page_with_many_unreadable_characters_is_failed():
    text = "Завод в Варне закроют в июне, сообщил владелец предприятия. ".encode() * 50
    article = extract_article(
        b"<html><body><p>" + text + b"\xd0 " * 20 + b"</p></body></html>", url=URL
    )
    assert article.status is Status.FAILED
    assert article.reasons[0] == "0.7% of the characters cannot be decoded"


def test_binary_is_failed():
    assert status_of(bytes(range(256)) * 20) is Status.FAILED


def test_a_page_of_an_unwilling_server_is_failed(make_page):
    article = extract_article(make_page(), url=URL, headers={":status": "503"})
    assert (article.status, article.text) == (Status.FAILED, "")
    assert article.reasons[0] == "the server answers 503"


def test_a_page_larger_than_any_article_is_failed():
    assert status_of(b"<p>" * 3_400_000) is Status.FAILED


def test_an_aggregator_link_is_a_stub():
    body = b"<html><body><p>Opening the story at its publisher, one moment.</p></body></html>"
    assert status_of(body, url="https://news.google.com/rss/articles/CBMiX") is Status.NOT_ARTICLE


def test_a_script_that_sends_on_is_a_stub():
    body = b"<html><body><script>location.replace('/elsewhere')</script><p>Wait.</p></body></html>"
    assert extract_article(body, url=URL).reasons[0] == "redirect stub: a script and almost no text"


def test_a_bare_root_and_much_script_are_shells():
    for inner in ('<div id="app"> </div>', f"<script>{'var a=1;' * 4000}</script>"):
        body = f"<html><body><p>Herald</p>{inner}</body></html>".encode()
        assert extract_article(body, url=URL).reasons[0].startswith("script shell")


def test_a_product_page_is_no_article(make_page):
    head = '<meta property="og:type" content="product"><script type="application/ld+json">{"@type": "Product"}</script>'
    assert extract_article(make_page(head=head), url=URL).reasons[:2] == (
        "og:type product and no publication time",
        "declared as Product",
    )


def test_a_page_that_is_gone_is_no_article(make_page):
    assert status_of(make_page(), headers={":status": "410"}) is Status.NOT_ARTICLE


def test_half_a_declared_text_is_partial_even_without_a_flag(make_page, json_ld):
    assert status_of(make_page(head=json_ld(wordCount=250))) is Status.PARTIAL


def test_the_whole_declared_text_is_full_whatever_stands_below_it(make_page, json_ld, paragraphs):
    page = make_page(
        head=json_ld(wordCount=97), paragraphs=(*paragraphs, "Already a subscriber? Log in.")
    )
    article = extract_article(page, url=URL)
    assert (article.status, article.completeness) == (Status.FULL, Completeness.UNKNOWN)
