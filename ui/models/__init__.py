"""Frozen records as Qt models: one ``RecordTable`` over declared ``Column``s.

``RecordProxy`` is the table as it is seen, sorted and filtered. What is no plain table has its own model:
the roll, the attendance matrix, the year's duties, hours of people, cards of a stage, hits of a search.
"""
