"""Frozen records as Qt models: one ``RecordTable`` over declared ``Column``s.

``RecordProxy`` sorts and filters it.
"""
