from dataclasses import replace
from datetime import date, datetime

import pytest
import strategies
from builders import Fact, a_member, a_row, a_service, a_sitting
from hypothesis import HealthCheck, given, settings

from partybranch.changes import Area
from partybranch.domain.attendance import Mark
from partybranch.domain.kinds import Kind
from partybranch.domain.mappings import HeaderMapping
from partybranch.domain.members import Member
from partybranch.domain.profile import Profile
from partybranch.domain.sittings import Sitting
from partybranch.domain.volunteering import Service
from partybranch.errors import BranchError
from partybranch.storage import journal
from partybranch.storage.database import Database

same_book = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def kept_and_read(database: Database, shelf: str, item: Fact) -> tuple[Fact, Fact]:
    """What saving gave back and what reading gives, the record rewritten once in between."""
    with database.write("保存") as unit:
        kept = getattr(unit, shelf).save(item)
        unit.commit()
    with database.write("再存") as unit:
        getattr(unit, shelf).save(kept)
        assert not unit.commit().areas
    with database.read() as unit:
        return kept, getattr(unit, shelf).get(kept.id)


@same_book
@given(strategies.members)
def test_a_member_comes_back_as_saved(people: Database, member: Member) -> None:
    kept, read = kept_and_read(people, "members", member)
    assert read == kept == replace(member, id=kept.id)


@same_book
@given(strategies.sittings)
def test_a_sitting_comes_back_as_saved(people: Database, sitting: Sitting) -> None:
    kept, read = kept_and_read(people, "sittings", sitting)
    assert read == kept == replace(sitting, id=kept.id)


@same_book
@given(strategies.services)
def test_a_service_comes_back_as_saved(people: Database, service: Service) -> None:
    kept, read = kept_and_read(people, "services", service)
    assert read == kept == replace(service, id=kept.id)


@same_book
@given(strategies.profiles)
def test_a_profile_comes_back_as_saved(people: Database, profile: Profile) -> None:
    kept, read = kept_and_read(people, "profiles", profile)
    assert read == kept == replace(profile, id=kept.id)


@same_book
@given(strategies.mappings)
def test_a_mapping_comes_back_as_saved(people: Database, mapping: HeaderMapping) -> None:
    kept, read = kept_and_read(people, "mappings", mapping)
    assert read == kept == replace(mapping, id=kept.id)


@same_book
@given(strategies.kinds)
def test_an_own_kind_comes_back_as_saved(people: Database, kind: Kind) -> None:
    with people.write("清空") as unit:
        number = len(unit.kinds.all())
    kept, read = kept_and_read(people, "kinds", replace(kind, code=f"own_{number}"))
    assert read == kept == replace(kind, id=kept.id, code=f"own_{number}")


def test_leaving_a_unit_without_commit_changes_nothing(people: Database) -> None:
    with people.write("没有保存") as unit:
        unit.members.save(a_member("李四"))
        unit.members.save(replace(unit.members.get(1), name="改名"))
    with people.read() as unit:
        assert [member.name for member in unit.members.all()] == ["赵一", "钱二", "孙三"]
        assert len(journal.steps(unit.connection)) == 1


def test_an_error_inside_a_unit_changes_nothing(people: Database) -> None:
    def fail() -> None:
        with people.write("出错") as unit:
            unit.members.save(a_member("李四"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with people.read() as unit:
        assert len(unit.members.all()) == 3


def test_saving_equal_content_leaves_no_trace_but_still_names_the_record(people: Database) -> None:
    with people.write("没有变化") as unit:
        unit.members.save(unit.members.get(2))
        changes = unit.commit()
    assert changes.areas == frozenset()
    assert changes.id == 2
    with people.read() as unit:
        assert [step.label for step in journal.steps(unit.connection)] == ["三名党员"]


def test_changes_name_the_areas_and_the_records(people: Database) -> None:
    with people.write("两样") as unit:
        unit.members.save(a_member("李四"))
        unit.sittings.save(a_sitting(roll=(a_row(1),)))
        changes = unit.commit()
    assert changes.areas == {Area.MEMBERS, Area.SITTINGS}
    assert changes.ids == (4, 1)
    assert changes.touches(Area.SITTINGS, Area.KINDS)
    assert not changes.touches(Area.PROFILE)


def test_a_record_that_is_gone_cannot_be_read_or_saved_again(people: Database) -> None:
    with people.write("修改") as unit:
        with pytest.raises(BranchError, match="已不在数据里"):
            unit.members.get(99)
        with pytest.raises(BranchError, match="已不在数据里"):
            unit.members.save(a_member(id=99))


def test_renaming_or_moving_a_member_changes_no_past_roll(people: Database) -> None:
    sitting = a_sitting(roll=(a_row(1, name="赵一"), a_row(2, Mark.LEAVE, name="钱二")))
    with people.write("记录") as unit:
        kept = unit.sittings.save(sitting)
        unit.services.save(a_service())
        unit.commit()
    with people.write("改名") as unit:
        unit.members.save(replace(unit.members.get(1), name="赵一一"))
        unit.members.save(replace(unit.members.get(2), transferred_out=date(2022, 1, 1)))
        unit.commit()
    with people.read() as unit:
        assert unit.sittings.all() == (kept,)
        assert unit.services.all()[0].rows[0].name == "党员1"


def test_a_hundred_and_fifty_absentees_survive(database: Database) -> None:
    with database.write("大支部") as unit:
        ids = [unit.members.save(a_member(f"党员{n}")).id for n in range(150)]
        roll = tuple(a_row(id_ or 0, Mark.LEAVE, reason="因公出差" * 20) for id_ in ids)
        kept = unit.sittings.save(a_sitting(roll=roll))
        unit.commit()
    with database.read() as unit:
        assert unit.sittings.get(kept.id or 0).roll == roll


def test_sittings_of_a_stretch_include_both_midnights_and_come_in_order_of_time(people: Database) -> None:
    moments = [
        datetime(2023, 1, 1, 0, 0),
        datetime(2022, 12, 31, 23, 59),
        datetime(2022, 1, 1, 0, 30),
        datetime(2021, 12, 31, 23, 59, 59),
    ]
    with people.write("记录") as unit:
        for moment in moments:
            unit.sittings.save(a_sitting(at=moment))
        unit.commit()
    with people.read() as unit:
        found = unit.sittings_between(date(2022, 1, 1), date(2022, 12, 31))
    assert [sitting.starts_at for sitting in found] == [moments[2], moments[1]]


def test_services_of_a_stretch_include_its_first_and_last_day(people: Database) -> None:
    days = [date(2022, 12, 31), date(2023, 1, 1), date(2022, 1, 1), date(2021, 12, 31)]
    with people.write("记录") as unit:
        for day in days:
            unit.services.save(a_service(day=day))
        unit.commit()
    with people.read() as unit:
        found = unit.services_between(date(2022, 1, 1), date(2022, 12, 31))
    assert [service.day for service in found] == [days[2], days[0]]


def test_a_member_on_a_roll_cannot_be_torn_out(people: Database) -> None:
    with people.write("记录") as unit:
        unit.sittings.save(a_sitting(roll=(a_row(1),)))
        unit.commit()
    with pytest.raises(Exception, match="FOREIGN KEY"), people.write("删除") as unit:
        unit.members.put(1, unit.members.get(1), None)
    with people.read() as unit:
        assert unit.sittings.all()[0].roll[0].member_id == 1
