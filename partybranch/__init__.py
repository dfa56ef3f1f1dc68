"""支部纪实: a party branch's year is recorded once, and every paper follows from the record.

The floors, from the ground up; imports look down only (contracts in pyproject.toml):

    errors . changes . paths . installation    small stones under everything
    domain                     what is true: standard library only
    storage                    what is kept: SQLAlchemy, SQLite, Alembic
    services                   what people do: one file per feature, each write returns Changes
    reports                    paper: Excel ledgers, PDF, Word
    app                        open_branch(...) -> Branch: the only file that knows all floors
    cli                        the terminal; the window lives beside, in ``ui``
"""

__version__ = "0.1.0"
