"""Real pictures: large ones become small ones that stand upright and do not say where they were taken."""

from io import BytesIO
from pathlib import Path
from typing import ClassVar

import pytest
from PIL import Image

from partybranch.errors import BranchError
from partybranch.services import photos
from partybranch.services.photos import Prepared, is_photo, prepare, thumbnail
from partybranch.services.progress import Cancelled

TAKEN = "2022:03:12 09:30:00"
TURNED_RIGHT = 6
"""EXIF orientation of a phone held upright: the picture lies on its side in the file."""


def a_photo(path: Path, size: tuple[int, int] = (4000, 3000), quality: int = 95) -> Path:
    """A photo as a phone takes it: on its side, with time, place and noise; its left edge is red."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = Image.effect_noise((size[0] // 4, size[1] // 4), 60).resize(size).convert("RGB")
    noise.paste((255, 0, 0), (0, 0, size[0] // 10, size[1]))
    exif = Image.Exif()
    exif[0x0112] = TURNED_RIGHT
    exif[0x8769] = {0x9003: TAKEN}
    exif[0x8825] = {1: "N", 2: (39.0, 54.0, 0.0), 3: "E", 4: (116.0, 23.0, 0.0)}
    noise.save(path, "JPEG", quality=quality, exif=exif)
    return path


def prepared(source: Path, folder: Path) -> Prepared:
    (only,) = prepare([source], folder)
    return only


def test_a_large_photo_is_reduced_upright_and_without_its_place(tmp_path: Path) -> None:
    source = a_photo(tmp_path / "camera" / "主题党日.jpg")
    with Image.open(source) as original:
        assert original.getexif().get_ifd(0x8825), "the camera wrote where it was"
    made = prepared(source, tmp_path)
    assert made.reduced is not None
    assert made.reduced.name == "主题党日.jpg"
    assert made.after < made.before == source.stat().st_size
    with Image.open(made.reduced) as smaller:
        assert smaller.size == (1500, 2000), "upright, the long side 2000"
        red, green, _blue = smaller.convert("RGB").crop((740, 10, 760, 30)).resize((1, 1)).tobytes()
        assert (red > 200, green < 100) == (True, True), "the left edge of the file is the top"
        exif = smaller.getexif()
        assert not exif.get_ifd(0x8825)
        assert 0x0112 not in exif
        assert exif.get_ifd(0x8769)[0x9003] == TAKEN, "when it was taken is evidence"


def test_small_photos_and_other_files_stay_as_they_are(tmp_path: Path) -> None:
    small = a_photo(tmp_path / "小.jpg", (1200, 900), quality=60)
    paper = tmp_path / "签到表.pdf"
    paper.write_bytes(b"%PDF-1.4 " + b"0" * 2_000_000)
    for made in prepare([small, paper, tmp_path / "不在了.jpg"], tmp_path):
        assert (made.reduced, made.trouble) == (None, "")


def test_many_photos_tell_how_far_they_are_and_can_be_stopped(tmp_path: Path) -> None:
    class Impatient:
        steps: ClassVar[list[tuple[int, int]]] = []

        def step(self, done: int, total: int, text: str) -> None:
            assert text == "正在查看照片"
            self.steps.append((done, total))
            if done == 1:
                raise Cancelled

    sources = [a_photo(tmp_path / f"{number}.jpg", (400, 300)) for number in range(3)]
    with pytest.raises(Cancelled):
        prepare(sources, tmp_path, progress=Impatient())
    assert Impatient.steps == [(0, 3), (1, 3)]


def test_the_original_is_wanted(tmp_path: Path) -> None:
    (made,) = prepare([a_photo(tmp_path / "大.jpg")], tmp_path, reduce=False)
    assert made.reduced is None


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "LA", "RGB"])
def test_scans_of_every_colour_become_photos(tmp_path: Path, mode: str) -> None:
    Image.effect_noise((3000, 2000), 90).convert(mode).save(tmp_path / "扫描.png")
    made = prepared(tmp_path / "扫描.png", tmp_path)
    assert made.reduced is not None
    assert made.reduced.name == "扫描.jpg"
    with Image.open(made.reduced) as smaller:
        assert max(smaller.size) == 2000


def test_what_was_transparent_becomes_paper(tmp_path: Path) -> None:
    scan = Image.effect_noise((3000, 2000), 90).convert("RGBA")
    scan.putalpha(0)
    scan.save(tmp_path / "印章.png")
    made = prepared(tmp_path / "印章.png", tmp_path)
    assert made.reduced is not None
    with Image.open(made.reduced) as smaller:
        assert smaller.resize((1, 1)).tobytes() == b"\xff\xff\xff"


def test_a_scan_of_many_pages_keeps_its_pages(tmp_path: Path) -> None:
    pages = [Image.new("L", (2600, 1800), shade) for shade in (0, 128, 255)]
    pages[0].save(tmp_path / "会议记录.tiff", save_all=True, append_images=pages[1:])
    assert prepared(tmp_path / "会议记录.tiff", tmp_path).reduced is None


def test_a_thumbnail_is_small_and_upright(tmp_path: Path) -> None:
    with Image.open(BytesIO(thumbnail(a_photo(tmp_path / "照片.jpg"), 160))) as small:
        assert small.size == (120, 160)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("照片.jpg", b"no picture", "“照片.jpg”不是完整的图片，无法显示。请重新复制一份，再换下这一份。"),
        ("空.png", b"", "“空.png”不是完整的图片"),
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0", "“IMG_1.HEIC”是手机的 HEIC 照片"),
    ],
)
def test_what_is_no_picture_is_said_and_never_a_crash(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert sentence in prepared(tmp_path / name, tmp_path).trouble
    with pytest.raises(BranchError, match=sentence[:8]):
        thumbnail(tmp_path / name, 100)


@pytest.mark.parametrize("cut", [300, 20_000, 200_000])
def test_a_photo_cut_off_while_copying_is_said(tmp_path: Path, cut: int) -> None:
    whole = a_photo(tmp_path / "全.jpg").read_bytes()
    (tmp_path / "半.jpg").write_bytes(whole[:cut])
    assert "不是完整的图片" in prepared(tmp_path / "半.jpg", tmp_path).trouble


def test_a_picture_that_would_fill_the_memory_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photos, "_MOST_PIXELS", 1_000_000)
    Image.new("1", (3000, 3000)).save(tmp_path / "巨幅.png")
    assert "像素太多" in prepared(tmp_path / "巨幅.png", tmp_path).trouble
    with pytest.raises(BranchError, match="像素太多"):
        thumbnail(tmp_path / "巨幅.png", 100)


def test_a_bomb_is_refused_by_the_library_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_000_000)
    Image.new("1", (3000, 3000)).save(tmp_path / "炸弹.png")
    assert "像素太多" in prepared(tmp_path / "炸弹.png", tmp_path).trouble


def test_a_photo_of_the_largest_phones_is_shown_and_made_smaller(tmp_path: Path) -> None:
    Image.new("L", (16_320, 12_240), 200).save(tmp_path / "两亿像素.jpg")
    made = prepared(tmp_path / "两亿像素.jpg", tmp_path)
    assert (made.trouble, made.reduced is not None) == ("", True)
    with Image.open(BytesIO(thumbnail(tmp_path / "两亿像素.jpg", 100))) as small:
        assert max(small.size) == 100


def test_a_grey_scan_of_sixteen_bits_is_shown(tmp_path: Path) -> None:
    Image.new("I;16", (600, 400), 0xC000).save(tmp_path / "扫描.png")
    assert prepared(tmp_path / "扫描.png", tmp_path).trouble == ""
    with Image.open(BytesIO(thumbnail(tmp_path / "扫描.png", 100))) as small:
        assert small.getpixel((10, 10)) == (0xC0, 0xC0, 0xC0, 0xFF)


def test_pictures_are_known_by_their_names() -> None:
    assert all(is_photo(name) for name in ("a.JPG", "b.heic", "扫描.tif"))
    assert not any(is_photo(name) for name in ("a.pdf", "b.docx", "jpg", ".jpg"))
