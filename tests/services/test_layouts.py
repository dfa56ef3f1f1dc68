import pytest

from partybranch.app import Branch
from partybranch.changes import Area
from partybranch.domain.layouts import LaidColumn, LedgerLayout
from partybranch.errors import BranchError

ASKED_FOR = LedgerLayout(
    name="机关工委要的花名册",
    ledger="roster",
    form="roster",
    columns=(
        LaidColumn(source="姓名"),
        LaidColumn(source="手机号", title="联系电话"),
        LaidColumn(source="序号"),
    ),
)


def test_an_own_ledger_keeps_its_columns_in_their_order_under_their_own_names(branch: Branch) -> None:
    changes = branch.layouts.record(ASKED_FOR)
    assert changes.areas == {Area.LAYOUTS}
    (kept,) = branch.layouts.all()
    assert [column.heading for column in kept.columns] == ["姓名", "联系电话", "序号"]
    assert branch.layouts.get(changes.id) == kept


def test_a_correction_can_be_taken_back_with_its_columns(branch: Branch) -> None:
    kept_id = branch.layouts.record(ASKED_FOR).id
    branch.layouts.record(
        LedgerLayout(id=kept_id, name="短名册", ledger="roster", form="roster", columns=ASKED_FOR.columns[:1])
    )
    branch.undo.undo()
    assert branch.layouts.get(kept_id).columns == ASKED_FOR.columns


@pytest.mark.parametrize(
    ("layout", "sentence"),
    [
        (LedgerLayout(name=" ", ledger="roster", form="roster", columns=ASKED_FOR.columns), "起名字"),
        (LedgerLayout(name="空表", ledger="roster", form="roster"), "一栏也没有"),
        (ASKED_FOR, "已经有一份"),
    ],
)
def test_one_without_name_or_columns_and_a_second_of_a_name_are_refused(
    branch: Branch, layout: LedgerLayout, sentence: str
) -> None:
    branch.layouts.record(ASKED_FOR)
    with pytest.raises(BranchError, match=sentence):
        branch.layouts.record(layout)


def test_a_voided_one_is_offered_no_more_and_stays_in_the_book(branch: Branch) -> None:
    kept_id = branch.layouts.record(ASKED_FOR).id
    with pytest.raises(BranchError, match="作废需要写明原因"):
        branch.layouts.void(kept_id, " ")
    branch.layouts.void(kept_id, "不再上报")
    assert branch.layouts.all() == ()
    assert branch.layouts.get(kept_id).voided == "不再上报"
