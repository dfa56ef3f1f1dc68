"""What people do: one file per feature, plain methods, one transaction each; every write returns Changes.

members, sittings, leaves, volunteering, registers, profile, kinds: the records. attendance, member_years:
the matrix of a period, the year of one member. photos: reduced and turned. first_steps: a book still empty.
search, spelling: whatever is sought. plans, workdays: what is meant to be held and when people work. rules,
compliance: what is asked and what was found and said about it. tallies, summaries, typed_figures: figures and
the sentence of a period. importing: workbooks in. backup: copies out and back. drafts: what was typed and not
saved. undo: the last steps by name. history: what was done to one record. facts: what the rules look at.
"""
