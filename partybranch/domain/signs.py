"""Signs in grids and lists, each with its word: no sign speaks alone."""

from enum import Enum


class Signed(Enum):
    """A state whose value is its sign and its word, in this order."""

    @property
    def sign(self) -> str:
        """The character in a grid."""
        return str(self.value[0])

    @property
    def words(self) -> str:
        """The word beside it."""
        return str(self.value[1])
