from dataclasses import replace
from datetime import date, datetime

from builders import a_member, a_sitting, settle

from partybranch.app import Branch
from partybranch.domain.attendance import mark_rest_present
from partybranch.domain.periods import Period
from partybranch.reports.attendance_chart import attendance_chart, attendance_words


def test_a_month_in_which_nobody_is_marked_yet_has_no_bar_of_nought(branch: Branch) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"))
    held = a_sitting("集体学习", at=datetime(2022, 3, 7, 9))
    branch.sittings.record(replace(held, roll=mark_rest_present(branch.sittings.roll_for(held))))
    laid = a_sitting("集体学习", at=datetime(2022, 4, 4, 9))
    branch.sittings.record(replace(laid, roll=branch.sittings.roll_for(laid)))
    tally = branch.tallies.of(Period.year(2022), date(2022, 12, 31)).tally
    assert attendance_chart(tally).values[2:5] == [100.0, None, None]
    assert attendance_words(tally)[2:5] == (
        "3月：应到2 实到2 出席率100.0%",
        "4月：应到2，都还没有标记",
        "5月：没有记录",
    )
