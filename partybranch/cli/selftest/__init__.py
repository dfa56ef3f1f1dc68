"""The self-test: stage by stage the program proves on this PC what an office needs of it.

``stage`` is one thing proved and its outcome, ``bench`` the scratch folder with its books, ``*_stages`` what
is proved, ``window`` the way to the window's own stages, ``account`` what is told as JSON, ``running`` goes
through them all.
"""
