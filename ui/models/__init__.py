"""Frozen records as Qt models: one ``RecordTable`` over declared ``Column``s.

``RecordProxy`` is the table as it is seen, sorted and filtered.
"""
