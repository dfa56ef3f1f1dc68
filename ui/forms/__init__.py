"""Forms: a draft goes in, a draft comes out; nothing is written before 保存.

form_dialog is the window of every small form, form_draft keeps what is typed there. sitting_form is the
editor: sitting_sheet its parts, surroundings what it offers, roll_panel the roll, sitting_saving the writing.
"""
