"""示例支部: a made-up branch with a year and more of life, for a first look and for the demo.

Every name, number and text is invented; citizen numbers begin with 999999, a region that does not exist.
"""

from datetime import date

from partybranch.changes import Changes
from partybranch.domain.profile import Profile
from partybranch.services.sample.other_books import sample_entries, sample_plan, sample_typed_figures
from partybranch.services.sample.people import sample_members
from partybranch.services.sample.years import sample_needs, sample_services, sample_sittings
from partybranch.services.workdays import workdays_of
from partybranch.storage.database import Database


def fill_with_sample(database: Database, today: date) -> Changes:
    """Fill an empty book with the sample branch, from 1 January of last year until ``today``, in one step."""
    with database.write("建立示例支部") as unit:
        unit.profiles.save(
            Profile(
                name="清河县融媒体中心党支部（示例）",
                superior="清河县融媒体中心党总支（示例）",
                founded_on=date(2019, 3, 1),
                elected_on=date(today.year - 2, 6, 18),
                compiler="叶知秋",
                reviewer="江晓岚",
                usual_place="党员活动室",
                branch_type="事业单位党支部",
            )
        )
        members = tuple(unit.members.save(member) for member in sample_members(today.year - 1))
        for sitting in sample_sittings(members, date(today.year - 1, 1, 1), today):
            unit.sittings.save(sitting)
        for service in sample_services(members, date(today.year - 1, 1, 1), today):
            unit.services.save(service)
        for need in sample_needs(members, today):
            unit.services.save(need)
        for year in (today.year - 1, today.year):
            for plan in sample_plan(members, year, workdays_of(())):
                unit.plans.save(plan)
            for figure in sample_typed_figures(year):
                unit.typed_figures.save(figure)
        for entry in sample_entries(members, date(today.year - 1, 1, 1), today):
            unit.registers.save(entry)
        return unit.commit()
