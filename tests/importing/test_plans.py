import pytest

from roost.kit import database
from roost.places.plans import BIGGEST, BadPlan, read_plan
from tests.importing.council import SAMPLE, Folder
from tests.importing.test_check import refused

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def svg(inside: str, attributes: str = "") -> bytes:
    return f"{OPEN[:-1]} {attributes}>\n{inside}</svg>".encode()


@pytest.mark.parametrize("path", sorted((SAMPLE / "plans").iterdir()), ids=lambda path: path.name)
def test_the_samples_plans_are_harmless(path) -> None:
    assert read_plan(path.read_bytes()) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "harmless",
    [
        '<g id="a"><rect width="4" height="3" fill="#fff" style="stroke: red; fill: url(#b)"/></g><use href="#a"/>',
        '<linearGradient id="b"/><linearGradient id="c" xlink:href="#b"/><path d="M0 0h1" fill="url(#c)"/>',
        "<style>.wall { stroke: #333; stroke-width: 2 }</style><text>Café &amp; “quiet”</text>",
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        '<linearGradient id="b"/><pattern id="p"><rect fill="url(#b)"/></pattern><rect fill="url(#p)"/>',
        '<pattern id="p"><image href="data:image/png;base64,iVBORw0KGgo="/></pattern><rect fill="url(#p)"/>',
        '<style>.a { fill: url(#b) }</style><linearGradient id="b"/><rect class="a"/>',
        "<!-- a note --><title>First floor</title><desc>from the estates team</desc>",
        '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>',
        '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="Layer 1" xml:space="preserve"/>',
    ],
)
def test_what_drawing_programs_save_is_let_through(harmless: str) -> None:
    assert harmless in read_plan(svg(harmless))


