"""What people do: one file per feature, plain methods, one transaction each; every write returns Changes.

members, sittings, volunteering, profile, kinds: the records. tallies: figures, sentence, gaps.
importing: workbooks in. backup: copies out and back. undo: the last steps by name.
"""
