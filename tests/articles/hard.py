# ruff: noqa: E501
"""Hard little pages of our own writing, and what a reader should take from each: title, signers, day, body, and not."""

from dataclasses import dataclass

A = "The ferry to Hythe turned back before noon on Monday with forty people on board, the harbour master said."
B = "“Nobody had checked the pumps,” Vera Nolde, who leads the port's inspectors, told reporters on the quay."
C = "The company that runs the ferry denied it, and its director said that the pumps had been mended in April."
D = "A second ship brought the passengers home in the evening, where the mayor and a crowd were waiting for them."
TITLE = "Ferry turns back before noon"
BODY = (A, B, C, D)


@dataclass(frozen=True, slots=True)
class Hard:
    """One page: its source; what must be read, exactly where None is not given; words that must be in no body."""

    html: str
    title: str | None = TITLE
    byline: tuple[str, ...] | None = None
    day: str | None = None
    body: tuple[str, ...] = BODY
    never: tuple[str, ...] = ()


def paragraphs(lines: tuple[str, ...] = BODY) -> str:
    """Lines as paragraphs."""
    return "".join(f"<p>{line}</p>\n" for line in lines)


def page(inner: str, head: str = "", title: str = f"{TITLE} | The Calder Post") -> str:
    """A page of some markup."""
    return f"<!doctype html><html lang='en'><head><title>{title}</title>{head}</head><body>{inner}</body></html>"


LINES = "\\n\\n".join(BODY)
LD = '<script type="application/ld+json">{}</script>'
COMMENT = "I was on that ferry and I can tell you that nobody told us anything at all until we saw the quay again."
TEASER = "Council votes on the new lighthouse after a night of talks"
SOLD = "This summer, let the sea breeze of Marlow Cruises carry you to the warm coves of the south from 400 crowns."
LETTER = "Sign up for our morning letter and get the news of the coast in your inbox every day."

