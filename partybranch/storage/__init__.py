"""What is kept: SQLAlchemy, SQLite and Alembic live on this floor and nowhere else.

Rows stay inside; frozen records go out. Every change passes one write door (``unit.py``), which writes the
journal in the same transaction.
"""