@pytest.mark.parametrize(
    ("attack", "named"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<script href="#a"/>', "<script>"),
        ('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>', "<script>"),
        ('<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>', "<script>"),
        ('<g><h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x" onerror="alert(1)"/></g>', "<img>"),
        ("<foreignObject><p/></foreignObject>", "<foreignObject>"),
        ('<rect onclick="alert(1)"/>', "event handler onclick"),
        ('<rect ONLOAD="alert(1)"/>', "event handler"),
        ('<a href="https://evil.example"><text>desk</text></a>', "<a>"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "<set>"),
        ('<animate attributeName="x"/>', "<animate>"),
        ('<image href="https://evil.example/x.png"/>', "outside itself"),
        ('<image xlink:href="//evil.example/x.png"/>', "outside itself"),
        ('<image href="data:image/svg+xml;base64,PHN2Zz4="/>', "outside itself"),
        ('<use href="other.svg#a"/>', "outside itself"),
        ('<use href="data:text/html,x"/>', "outside itself"),
        ('<rect fill="url(https://evil.example/#a)"/>', "outside itself"),
        ("<rect fill=\"url( 'https://evil.example/#a')\"/>", "outside itself"),
        ('<rect style="fill:URL(//evil.example)"/>', "outside itself"),
        ('<rect style="fill:u\\72l(//evil.example)"/>', "escape"),
        ('<rect fill="u\\72l(//evil.example)"/>', "escape"),
        ("<style>@import '//evil.example/x.css';</style>", "loads or runs"),
        ("<style>@font-face { src: local(x) }</style>", "loads or runs"),
        ("<style><![CDATA[rect { fill: url(//evil.example) }]]></style>", "outside itself"),
        ('<text x="java&#10;script:alert(1)">a</text>', "escape or a script"),
        ('<g xml:base="https://evil.example/"/>', "xml:base"),
        ('<?xml-stylesheet href="https://evil.example/x.css"?>', "<?xml-stylesheet?>"),
        ("<g>" * 250 + "</g>" * 250, "200 deep"),
        ('<g id="a"/><g id="b"><use href="#a"/><use href="#a"/></g><use href="#b"/>', "repeats"),
        ('<pattern id="b"><use href="#b"/></pattern><rect fill="url(#b)"/>', "repeats"),
        ('<mask id="a"><rect/></mask><mask id="b"><rect mask="url(#a)"/><rect mask="url(#a)"/></mask>', "mask"),
        ('<clipPath id="a"/><clipPath id="b" clip-path="url(#a)"><rect/></clipPath>', "clipPath"),
        ('<pattern id="a"><g><rect style="fill: url(\'#a\')"/></g></pattern>', "pattern"),
        ('<marker id="b"><path marker-end="url(#a)"/></marker><marker id="a"/>', "marker"),
        ('<pattern id="a"/><pattern id="b" xlink:href="#a"/>', "pattern"),
        ('<style>.a { mask: url(#m) }</style><mask id="m"><rect class="a"/></mask>', "<style>"),
        ('<filter id="a"/>', "<filter>"),
        ("<rect style=\"fill: image-set('#a' 1x, '//evil.example/x.png' 2x)\"/>", "image-set"),
        ('<image srcset="//evil.example/x.png 2x"/>', "srcset"),
        ("<g>", "not well-formed"),
        ("<text>&nbsp;</text>", "not well-formed"),
    ],
)
def test_a_plan_that_could_do_anything_is_refused(attack: str, named: str) -> None:
    with pytest.raises(BadPlan) as refused:
        read_plan(svg(attack))
    assert named in refused.value.wrong


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", "not well-formed"),
        (b"MZ\x90", "not in UTF-8"),
        ("<svg/>".encode("utf-16"), "not in UTF-8"),
        (b'<?xml version="1.0" encoding="utf-7"?><svg xmlns="http://www.w3.org/2000/svg"/>', "utf-7"),
        (b"<svg/>", "not an SVG drawing"),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"/>', "not an SVG drawing"),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', "DOCTYPE"),
        (b'<!DOCTYPE svg SYSTEM "https://evil.example/x.dtd"><svg xmlns="http://www.w3.org/2000/svg"/>', "DOCTYPE"),
        (svg("", 'onload="alert(1)"'), "event handler onload"),
        (svg("<!--" + "x" * BIGGEST + "-->"), "bytes"),
        (svg("</svg><svg>"), "not well-formed"),
        (svg("\x00"), "not well-formed"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_plain_svg_is_refused(data: bytes, named: str) -> None:
    with pytest.raises(BadPlan) as refused:
        read_plan(data)
    assert named in refused.value.wrong


async def test_a_plan_belongs_to_a_floor_of_its_name(small: None, folder: Folder) -> None:
    (wrong,) = await refused(folder.text("plans/hall-9.svg", svg("")))
    assert (wrong.file, wrong.wrong) == ("plans/hall-9.svg", 'there is no floor "hall-9"')
    assert wrong.allowed == "named after deck-0, hall-1"


async def test_plans_may_come_alone_and_a_new_drawing_replaces_the_old(small: None, folder: Folder) -> None:
    first = await folder.text("plans/hall-1.svg", svg("<g/>")).bring_in()
    assert [plan.floor for plan in first.plans] == ["hall-1"]
    again = await folder.bring_in()
    assert (again.plans, again.plans_same) == ([], 1)
    await folder.text("plans/hall-1.svg", svg("<rect/>")).bring_in()
    stored = await database.fetch_value("SELECT plan FROM floor WHERE code = 'hall-1'")
    assert stored == svg("<rect/>").decode()


async def test_a_bad_plan_is_named_with_its_line_and_stops_the_rest(small: None, folder: Folder) -> None:
    folder.text("plans/hall-1.svg", svg("<g/>\n<script/>")).text("plans/deck-0.svg", svg("<g/>"))
    (wrong,) = await refused(folder)
    assert (wrong.file, wrong.row, wrong.wrong) == ("plans/hall-1.svg", 3, "holds <script>")
    assert "plain SVG drawing" in wrong.allowed
    assert await database.fetch_value("SELECT count(plan) FROM floor") == 0
