"""Records rich in every field, for hypothesis."""

from datetime import date, datetime, time
from typing import TypeVar

from hypothesis import strategies as st

from partybranch.domain.attendance import HeadCount, Mark, Observer, RollRow
from partybranch.domain.kinds import Book, Cadence, Kind, Rhythm, Scope, Shape
from partybranch.domain.mappings import HeaderMapping
from partybranch.domain.members import Category, Condition, ConditionKind, GroupStay, Member, Post
from partybranch.domain.motions import Motion, Purpose
from partybranch.domain.profile import Profile
from partybranch.domain.sittings import Attachment, Person, Record, Sitting
from partybranch.domain.volunteering import Service, ServiceRow

T = TypeVar("T")
PEOPLE = (1, 2, 3)
"""The ids of members that must be kept before a record of these strategies is."""

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
days = st.dates(date(1921, 1, 1), date(2199, 12, 31))
maybe_day = st.none() | days
numbers = st.integers(0, 5000)
members_ids = st.sampled_from(PEOPLE)
persons = st.builds(Person, name=texts, member_id=st.none() | members_ids)


def tuples_of(items: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(items, max_size=3).map(tuple)


profiles = st.builds(
    Profile, name=texts, superior=texts, elected_on=maybe_day, term_years=numbers, compiler=texts
)
cadences = st.builds(Cadence, rhythm=st.sampled_from(Rhythm), source=texts, per_group=st.booleans())
kinds = st.builds(
    Kind,
    code=texts,
    name=texts,
    short=texts,
    scope=st.sampled_from(Scope),
    shape=st.sampled_from(Shape),
    book=st.sampled_from(Book),
    minutes=numbers,
    cadence=st.none() | cadences,
    lecturer=st.booleans(),
    lesson=st.booleans(),
    motions=st.booleans(),
    study=st.booleans(),
    core=st.booleans(),
    aliases=tuples_of(texts),
)
members = st.builds(
    Member,
    name=texts,
    citizen_number=texts,
    sex=texts,
    nation=texts,
    birth=maybe_day,
    education=texts,
    category=st.sampled_from(Category),
    joined=maybe_day,
    full_since=maybe_day,
    transferred_in=maybe_day,
    transferred_out=maybe_day,
    job=texts,
    phone=texts,
    landline=texts,
    address=texts,
    remarks=texts,
    native_place=texts,
    work_since=maybe_day,
    posts=tuples_of(st.builds(Post, title=texts, start=maybe_day, end=maybe_day)),
    groups=tuples_of(st.builds(GroupStay, group=texts, start=maybe_day, end=maybe_day)),
    conditions=tuples_of(
        st.builds(Condition, kind=st.sampled_from(ConditionKind), start=maybe_day, end=maybe_day, note=texts)
    ),
)
motions = st.builds(
    Motion,
    purpose=st.sampled_from(Purpose),
    subject=texts,
    voters_due=numbers,
    voters_present=numbers,
    written=numbers,
    votes_for=numbers,
    votes_against=numbers,
    abstained=numbers,
)
records = st.builds(
    Record,
    kind=st.sampled_from(["theme_day", "party_lecture", "own_1"]),
    topic=texts,
    scope=st.sampled_from(Scope),
    group=texts,
    text=texts,
    resolution=texts,
    lecturer=st.none() | persons,
    motions=tuples_of(motions),
)
rows = st.builds(
    RollRow,
    member_id=members_ids,
    name=texts,
    group=texts,
    full=st.booleans(),
    votes=st.booleans(),
    committee=st.booleans(),
    due=st.booleans(),
    mark=st.sampled_from(Mark),
    reason=texts,
    late=st.booleans(),
)
sittings = st.builds(
    Sitting,
    starts_at=st.datetimes(datetime(1921, 1, 1), datetime(2199, 12, 31)),
    minutes=numbers,
    place=texts,
    chair=st.none() | persons,
    recorder=st.none() | persons,
    records=tuples_of(records),
    roll=tuples_of(rows),
    heads=st.none() | st.builds(HeadCount, due=numbers, present=numbers, leave=numbers, absent=numbers),
    observers=tuples_of(st.builds(Observer, name=texts, role=texts)),
    attachments=tuples_of(st.builds(Attachment, name=texts, sha256=texts, size=numbers)),
    remarks=texts,
    entered_at=st.none() | st.datetimes(datetime(1921, 1, 1), datetime(2199, 12, 31)),
    voided=texts,
)
services = st.builds(
    Service,
    kind=st.sampled_from(["volunteer_service", "own_2"]),
    project=texts,
    title=texts,
    day=days,
    starts=st.none() | st.times(),
    ends=st.none() | st.times(time(0), time(23, 59)),
    place=texts,
    contact=texts,
    feedback=texts,
    rows=tuples_of(
        st.builds(ServiceRow, member_id=members_ids, name=texts, hours=st.integers(0, 24) | st.floats(0, 24))
    ),
    remarks=texts,
    voided=texts,
)
mappings = st.builds(
    HeaderMapping, importer=texts, header=texts, choices=st.dictionaries(texts, texts, max_size=3)
)
