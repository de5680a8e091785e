"""A floor's plan as somebody uploads it: a drawing that is checked, or a picture that is drawn anew."""

import asyncio
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from uuid import UUID

from PIL import Image

from roost.journal import Event, record
from roost.kit import database
from roost.kit.database import transactional
from roost.kit.errors import FieldError, Invalid
from roost.places.managing import lock_places, locked
from roost.places.plans import ALLOWED, BadPlan, read_plan

SVG, PNG = "image/svg+xml", "image/png"
BIGGEST_PNG = 10_000_000
# A drawing office's scan of a whole storey; as shown, three times a large screen.
MOST_POINTS = 60_000_000
LONGEST = 6000
# One at once: the points of a large one take a few hundred megabytes while they are drawn anew.
_thread = ThreadPoolExecutor(1, thread_name_prefix="plan")


async def read(body: bytes, kind: str) -> tuple[str | None, bytes | None]:
    """What is kept of an upload of that media type: (SVG, None) or (None, PNG). Invalid says what is wrong with it."""
    if kind == SVG:
        return await asyncio.get_running_loop().run_in_executor(_thread, _drawing, body), None
    return None, await asyncio.get_running_loop().run_in_executor(_thread, _picture, body)


def _drawing(body: bytes) -> str:
    try:
        return read_plan(body)
    except BadPlan as bad:
        where = f", line {bad.line}" if bad.line is not None else ""
        raise _wrong(f"The drawing {bad.wrong}{where}. Allowed: {ALLOWED}.") from bad


def _picture(body: bytes) -> bytes:
    """The picture's points as a PNG of ours: what hung on it, before, behind or beside them, is gone."""
    if not body.startswith(b"\x89PNG\r\n\x1a\n"):
        raise _wrong("This is no PNG. Send a PNG, or a drawing as SVG.")
    if len(body) > BIGGEST_PNG:
        raise _wrong(f"The picture has more than {BIGGEST_PNG // 1_000_000} MB. Send a smaller one.")
    try:
        with Image.open(io.BytesIO(body), formats=["PNG"]) as image:
            if image.width * image.height > MOST_POINTS:
                raise _wrong(f"The picture has more than {MOST_POINTS // 1_000_000} megapixels. Send a smaller one.")
            image.load()
            mode = "RGBA" if image.has_transparency_data else "RGB"
            clean = Image.new(mode, image.size)
            clean.paste(image.convert(mode))
    except Invalid:
        raise
    except MemoryError as error:
        raise _wrong("This picture is too large. Send a smaller one.") from error
    except Exception as error:
        # Whatever the decoder stumbles over: it has errors of its own, SyntaxError among them.
        raise _wrong("This picture is broken or was cut off. Send it again.") from error
    clean.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    clean.save(out, "PNG", optimize=True)
    return out.getvalue()


def _wrong(words: str) -> Invalid:
    return Invalid(words, [FieldError("", words)], slug="plan")


@transactional
async def put(floor: str, svg: str | None, png: bytes | None, actor: UUID, now: datetime) -> None:
    """Give a floor this plan, in the place of any that it has. NotFound."""
    await lock_places()
    before = await locked("floor", floor)
    if (before["plan"], before["plan_png"]) == (svg, png):
        return
    await database.execute("UPDATE floor SET plan = $2, plan_png = $3 WHERE code = $1", floor, svg, png)
    facts = {"from": _kind(before["plan"], before["plan_png"]), "to": _kind(svg, png)}
    await record(Event("plan changed", "floor", floor, facts=facts), actor, now)


def _kind(svg: str | None, png: bytes | None) -> str | None:
    return "svg" if svg is not None else "png" if png is not None else None


async def of(floor: str) -> tuple[bytes, str] | None:
    """The picture of a floor in use and its media type, or None."""
    row = await database.fetch_row("SELECT plan, plan_png FROM floor WHERE code = $1 AND retired_at IS NULL", floor)
    if row is None or (row["plan"] is None and row["plan_png"] is None):
        return None
    return (row["plan"].encode(), SVG) if row["plan"] is not None else (row["plan_png"], PNG)
