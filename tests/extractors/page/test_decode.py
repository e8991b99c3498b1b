import pytest

from extractors.page.decode import decode_page

POLISH = "Zakład w Żółtej Łące zamknięto, powiedział właściciel."
RUSSIAN = "Завод в Варне закроют в июне, сообщил владелец предприятия."


def test_utf8_needs_no_label():
    assert decode_page(POLISH.encode()).text == POLISH


def test_the_header_charset_is_used():
    body = RUSSIAN.encode("cp1251")
    assert decode_page(body, content_type="text/html; charset=windows-1251").text == RUSSIAN


def test_the_header_goes_before_the_meta_element():
    body = b'<meta charset="iso-8859-1">' + RUSSIAN.encode("koi8-r")
    assert decode_page(body, content_type="text/html; charset=KOI8-R").charset == "koi8-r"


def test_the_meta_charset_is_used_without_a_header():
    body = b'<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">'
    assert decode_page(body + POLISH.encode("iso-8859-2")).text.endswith(POLISH)


def test_latin1_is_read_as_browsers_read_it():
    body = '<meta charset="iso-8859-1">The “mill” — closed'.encode("cp1252")
    assert decode_page(body).text.endswith("The “mill” — closed")


def test_gb2312_is_read_as_gb18030():
    assert (
        decode_page("镕基".encode("gb18030"), content_type="text/html; charset=gb2312").text
        == "镕基"
    )


def test_a_false_single_byte_label_does_not_garble_utf8():
    body = '<meta charset="utf-8">' + POLISH
    assert decode_page(body.encode(), content_type="text/html; charset=ISO-8859-1").text == body


def test_one_broken_character_does_not_make_utf8_something_else():
    body = (RUSSIAN * 5).encode() + b"\xd0"
    assert decode_page(body, content_type="text/html; charset=windows-1251").text.startswith(
        RUSSIAN
    )


def test_a_label_of_utf8_over_a_code_page_is_not_believed():
    body = (RUSSIAN * 20).encode("cp1251")
    assert decode_page(body, content_type="text/html; charset=utf-8").text.startswith(RUSSIAN)


def test_a_byte_order_mark_decides():
    assert decode_page("\ufeffżółw".encode("utf-16-le")).text == "żółw"


@pytest.mark.parametrize(
    "label", ["unicode_escape", "rot13", "utf-7", "no-such", "idna", "\x00", ""]
)
def test_a_label_that_is_no_charset_of_a_page_is_ignored(label):
    assert (
        decode_page(b"a\\x41 mill", content_type=f"text/html; charset={label}").text
        == "a\\x41 mill"
    )


def test_a_byte_that_a_code_page_leaves_open_does_not_make_its_label_wrong():
    body = (RUSSIAN * 5).encode("cp1251") + b"\x98"
    decoded = decode_page(body, content_type="text/html; charset=windows-1251")
    assert decoded.text == RUSSIAN * 5 + "\ufffd"
    assert decoded.bad_share == 1 / 296
