"""Pictures as phones send them, and what becomes of them."""

import io

import pytest
from PIL import Image

from roost.issues import photos
from roost.kit.errors import Invalid

RED, BLUE = (200, 30, 30), (30, 30, 200)


def a_picture(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """Red left, blue right."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    return picture.convert(mode)


def sent(form: str, picture: Image.Image | None = None, **how: object) -> bytes:
    out = io.BytesIO()
    (picture or a_picture()).save(out, form, **how)
    return out.getvalue()


def noise(width: int = 300, height: int = 200) -> Image.Image:
    """What does not squeeze."""
    return Image.effect_noise((width, height), 90).convert("RGB")


def opened(photo: photos.Photo) -> Image.Image:
    image = Image.open(io.BytesIO(photo.image))
    image.load()
    assert image.format == "JPEG"
    assert image.size == (photo.width, photo.height)
    return image


def near(colour: object, wanted: tuple[int, int, int], by: int = 25) -> bool:
    return all(abs(a - b) <= by for a, b in zip(colour, wanted, strict=True))


async def refused(raw: bytes) -> str:
    """In which words."""
    with pytest.raises(Invalid) as found:
        await photos.clean(raw)
    assert found.value.type == "/problems/photo"
    assert [error.pointer for error in found.value.errors] == ["/photo"]
    return found.value.detail


FORMS = ("JPEG", "PNG", "WEBP", "HEIF")
