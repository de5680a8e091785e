"""Photos: one small JPEG comes out, upright, and it says nothing but what it shows."""

import struct

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from roost.issues import photos
from roost.issues.photos import clean
from tests.issues.pictures import BLUE, FORMS, RED, a_picture, near, opened, sent

SECRET = b"Ann was here 51.38N 0.52E"


@pytest.mark.parametrize("form", FORMS)
async def test_what_phones_send_becomes_a_jpeg(form: str) -> None:
    image = opened(await clean(sent(form)))
    assert image.size == (64, 48)
    assert near(image.getpixel((8, 24)), RED)
    assert near(image.getpixel((56, 24)), BLUE)


@pytest.mark.parametrize("form", FORMS)
async def test_the_longer_side_has_1600_points_at_most(form: str) -> None:
    photo = await clean(sent(form, a_picture(3200, 1000)))
    assert (photo.width, photo.height) == (1600, 500)
    opened(photo)


async def test_a_small_picture_is_not_made_larger() -> None:
    photo = await clean(sent("PNG", a_picture(1, 1)))
    assert (photo.width, photo.height) == (1, 1)


@pytest.mark.parametrize("form", FORMS)
async def test_no_metadata_is_left(form: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    how: dict[str, object] = {"exif": exif.tobytes(), "xmp": b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"}
    how["icc_profile"] = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if form == "JPEG":
        how["comment"] = SECRET
    if form == "PNG":
        del how["xmp"]
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", SECRET.decode())
        text.add_itxt("XML:com.adobe.xmp", SECRET.decode())
        how["pnginfo"] = text
    raw = sent(form, **how)
    assert SECRET in raw
    photo = await clean(raw)
    image = opened(photo)
    assert SECRET not in photo.image
    assert not dict(image.getexif())
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
    # Nothing but the picture: no APP segment besides JFIF's, no comment.
    assert markers(photo.image) <= {0xE0, 0xDB, 0xC2, 0xC4, 0xDA, 0xD9}


def markers(jpeg: bytes) -> set[int]:
    found, at = set(), 2
    while at < len(jpeg) - 1:
        if jpeg[at] == 0xFF and jpeg[at + 1] not in (0x00, 0xFF, *range(0xD0, 0xD8)):
            found.add(jpeg[at + 1])
            at += 2 + (int.from_bytes(jpeg[at + 2 : at + 4], "big") if jpeg[at + 1] != 0xD9 else 0)
        else:
            at += 1
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("orientation", range(1, 9))
async def test_a_picture_stands_upright(form: str, orientation: int) -> None:
    upright = Image.new("RGB", (64, 48), "white")
    upright.paste(RED, (0, 0, 32, 24))
    # What the camera stores so that turning it as the orientation says gives `upright`.
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(back[orientation]) if orientation in back else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = opened(await clean(sent(form, stored, exif=exif.tobytes())))
    assert image.size == (64, 48)
    assert near(image.getpixel((8, 8)), RED)
    assert all(near(image.getpixel(corner), (255, 255, 255)) for corner in ((56, 8), (8, 40), (56, 40)))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
async def test_every_kind_of_colour_is_taken(mode: str) -> None:
    if mode == "I;16":
        picture = Image.new("I;16", (64, 48), 128 * 256)
        image = opened(await clean(sent("PNG", picture)))
        assert near(image.getpixel((5, 5)), (128, 128, 128), 3)
    else:
        image = opened(await clean(sent("JPEG" if mode == "CMYK" else "PNG", a_picture(mode=mode))))
        assert image.size == (64, 48)


@pytest.mark.parametrize("form", ["PNG", "WEBP", "HEIF"])
async def test_what_is_transparent_becomes_white(form: str) -> None:
    picture = Image.new("RGBA", (64, 48), (0, 0, 0, 0))
    picture.paste((*RED, 255), (0, 0, 32, 48))
    image = opened(await clean(sent(form, picture)))
    assert near(image.getpixel((8, 24)), RED)
    assert near(image.getpixel((56, 24)), (255, 255, 255))


@pytest.mark.parametrize("form", ["PNG", "WEBP", "HEIF"])
async def test_of_many_pictures_the_first_is_kept(form: str) -> None:
    first, second = Image.new("RGB", (64, 48), RED), Image.new("RGB", (64, 48), BLUE)
    image = opened(await clean(sent(form, first, save_all=True, append_images=[second])))
    assert near(image.getpixel((32, 24)), RED)


async def test_a_wide_gamut_becomes_what_every_screen_shows() -> None:
    picture = Image.new("RGB", (32, 32), (120, 180, 60))
    lab_like = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    plain = opened(await clean(sent("PNG", picture)))
    for profile in (lab_like, b"no profile at all"):
        image = opened(await clean(sent("PNG", picture, icc_profile=profile)))
        assert near(image.getpixel((5, 5)), plain.getpixel((5, 5)), 5)
        assert "icc_profile" not in image.info
    wide = swapped_profile()
    image = opened(await clean(sent("PNG", picture, icc_profile=wide)))
    assert not near(image.getpixel((5, 5)), plain.getpixel((5, 5)), 15)


def swapped_profile() -> bytes:
    """sRGB whose red and green primaries are each other's."""
    raw = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = {}
    for number in range(int.from_bytes(raw[128:132], "big")):
        at = 132 + 12 * number
        tags[bytes(raw[at : at + 4])] = at
    red, green = tags[b"rXYZ"], tags[b"gXYZ"]
    raw[red + 4 : red + 12], raw[green + 4 : green + 12] = raw[green + 4 : green + 12], raw[red + 4 : red + 12]
    return bytes(raw)


FILM = struct.pack(">I", 24) + b"ftypmp42\0\0\0\0mp42isom" + struct.pack(">I", 5008) + b"mdat" + bytes(range(200)) * 25
TRAILERS = {
    "motion photo": FILM,
    "Samsung": b"\0\0\x01\x0a\x0e\0\0\0Image_UTC_Data1732438800000SEFHk\0\0\0\x01\0\0\0SEFT",
    "another picture": sent("JPEG", a_picture(16, 16)),
    "padding": bytes(4096),
}


@pytest.mark.parametrize("what", TRAILERS)
async def test_what_phones_add_behind_a_picture_is_tolerated_and_dropped(what: str) -> None:
    photo = await clean(sent("JPEG") + TRAILERS[what])
    assert TRAILERS[what] not in photo.image
    assert photo.image == (await clean(sent("JPEG"))).image


async def test_what_is_in_it_counts_and_not_what_it_is_called() -> None:
    """A messenger's PNG may be called .jpg; a GIF that is called so is none the less a GIF."""
    assert photos.kind_of(sent("PNG")) == "PNG"
    assert photos.kind_of(sent("GIF")) is None
