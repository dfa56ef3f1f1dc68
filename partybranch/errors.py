"""The one exception a person can act on; everything else is a bug for the hook that logs it."""


class BranchError(Exception):
    """An expected failure whose text is one Chinese sentence plus what to do next."""
