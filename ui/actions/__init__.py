"""ACTIONS: what the search box can do; to add a command, one file here and one line in the tuple.

The order is that of the list of hits.
"""

from ui.actions.about_action import AboutAction
from ui.actions.action import Action
from ui.actions.backup_action import BackupAction
from ui.actions.documents_action import DocumentsAction
from ui.actions.help_action import ManualAction
from ui.actions.importing_action import ImportingAction
from ui.actions.leaves_action import LeavesAction
from ui.actions.members_action import MembersAction
from ui.actions.navigation_action import NavigationAction
from ui.actions.own_papers_action import OwnPapersAction
from ui.actions.pages_action import PagesAction
from ui.actions.plans_action import PlansAction
from ui.actions.profile_action import ProfileAction
from ui.actions.registers_action import RegistersAction
from ui.actions.sittings_action import SittingsAction
from ui.actions.summary_action import SummaryAction
from ui.actions.undo_action import UndoStepAction
from ui.actions.volunteering_action import VolunteeringAction
from ui.actions.years_action import YearsAction

ACTIONS: tuple[Action, ...] = (
    PagesAction(),
    SittingsAction(),
    MembersAction(),
    LeavesAction(),
    VolunteeringAction(),
    RegistersAction(),
    PlansAction(),
    DocumentsAction(),
    OwnPapersAction(),
    SummaryAction(),
    ImportingAction(),
    ProfileAction(),
    BackupAction(),
    UndoStepAction(),
    YearsAction(),
    NavigationAction(),
    ManualAction(),
    AboutAction(),
)
