"""Enter a line in a register."""

from collections.abc import Iterable
from functools import partial

from partybranch.domain.registers import REGISTERS
from ui import places
from ui.actions.action import Command, Ground


class RegistersAction:
    """One command for each register."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """The registers in their order."""
        for register in REGISTERS:
            yield Command(
                title=f"新增{register.name}",
                icon="registers",
                note="在登记簿里登记一条",
                run=partial(ground.session.navigate, places.REGISTERS, kind=register.code),
                also=(f"登记{register.name}", f"新建{register.name}"),
            )
