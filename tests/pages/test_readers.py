"""Every form of saved page is told by its content and read to the same words."""

import gzip
import io
import json
import zipfile

import pytest

from twosource.articles import label
from twosource.errors import BadInput
from twosource.model import Page
from twosource.pages import read_bytes
from twosource.pages.pdf import paragraphs

BODY = "<p>Ferry crews in Ostrel voted on Monday to stay out for a second week, their union said.</p>"
HTML = f"<html><head><title>Strike goes on</title></head><body><h1>Strike goes on</h1>{BODY}</body></html>"
WORDS = "Ferry crews in Ostrel voted on Monday"
URL = "https://www.morrow.example/2031/05/03/strike"


def warc(body: bytes = HTML.encode()) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {URL}\r\nWARC-Date: 2031-05-04T06:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def wacz() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        out.writestr("archive/data.warc.gz", gzip.compress(warc()))
        out.writestr("datapackage.json", "{}")
    return packed.getvalue()


def pdf(lines: list[str]) -> bytes:
    """A one-page PDF, written by hand."""
    show = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {show} ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % p for p in places)
    start = len(out)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF" % start
    )


MAIL = f"""From: The Morrow Ledger <desk@morrow.example>
To: a reader <r@example.org>
Subject: Strike goes on
Date: Sat, 03 May 2031 23:30:00 +0300
MIME-Version: 1.0
Content-Type: text/html; charset="utf-8"

{HTML}
"""

MHTML = f"""From: <Saved by Blink>
Snapshot-Content-Location: {URL}
Subject: Strike goes on
Date: Sun, 4 May 2031 08:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="cut"

--cut
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: {URL}

{HTML.replace("=", "=3D")}
--cut--
"""

RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Sound Digest</title><link>https://digest.example</link>
<item><title>Strike goes on</title><link>{URL}</link><guid>one</guid><pubDate>Sat, 03 May 2031 23:30:00 +0300</pubDate>
<source url="https://www.morrow.example/rss">The Morrow Ledger</source>
<enclosure url="https://www.morrow.example/a.mp3" type="audio/mpeg" length="1"/>
<description>&lt;p&gt;Ferry crews in Ostrel voted on Monday to stay out for a second week,
their union said.&lt;/p&gt;</description></item>
<item><title>Only a headline</title><link>https://x.example</link></item></channel></rss>"""

ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>The Morrow Ledger</title>
<entry><title>Strike goes on</title><link href="{URL}"/><id>one</id><published>2031-05-03T23:30:00+03:00</published>
<author><name>Petra Lind</name></author><content type="html">{BODY.replace("<", "&lt;")}</content></entry></feed>"""

TELEGRAM = json.dumps(
    {
        "name": "Sound Watch", "type": "public_channel", "id": 7,
        "messages": [
            {"id": 1, "type": "service", "action": "create_channel", "text": ""},
            {"id": 2, "type": "message", "date": "2031-05-03T23:30:00", "edited": "2031-05-04T07:00:00",
             "from": "Sound Watch",
             "forwarded_from": "Ostrel Port", 
             "text": [f"{WORDS} to stay out, ", {"type": "bold", "text": "their union said."}]},
            {"id": 3, "type": "message", "date": "2031-05-04T08:00:00", "from": "Sound Watch", "text": "Good morning"},
        ],
    }
)  # fmt: skip

LINES = json.dumps(
    {"id": "a", "text": f"{WORDS}.", "published": "2031-05-03", "url": URL, "publisher": "The Morrow Ledger"}
)

SINGLE = f"""<!DOCTYPE html> <html><!--
 Page saved with SingleFile
 url: https://web.archive.org/web/20310504060000/{URL}
 saved date: Sun May 04 2031 08:05:06 GMT+0200 (Central European Summer Time)