PAGES = {
    "comments longer than the article": Hard(
        page(
            f"<h1>{TITLE}</h1><div class='content'>{paragraphs()}</div><section id='comments'><h3>Comments</h3>"
            + "".join(f"<div class='comment'><b>Reader {n}</b><p>{COMMENT} {n}</p></div>" for n in range(30))
            + "</section>"
        ),
        never=(COMMENT,),
    ),
    "comments without telling names": Hard(
        page(
            f"<h1>{TITLE}</h1><div>{paragraphs()}</div><h3>12 comments</h3><ul>"
            + "".join(
                f"<li><b>Reader {n}</b> <span>{n} hours ago</span><p>{COMMENT} {n}</p>Reply</li>" for n in range(12)
            )
            + "</ul>"
        ),
        never=(COMMENT,),
    ),
    "cookie wall": Hard(
        page(
            "<div id='cookie-wall' role='dialog'><h2>We value your privacy</h2><p>We and our 812 partners store and "
            "access information on a device, such as cookies, and process personal data.</p><button>Accept all</button>"
            f"</div><main><h1>{TITLE}</h1>{paragraphs()}</main>"
        ),
        never=("812 partners",),
    ),
    "cookie wall without telling names": Hard(
        page(
            f"<main><h1>{TITLE}</h1>{paragraphs()}</main><div class='x1'><h2>Your privacy</h2><p>We use cookies and "
            "similar tools to store information on your device. You can change your choice at any time.</p>"
            "<p>Accept all</p><p>Reject all</p></div>"
        ),
        never=("similar tools",),
    ),
    "paywall stub": Hard(
        page(
            f"<article><h1>{TITLE}</h1>{paragraphs((A, B))}<div class='paywall'><h2>To continue reading, subscribe</h2>"
            "<p>Get unlimited access to all our stories from 4 crowns a month.</p><p>Already a subscriber? Log in</p>"
            "</div></article>"
        ),
        body=(A, B),
        never=("unlimited access", "Log in"),
    ),
    "table of figures": Hard(
        page(
            f"<h1>{TITLE}</h1>{paragraphs((A, B))}<table><tr><th>Year</th><th>Ferries stopped</th></tr><tr><td>2029</td>"
            f"<td>4</td></tr><tr><td>2030</td><td>9</td></tr></table>{paragraphs((C, D))}"
        )
    ),
    "table of layout": Hard(
        page(
            "<table><tr><td valign=top><a href=n>News</a><br><a href=s>Sport</a></td><td>"
            f"<h2>{TITLE}</h2><i>From our newsroom</i><br><small>Tuesday, 6 May 2031, evening edition</small><hr>"
            f"{paragraphs()}<hr><small>Calder Evening appears daily. Telephone orders: Calder 33</small></td></tr></table>",
            title=f"Calder Evening: {TITLE}",
        ),
        day="2031-05-06",
        never=("Telephone orders",),
    ),
    "gallery": Hard(
        page(
            f"<h1>{TITLE}</h1><div class='gallery'>"
            + "".join(
                f"<figure><img src='{n}.jpg'><figcaption>The ferry at the quay of Hythe, picture {n}. Ann Poe / NCS"
                "</figcaption></figure>"
                for n in range(12)
            )
            + f"</div>{paragraphs()}"
        ),
        never=("picture 3",),
    ),
    "amp": Hard(
        "<!doctype html><html ⚡ lang='en'><head><title>Ferry turns back before noon</title><style amp-boilerplate>"
        "body{visibility:hidden}</style></head><body><amp-sidebar id='s' layout='nodisplay'><ul><li>News</li></ul>"
        f"</amp-sidebar><h1>{TITLE}</h1><amp-img src='a.jpg'></amp-img>{paragraphs()}<amp-ad>Advertisement</amp-ad>"
        "</body></html>",
        never=("Advertisement",),
    ),
    "nested frames": Hard(
        page(
            f"<h1>{TITLE}</h1>{paragraphs((A, B))}<iframe src='x'><p>Your browser does not support frames.</p>"
            f"<iframe></iframe></iframe>{paragraphs((C, D))}"
        ),
        never=("browser does not",),
    ),
    "right to left": Hard(
        "<html dir='rtl' lang='ar'><head><title>العبارة تعود قبل الظهر</title></head><body><nav>الرئيسية</nav>"
        "<h1>العبارة تعود قبل الظهر</h1><p>عادت العبارة المتجهة إلى هيث قبل ظهر يوم الاثنين وعلى متنها أربعون راكبا، "
        "بحسب ما قال مدير الميناء.</p><p>وقالت مفتشة الميناء إن أحدا لم يفحص المضخات منذ الشتاء، وإن الشركة كانت تعلم بذلك."
        "</p></body></html>",
        title="العبارة تعود قبل الظهر",
        body=("عادت العبارة المتجهة إلى هيث", "وقالت مفتشة الميناء"),
    ),
    "no paragraphs": Hard(page(f"<h1>{TITLE}</h1>" + "".join(f"<div>{x}</div>" for x in BODY))),
    "breaks": Hard(page(f"<h1>{TITLE}</h1><div class='text'>{'<br><br>'.join(BODY)}</div>")),
    "single breaks in bold and spans": Hard(
        page(f"<h1>{TITLE}</h1><div><b>{A}</b><br><span>{B}</span><br><span>{C}</span><br>{D}</div>")
    ),
    "body in JSON-LD alone": Hard(
        page(
            "<div id='app'></div>",
            LD.format(
                f'{{"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2031-05-06T08:00:00Z","author":'
                f'{{"@type":"Person","name":"Ann Poe"}},"articleBody":"{LINES}"}}'
            ),
        ),
        byline=("Ann Poe",),
        day="2031-05-06",
    ),
    "body in a script's state": Hard(
        page(
            '<div id=\'root\'>Loading...</div><script>window.__STATE__={"article":{"html":"'
            + "".join(f"<p>{x}</p>" for x in BODY).replace('"', '\\"').replace("</", "<\\/")
            + '"}}</script>'
        ),
        title=None,
    ),
    "sponsored block in the middle": Hard(
        page(
            f"<h1>{TITLE}</h1><div>{paragraphs((A, B))}<div class='sponsored-content'><h4>Sponsored</h4><p>{SOLD}</p>"
            f"</div>{paragraphs((C, D))}</div>"
        ),
        never=(SOLD,),
    ),
    "read more in the middle": Hard(
        page(
            f"<h1>{TITLE}</h1><div>{paragraphs((A, B))}<p>Read more: <a href='l'>{TEASER}</a></p>{paragraphs((C,))}"
            f"<p><strong>READ ALSO</strong> <a href='m'>{TEASER}</a></p>{paragraphs((D,))}</div>"
        ),
        never=(TEASER,),
    ),
    "newsletter in the middle": Hard(
        page(
            f"<h1>{TITLE}</h1><div>{paragraphs((A, B))}<div class='nl-box'><p>{LETTER}</p><form><input></form></div>"
            f"{paragraphs((C, D))}</div>"
        ),
        never=(LETTER,),
    ),
    "newsletter without telling names": Hard(
        page(f"<h1>{TITLE}</h1><div>{paragraphs((A, B))}<p>{LETTER}</p>{paragraphs((C, D))}</div>"),
        never=(LETTER,),
    ),
    "several signers": Hard(
        page(f"<h1>{TITLE}</h1><p class='byline'>By Ann Poe, Bo Roe and Clara Wick</p>{paragraphs()}"),
        byline=("Ann Poe", "Bo Roe", "Clara Wick"),
        never=("Bo Roe",),
    ),
    "signers in links": Hard(
        page(
            f"<h1>{TITLE}</h1><div class='authors'>By <a href='a'>Ann Poe</a>, <a href='b'>Bo Roe</a> in Hythe</div>"
            f"{paragraphs()}"
        ),
        byline=("Ann Poe", "Bo Roe"),
    ),
    "staff and agencies": Hard(
        page(f"<h1>{TITLE}</h1><p class='byline'>Staff and agencies</p><time>6 May 2031</time>{paragraphs()}"),
        day="2031-05-06",
        never=("Staff and agencies",),
    ),
    "agency's byline": Hard(
        page(f"<h1>{TITLE}</h1><p>By AFP</p>{paragraphs()}"),
        byline=(),
    ),
    "day in German": Hard(
        page(f"<h1>{TITLE}</h1><p class='date'>Dienstag, 6. Mai 2031, 14:30 Uhr</p>{paragraphs()}"), day="2031-05-06"
    ),
    "day in French": Hard(page(f"<h1>{TITLE}</h1><p>Publié le 6 mai 2031 à 14h30</p>{paragraphs()}"), day="2031-05-06"),
    "day in Ukrainian": Hard(
        page(f"<h1>{TITLE}</h1><span>6 травня 2031, 14:30</span>{paragraphs()}"), day="2031-05-06"
    ),
    "day in Spanish": Hard(
        page(f"<h1>{TITLE}</h1><span>Publicado el 6 de mayo de 2031</span>{paragraphs()}"), day="2031-05-06"
    ),
    "modified before published": Hard(
        page(
            f"<h1>{TITLE}</h1><p>Updated 7 May 2031, 09:10</p><p>Published 6 May 2031, 08:00</p>{paragraphs()}",
            LD.format(
                '{"@type":"NewsArticle","dateModified":"2031-05-07T09:10:00","datePublished":"2031-05-06T08:00:00"}'
            ),
        ),
        day="2031-05-06",
    ),
    "teasers with days beside": Hard(
        page(
            f"<h1>{TITLE}</h1><p>6 May 2031</p>{paragraphs()}<aside><h3>Latest</h3>"
            + "".join(f"<div><a href='{n}'>{TEASER} {n}</a><time>{n + 10} May 2031</time></div>" for n in range(6))
            + "</aside>"
        ),
        day="2031-05-06",
        never=(TEASER,),
    ),
    "teasers without telling names": Hard(
        page(
            f"<h1>{TITLE}</h1><div>{paragraphs()}</div><div><h2>More from the coast</h2>"
            + "".join(
                f"<div><h3><a href='{n}'>{TEASER} {n}</a></h3><p>The vote was close, number {n}.</p></div>"
                for n in range(6)
            )
            + "</div>"
        ),
        never=(TEASER, "The vote was close"),
    ),
    "live blog": Hard(
        page(
            f"<h1>{TITLE}: live</h1>"
            + "".join(
                f"<article class='entry'><time datetime='2031-05-06T0{n}:15:00Z'>0{n}:15</time><h2>Hour {n} on the quay</h2>"
                f"<p>{x}</p></article>"
                for n, x in enumerate(BODY, 3)
            )
        ),
        title=f"{TITLE}: live",
    ),
    "about the author": Hard(
        page(
            f"<h1>{TITLE}</h1><p class='byline'>By Ann Poe</p>{paragraphs()}<div class='author-bio'><p>Ann Poe covers the "
            "coast for The Calder Post. She lives in Hythe with two dogs.</p></div>"
        ),
        byline=("Ann Poe",),
        never=("two dogs",),
    ),
    "correction at the end": Hard(
        page(
            f"<h1>{TITLE}</h1>{paragraphs()}<p><em>Correction: An earlier version of this article misspelled the name of "
            "the ship.</em></p>"
        )
    ),
    "quotation box repeats": Hard(
        page(
            f"<h1>{TITLE}</h1>{paragraphs((A, B))}<blockquote class='pullquote'>“Nobody had checked the pumps”</blockquote>"
            f"{paragraphs((C, D))}"
        )
    ),
    "list in the story": Hard(
        page(
            f"<h1>{TITLE}</h1>{paragraphs((A, B))}<ul><li>The ferry was built in 1998 in the yard of Torn.</li><li>It carried "
            f"forty people and eleven cars.</li></ul>{paragraphs((C, D))}"
        ),
        body=(*BODY, "The ferry was built in 1998", "forty people and eleven cars"),
    ),
    "hidden copy": Hard(
        page(
            f"<h1>{TITLE}</h1>{paragraphs()}<div style='display: none'><p>Hidden words of a template stand here alone.</p></div>"
        ),
        never=("Hidden words",),
    ),
    "deep boxes": Hard(
        page("<div>" * 60 + f"<h1>{TITLE}</h1>" + "<div><div>" + paragraphs() + "</div></div>" + "</div>" * 60)
    ),
    "site's name is the main heading": Hard(
        page(f"<header><h1>The Calder Post</h1></header><h2>{TITLE}</h2><p>By Ann Poe</p>{paragraphs()}"),
        byline=("Ann Poe",),
    ),
    "title in a box of its own": Hard(
        page(f"<div class='headline'>{TITLE}</div><p>By Ann Poe</p>{paragraphs()}", title="The Calder Post")
    ),
    "section above the title": Hard(
        page(f"<div class='kicker'>Coast</div><h1>{TITLE}</h1><h2>Forty people were sent home</h2>{paragraphs()}")
    ),
    "body in cells of one table": Hard(
        page(
            "<table>" + "".join(f"<tr><td>{x}</td></tr>" for x in BODY) + "</table>",
            f"<meta property='og:title' content='{TITLE}'>",
        )
    ),
    "frameset of links": Hard(
        page(
            "<ul>" + "".join(f"<li><a href='{n}'>Section {n}</a></li>" for n in range(40)) + f"</ul><h1>{TITLE}</h1>"
            f"{paragraphs()}<ul>" + "".join(f"<li><a href='{n}'>{TEASER} {n}</a></li>" for n in range(40)) + "</ul>"
        ),
        never=(TEASER,),
    ),
    "broken markup": Hard(
        f"<html><head><title>{TITLE}</title><body><h1>{TITLE}<p>{A}<p>{B}<div><p>{C}</span></b><p>{D}"
    ),
}
