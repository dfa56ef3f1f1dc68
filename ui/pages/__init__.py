"""PAGES: the navigation from top to bottom; to add a page, one file here and one line in the tuple."""

from ui.pages.attendance_page import AttendancePage
from ui.pages.checks_page import ChecksPage
from ui.pages.desk_page import DeskPage
from ui.pages.importing_page import ImportingPage
from ui.pages.ledgers_page import LedgersPage
from ui.pages.members_page import MembersPage
from ui.pages.page import Page
from ui.pages.plans_page import PlansPage
from ui.pages.registers_page import RegistersPage
from ui.pages.settings_page import SettingsPage
from ui.pages.sittings_page import SittingsPage
from ui.pages.tallies_page import TalliesPage
from ui.pages.volunteering_page import VolunteeringPage

PAGES: tuple[type[Page], ...] = (
    DeskPage,
    SittingsPage,
    MembersPage,
    AttendancePage,
    VolunteeringPage,
    RegistersPage,
    TalliesPage,
    PlansPage,
    LedgersPage,
    ChecksPage,
    ImportingPage,
    SettingsPage,
)