--><head><title>Strike goes on</title></head><body><h1>Strike goes on</h1>{BODY}</body></html>"""

FORMS = {
    "html": HTML.encode(),
    "gzip": gzip.compress(HTML.encode()),
    "utf-16 without a mark": HTML.encode("utf-16-le"),
    "utf-16 with a mark": HTML.encode("utf-16"),
    "warc": warc(),
    "warc, packed": gzip.compress(warc()),
    "wacz": wacz(),
    "mail": MAIL.encode(),
    "mhtml": MHTML.replace("\n", "\r\n").encode(),
    "rss": RSS.encode(),
    "atom": ATOM.encode(),
    "telegram": TELEGRAM.encode(),
    "json lines": LINES.encode(),
    "pdf": pdf([f"{WORDS} to stay out for a second", "week, their union said."]),
    "singlefile": SINGLE.encode(),
    "text": f"{WORDS} to stay out.".encode(),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_read_to_its_words_whatever_its_name(form: str) -> None:
    pages = read_bytes(FORMS[form], "page.bin")
    assert len(pages) == 1
    article = label(pages[0])
    reporting = " ".join(article.words(b) for b in article.reading_blocks())
    assert WORDS in reporting
    assert pages[0].paths[0].startswith("page.bin")


@pytest.mark.parametrize("form", ["warc", "wacz", "mhtml", "rss", "atom", "json lines", "singlefile"])
def test_forms_that_know_their_address_give_it(form: str) -> None:
    assert read_bytes(FORMS[form], "x")[0].url == URL


@pytest.mark.parametrize("form", ["mail", "rss", "atom", "telegram"])
def test_days_are_those_that_the_sender_wrote(form: str) -> None:
    published = label(read_bytes(FORMS[form], "x")[0]).published
    assert published is not None and published.start is not None and published.start.startswith("2031-05-03T23:30:00")


@pytest.mark.parametrize("form", ["warc", "wacz", "mhtml", "singlefile"])
def test_the_time_of_saving_is_kept(form: str) -> None:
    saved = read_bytes(FORMS[form], "x")[0].saved
    assert saved is not None and saved.startswith("2031-05-04")


def test_a_savers_time_keeps_its_zone() -> None:
    assert read_bytes(FORMS["singlefile"], "x")[0].saved == "2031-05-04T08:05:06+02:00"


def test_an_item_keeps_its_source_and_its_enclosure() -> None:
    page = read_bytes(FORMS["rss"], "feed.xml")[0]
    article = label(page)
    assert article.publisher == "The Morrow Ledger"
    assert [b.kind for b in article.blocks if "a.mp3" in article.words(b)] == ["related"]


def test_a_forward_and_an_edit_are_kept() -> None:
    page = read_bytes(FORMS["telegram"], "result.json")[0]
    article = label(page)
    assert article.credits == ("Forwarded from Ostrel Port",)
    assert article.modified is not None and article.modified.start == "2031-05-04T07:00:00"
    assert article.publisher == "Sound Watch"


def test_the_entries_of_a_live_blog_are_pages_with_their_own_times() -> None:
    updates = [
        {"@type": "BlogPosting", "headline": f"Entry {n}", "datePublished": f"2031-05-0{n}T10:00:00+03:00",
         "articleBody": f"The harbour board said on day {n} that no ship would leave before Friday."}
        for n in (1, 2, 3)
    ]  # fmt: skip
    blog = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": "Strike live",
        "liveBlogUpdate": updates,
    }
    source = HTML.replace("</head>", f'<script type="application/ld+json">{json.dumps(blog)}</script></head>')
    pages = read_bytes(source.encode(), "live.html")
    assert [p.path for p in pages] == ["live.html", "live.html#1", "live.html#2", "live.html#3"]
    starts = [a.published.start for a in map(label, pages[1:]) if a.published]
    assert starts == [f"2031-05-0{n}T10:00:00+03:00" for n in (1, 2, 3)]
    assert len({p.id for p in pages}) == 4


RUSSIAN = (
    "Паромщики порта Острель проголосовали в понедельник за продолжение забастовки ещё на неделю, сообщил профсоюз.\n\n"
    "Компания заявила, что её предложение остаётся последним."
)


@pytest.mark.parametrize("charset", ["cp1251", "koi8-r", "utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_cyrillic_is_read_without_a_declared_charset(charset: str) -> None:
    page = read_bytes(RUSSIAN.encode(charset), "x.txt")[0]
    assert page.content == RUSSIAN
    assert label(page).language == "ru"


def test_a_declared_charset_is_believed_where_the_bytes_allow_it() -> None:
    head = '<html><head><meta charset="iso-8859-2"></head>'
    source = head + "<body><p>Příliš žluťoučký kůň úpěl ďábelské ódy.</p></body></html>"
    assert "žluťoučký" in read_bytes(source.encode("iso-8859-2"), "x")[0].content


def test_windows_quotes_under_a_latin_name_are_read() -> None:
    source = (
        '<html><head><meta charset="iso-8859-1"></head><body><p>\u201cWe stay out,\u201d she said.</p></body></html>'
    )
    assert "\u201cWe stay out,\u201d" in read_bytes(source.encode("cp1252"), "x")[0].content


@pytest.mark.parametrize(
    "wrapped",
    [
        f"https://web.archive.org/web/20310504060000/{URL}",
        f"https://web.archive.org/web/20310504060000id_/{URL}",
        f"https://archive.ph/2031.05.04-060000/{URL}",
        f"https://webcache.googleusercontent.com/search?q=cache:{URL}",
        f"https://web.archive.org/web/20310504060000/https://archive.ph/2031.05.04-060000/{URL}",
        URL,
    ],
)
def test_addresses_of_archives_give_way_to_the_page(wrapped: str) -> None:
    assert read_bytes(HTML.encode(), "x", wrapped)[0].url == URL


def test_lines_of_a_document_are_joined_to_paragraphs() -> None:
    text = paragraphs(
        [
            "Situation report 4\nThe harbour board said on Monday that no ship would leave the\n"
            "port before Friday, and that the cre-\nws had agreed.\n\nThe union denied it.\n1",
            "Situation report 4\nTalks go on.\n2",
            "Situation report 4\nNothing more is known.\n3",
        ]
    )
    assert "leave the port before Friday, and that the crews had agreed." in text
    assert "Situation report" not in text and "\n\nTalks go on." in text


@pytest.mark.parametrize(
    "data",
    [
        b'{"name": "package", "version": "1.0"}',
        b"PK\x03\x04 not really",
        b"%PDF-1.4 torn",
        b"WARC/1.0\r\nWARC-Type: broken",
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>Empty</title></channel></rss>',
        b'{"name":"x","type":"personal_chat","messages":[]}',
    ],
)
def test_damaged_or_foreign_containers_say_why(data: bytes) -> None:
    with pytest.raises(BadInput) as caught:
        read_bytes(data, "x.dat")
    assert caught.value.mend and str(caught.value).startswith("x.dat: ")


def test_ids_hash_content_so_that_reading_twice_gives_the_same() -> None:
    def ids(data: bytes) -> list[str]:
        return [p.id for p in read_bytes(data, "x")]

    assert all(ids(data) == ids(data) for data in FORMS.values())
    assert isinstance(read_bytes(FORMS["gzip"], "x")[0], Page)
    assert ids(FORMS["gzip"]) == ids(FORMS["html"])
