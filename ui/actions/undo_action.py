"""Take back the newest step, or bring it back."""

from collections.abc import Iterable

from ui.actions.action import Command, Ground


class UndoStepAction:
    """撤销 and 重做, as their buttons and keys do it."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """Those for which there is a step."""
        for action, icon in ((ground.frame.undo, "undo"), (ground.frame.redo, "redo")):
            if action.isEnabled():
                yield Command(title=action.text(), icon=icon, note=action.toolTip(), run=action.trigger)
