"""Photos: whatever a phone sends becomes one small JPEG that says nothing but what it shows.

What is kept is drawn anew from the picture's points, so no place, time, camera, comment or hidden file survives.
What is refused is refused for the person's sake or the server's: what is no photo, is broken, or is far too large.
"""

import asyncio
import io
import re
import struct
import zipfile
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import msgspec
import pillow_heif
from PIL import Image, ImageCms

from roost.kit import database
from roost.kit.errors import FieldError, Invalid
from roost.kit.uploads import PHOTO_LIMIT

LONGEST = 1600
MOST_POINTS = 60_000_000
QUALITY = 82
# Of a progressive JPEG a camera makes about ten; each is drawn over all the others, so thousands are an attack.
MOST_SCANS = 100
_SCAN = re.compile(rb"\xff\xda\x00[\x06-\x0c][\x01-\x04]")

_HEIC = (b"heic", b"heix", b"heim", b"heis", b"mif1")
# How a picture must be turned to stand upright, by its EXIF orientation (EXIF 2.3, 4.6.4 A).
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ORIENTATION = 0x0112

# What a picture that is something else besides carries. Long enough that no photo has it by chance; phones add films,
# depth maps and maker's notes behind the picture, and those pass, to be dropped.
_STOWAWAY = re.compile(
    rb"%PDF-[0-9]\.[0-9]|<(?i:script|html|body|iframe|!doctype html)[\s>/]|<\?(?i:php)\s|#!/(?:usr/)?bin/"
    rb"|\x7fELF[\x01\x02][\x01\x02]\x01|This program (?:cannot|must) be run |\xca\xfe\xba\xbe\x00\x00\x00[\x2d-\x4f]"
    rb"|Rar!\x1a\x07[\x00\x01]|7z\xbc\xaf\x27\x1c|\xfd7zXZ\x00|MSCF\x00\x00\x00\x00|\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
)
# Two at once: the points of a large one take a few hundred megabytes while they are made small.
_threads = ThreadPoolExecutor(2, thread_name_prefix="photo")
# Ours is lower and is checked before anything is decoded.
Image.MAX_IMAGE_PIXELS = None
pillow_heif.register_heif_opener(thumbnails=False)


class Photo(msgspec.Struct, frozen=True):
    """A JPEG of at most 1600 by 1600 points, without any metadata."""

    image: bytes
    width: int
    height: int


async def clean(raw: bytes) -> Photo:
    """What is kept of a photo that was sent. Invalid, at /photo, says what is wrong with it."""
    return await asyncio.get_running_loop().run_in_executor(_threads, cleaned, raw)


async def keep(issue: UUID, photo: Photo) -> None:
    """Store the photo of an issue, inside the transaction of whatever it comes with. There is one at most."""
    await database.execute(
        """INSERT INTO photo (issue, image, width, height) VALUES ($1, $2, $3, $4)
           ON CONFLICT (issue) DO UPDATE SET image = excluded.image, width = excluded.width, height = excluded.height,
               on_board = false""",
        issue,
        photo.image,
        photo.width,
        photo.height,
    )


def cleaned(raw: bytes) -> Photo:
    """The work of `clean`, in whichever thread."""
    if not raw:
        raise wrong("The photo is empty. Take it again.")
    if len(raw) > PHOTO_LIMIT:
        raise wrong(f"The photo has more than {PHOTO_LIMIT >> 20} MB. Send a smaller one.")
    kind = kind_of(raw)
    if kind is None:
        raise wrong("This is no photo that can be kept. Send a JPEG, PNG, WebP or HEIC.")
    if _STOWAWAY.search(raw) or zipfile.is_zipfile(io.BytesIO(raw)) or _is_windows_program(raw):
        raise wrong("There is something else in this file besides the picture. Take the photo again.")
    if kind == "JPEG" and len(_SCAN.findall(raw)) > MOST_SCANS:
        raise wrong("This picture would take too long to read. Take the photo again.")
    if kind == "WEBP":
        _check_size(*_webp_size(raw))  # its decoder makes room for all points as soon as it looks at the file
    try:
        with Image.open(io.BytesIO(raw), formats=[kind]) as image:
            _check_size(*image.size)
            small = _small(image)
    except Invalid:
        raise
    except MemoryError as error:
        raise wrong("This photo is too large. Send a smaller one.") from error
    except Exception as error:
        # Whatever a decoder stumbles over: each of them has errors of its own, SyntaxError among them.
        raise wrong("This photo is broken or was cut off. Take it again.") from error
    out = io.BytesIO()
    small.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Photo(out.getvalue(), *small.size)


def kind_of(raw: bytes) -> str | None:
    """Which of the four it is by what is in it; None for everything else."""
    if raw.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "WEBP"
    if raw[4:8] == b"ftyp" and raw[8:12] in _HEIC:
        return "HEIF"
    return None


def _small(image: Image.Image) -> Image.Image:
    """Upright, in sRGB, on white, at most LONGEST, and without anything that hung on the picture."""
    profile = image.info.get("icc_profile")
    if image.format == "JPEG":
        image.draft(None, (LONGEST, LONGEST))  # decodes an eighth of the points where that is enough
    turn = _turn(image)
    image.load()
    image.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS, reducing_gap=2.0)
    if turn is not None:
        image = image.transpose(turn)
    alpha = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
    clean = Image.new("RGB", image.size, "white")
    clean.paste(_srgb(image, profile), mask=alpha)
    return clean


def _turn(image: Image.Image) -> Image.Transpose | None:
    try:
        return _UPRIGHT.get(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # EXIF that nobody can read turns nothing
        return None


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile and image.mode in ("RGB", "RGBA", "L", "CMYK"):
        opaque = image.convert("RGB") if image.mode == "RGBA" else image
        try:
            from_ = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            to = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(opaque, from_, to, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            turned = None  # a profile that does not fit the picture is as good as none
        if turned is not None:
            return turned
    if image.mode.startswith("I;16"):
        image = image.convert("I").point(lambda value: value / 256)
    return image.convert("RGB")


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_POINTS:
        raise wrong(f"The photo has more than {MOST_POINTS // 1_000_000} megapixels. Send a smaller one.")


def _webp_size(raw: bytes) -> tuple[int, int]:
    """Width and height as the head says them (WebP container specification; RFC 6386, 9.1). (0, 0): it says none."""
    kind, head = raw[12:16], raw[20:30].ljust(10, b"\0")
    if kind == b"VP8X":
        return int.from_bytes(head[4:7], "little") + 1, int.from_bytes(head[7:10], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", head[6:10])
    return width & 0x3FFF, height & 0x3FFF


def _is_windows_program(raw: bytes) -> bool:
    """Whether somewhere in it one begins: MZ, and where that points to, PE (Microsoft's PE format, 4.1)."""
    for found in re.finditer(rb"MZ", raw):
        at = found.start()
        offset = int.from_bytes(raw[at + 60 : at + 64], "little")
        if raw[at + offset : at + offset + 4] == b"PE\0\0":
            return True
    return False


def wrong(words: str) -> Invalid:
    """What is wrong with a photo, as an answer."""
    return Invalid(words, [FieldError("/photo", words)], slug="photo")
