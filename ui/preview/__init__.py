"""The paper itself inside the window: its pages as they will be printed, and the way to the printer."""
