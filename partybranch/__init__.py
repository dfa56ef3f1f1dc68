"""支部纪实: a party branch's year is recorded once, and every paper follows from the record.

The floors, from the ground up; imports look down only (contracts in pyproject.toml):

    errors . changes . paths   small stones under everything, with what the installer left (installation)
    domain                     what is true: standard library only
    storage                    what is kept: SQLAlchemy, SQLite, PostgreSQL, Alembic
    services                   what people do: one file per feature, each write returns Changes
    reports                    paper: Excel ledgers, PDF
    app                        open_branch(...) -> Branch: the only file that knows all floors
    cli                        the terminal; the window lives beside, in ``ui``
"""

__version__ = "0.1.0"
