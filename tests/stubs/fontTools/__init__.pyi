"""The part of the library that is used here, with the types it leaves out."""
