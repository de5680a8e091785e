"""A floor's plan is an SVG drawing that every browser in the council opens: it may hold shapes and words, no more.

What is allowed is listed, and everything else refused: a list of dangers would never be complete.
"""

import re
from typing import NoReturn
from xml.parsers import expat

BIGGEST = 1_000_000
DEEPEST = 200
ALLOWED = f"a plain SVG drawing in UTF-8, at most {BIGGEST // 1_000_000} MB: shapes, text, embedded pictures"
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
ELEMENTS = frozenset({
    "svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style", "image", "text", "tspan", "textPath",
    "rect", "circle", "ellipse", "line", "polyline", "polygon", "path", "marker", "pattern", "mask", "clipPath",
    "linearGradient", "radialGradient", "stop",
})  # fmt: skip
# What drawing programs note for themselves; no browser does anything with it.
NOTES = frozenset({
    "http://www.inkscape.org/namespaces/inkscape",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://purl.org/dc/elements/1.1/",
    "http://creativecommons.org/ns#",
})  # fmt: skip
# Drawn anew for each thing that names them. One that names another, which names another …, a browser never ends.
REPEATING = frozenset({"marker", "mask", "pattern", "clipPath", "filter"})
GRADIENTS = frozenset({"linearGradient", "radialGradient"})
_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_INSIDE = re.compile(r"#[^\s]*")
# In a style: anything imported or run.
_STYLE_DANGER = re.compile(r"@|expression|behavior|-moz-binding", re.IGNORECASE)
# Its pictures may be named without url().
_IMAGE_SET = re.compile(r"image-set\s*\(", re.IGNORECASE)
_URL = re.compile(r"(?:url|image|src)\s*\(\s*['\"]?\s*([^\s'\")]*)", re.IGNORECASE)


class BadPlan(ValueError):
    """Why the drawing is refused, and on which of its lines."""

    def __init__(self, wrong: str, line: int | None = None) -> None:
        super().__init__(wrong)
        self.wrong, self.line = wrong, line


def read_plan(data: bytes) -> str:
    """The drawing's text, once it is known to be well-formed and harmless. Raises BadPlan."""
    if len(data) > BIGGEST:
        raise BadPlan(f"has {len(data):,} bytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadPlan("is not in UTF-8", data.count(b"\n", 0, error.start) + 1) from error
    _Reader().read(text)
    return text


class _Reader:
    """One pass of expat over the drawing, stopping at the first thing that is not allowed."""

    def __init__(self) -> None:
        # A separator that no name can hold; expat then resolves the namespaces for us.
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.XmlDeclHandler = self._declaration
        self.open: list[tuple[str, str | None]] = []
        self.style: list[str] = []
        self.referred: set[str] = set()
        self.around_uses: set[str] = set()
        self.referred_inside: set[str] = set()
        self.no_gradients: set[str] = set()

    def read(self, text: str) -> None:
        try:
            self.parser.Parse(text, True)
        except expat.ExpatError as error:
            raise BadPlan(f"is not well-formed XML: {expat.errors.messages[error.code]}", error.lineno) from error
        # Ten of ten of ten …: a few lines that would draw a thousand million shapes in everybody's browser.
        if self.referred & self.around_uses:
            raise BadPlan("repeats with <use> what itself holds a <use>")
        if self.referred_inside & self.no_gradients:
            raise BadPlan("holds, in a marker, mask, pattern, clipPath or <style>, a url() or href to another drawing")

    def _refuse(self, wrong: str) -> NoReturn:
        raise BadPlan(wrong, self.parser.CurrentLineNumber)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if not self.open and (space, name) != (SVG, "svg"):
            self._refuse(f"is not an SVG drawing: it starts with <{name[:40]}>")
        if space not in NOTES and (space != SVG or name not in ELEMENTS):
            self._refuse(f"holds <{name[:40]}>")
        self.open.append((name, attributes.get("id")))
        if len(self.open) > DEEPEST:
            self._refuse(f"is nested more than {DEEPEST} deep")
        if space in NOTES:
            return
        if "id" in attributes and name not in GRADIENTS:
            self.no_gradients.add(attributes["id"])
        if name == "use":
            self.around_uses.update(id_ for _, id_ in self.open if id_)
        for attribute, value in attributes.items():
            self._attribute(name, attribute, value)

    def _attribute(self, element: str, attribute: str, value: str) -> None:
        space, _, name = attribute.rpartition(" ")
        if name.lower().startswith("on"):
            self._refuse(f"holds the event handler {name[:40]}")
        if (space, name) == (XML, "base"):
            self._refuse("holds xml:base, which would bend every reference")
        if space not in ("", XLINK):
            return
        if name.lower() == "srcset":
            self._refuse("refers to something outside itself: srcset")
        if name in ("href", "src"):
            picture = element == "image" and _PICTURE.fullmatch(value.strip())
            if not picture and not _INSIDE.fullmatch(value.strip()):
                self._refuse(f"refers to something outside itself: {name}")
            self._refer(value.strip())
        else:
            self._style(value, name == "style")

    def _refer(self, target: str) -> None:
        """Notes the reference, and whether it stands inside what is drawn again and again; a <style> reaches there."""
        self.referred.add(target.removeprefix("#"))
        if any(name in REPEATING or name == "style" for name, _ in self.open):
            self.referred_inside.add(target.removeprefix("#"))

    def _style(self, value: str, whole: bool) -> None:
        for found in _URL.finditer(value):
            if not found[1].startswith("#"):
                self._refuse("refers to something outside itself: url()")
            self._refer(found[1])
        if _IMAGE_SET.search(value):
            self._refuse("refers to something outside itself: image-set()")
        # A backslash can spell url() so that no check would see it, in plain attributes too.
        if "\\" in value or "javascript:" in re.sub(r"\s", "", value).lower():
            self._refuse("holds an escape or a script in an attribute or style")
        if whole and _STYLE_DANGER.search(value):
            self._refuse("holds a style that loads or runs something")

    def _text(self, text: str) -> None:
        if self.open and self.open[-1][0] == "style":
            self.style.append(text)

    def _end(self, tag: str) -> None:
        if self.open[-1][0] == "style":
            self._style("".join(self.style), True)
            self.style.clear()
        self.open.pop()

    def _doctype(self, *_: object) -> None:
        self._refuse("holds a <!DOCTYPE>, which can bring entities with it: delete it")

    def _instruction(self, target: str, _: str) -> None:
        self._refuse(f"holds <?{target[:40]}?>")

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "utf8"):
            self._refuse(f"says that it is in {encoding[:40]}")
