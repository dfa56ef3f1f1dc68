"""What prints where a record is empty: nothing is ever invented in its place."""

BLANK = "【待补充】"
