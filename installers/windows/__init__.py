"""The Windows program: signed CPython, slimmed libraries, small starter, setup.exe and portable ZIP."""
