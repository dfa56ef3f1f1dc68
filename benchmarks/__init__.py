"""How long the main acts take, each beside a raw baseline of the same run: figures, never assertions."""
