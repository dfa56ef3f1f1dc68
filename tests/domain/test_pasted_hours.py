import pytest

from partybranch.domain.pasted_hours import read_pasted_hours

NAMES = {1: ("赵一",), 2: ("钱二（第一党小组）", "钱二"), 3: ("钱二（第二党小组）", "钱二"), 4: ("孙三",)}


@pytest.mark.parametrize(
    ("text", "found", "unknown"),
    [
        ("赵一\n孙三\n", {1: None, 4: None}, ()),
        ("赵一、孙 三，李四", {1: None, 4: None}, ("李四",)),
        ("姓名\t时长\n赵一\t2.5小时\n孙三\t3", {1: 2.5, 4: 3.0}, ()),
        ("1\t赵一\t19900000001\t2", {1: 2.0}, ()),
        ("30\t赵一\n31\t孙三", {1: None, 4: None}, ()),
        ("钱二（第二党小组）", {3: None}, ()),
        ("钱二", {}, ("钱二",)),
        ("", {}, ()),
    ],
)
def test_pasted_names_are_read_with_the_hours_beside_them(
    text: str, found: dict[int, float | None], unknown: tuple[str, ...]
) -> None:
    read = read_pasted_hours(text, NAMES)
    assert (dict(read.found), read.unknown) == (found, unknown)
