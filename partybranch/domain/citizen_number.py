"""The citizen number (公民身份证号, GB 11643-1999): check digit, birth date, sex, and hiding it on screen."""

from dataclasses import dataclass
from datetime import date

from partybranch.domain.parsing.text import as_text, half_width

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"
_LENGTH, _OLD_LENGTH, _PHONE_LENGTH = 18, 15, 11


@dataclass(frozen=True, slots=True)
class CitizenNumber:
    """A number whose check digit and birth date are right; ``region`` is its first six digits."""

    text: str

    @property
    def region(self) -> str:
        """The place of first registration as six digits."""
        return self.text[:6]

    @property
    def birth(self) -> date:
        """The birth date."""
        return date(int(self.text[6:10]), int(self.text[10:12]), int(self.text[12:14]))

    @property
    def sex(self) -> str:
        """男 or 女, from the parity of the seventeenth digit."""
        return "男" if int(self.text[16]) % 2 else "女"

    @property
    def masked(self) -> str:
        """The number with its middle hidden."""
        return mask_citizen_number(self.text)


def parse_citizen_number(value: object) -> CitizenNumber:
    """Read a citizen number and test it. Raises ValueError whose sentence never holds the number itself."""
    text = "".join(half_width(as_text(value)).split()).strip("'‘’").upper()
    if not text:
        raise ValueError("没有填写公民身份证号")
    if len(text) == _OLD_LENGTH and text.isdecimal():
        raise ValueError("公民身份证号是 15 位旧号码，请填 18 位号码")
    if len(text) != _LENGTH:
        raise ValueError(f"公民身份证号应为 18 位，这里是 {len(text)} 位")
    if not (text[:17].isascii() and text[:17].isdigit() and text[17] in "0123456789X"):
        raise ValueError("公民身份证号只能是 17 位数字加 1 位数字或 X")
    number = CitizenNumber(text)
    try:
        born = number.birth
    except ValueError:
        raise ValueError("公民身份证号里的出生日期不存在，请核对") from None
    if not 1900 <= born.year <= 2100:
        raise ValueError("公民身份证号里的出生年份不对，请核对")
    if check_character(text[:17]) != text[17]:
        raise ValueError("公民身份证号的校验位不对，请核对是否有错字")
    return number


def check_character(digits: str) -> str:
    """The eighteenth character for the first seventeen digits."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return _CHECK_CHARACTERS[total % 11]


def mask_citizen_number(text: str) -> str:
    """The number with its first three and last four characters shown; nothing when it is not 18 long."""
    return f"{text[:3]}{'*' * 11}{text[-4:]}" if len(text) == _LENGTH else "*" * len(text)


def mask_phone(text: str) -> str:
    """138****1234 for a mobile number; of any other number only the last two digits are shown."""
    if len(text) == _PHONE_LENGTH and text.isdecimal():
        return f"{text[:3]}****{text[-4:]}"
    return "*" * max(len(text) - 2, 0) + text[-2:] if len(text) > 4 else "*" * len(text)
