"""Paper: all that leaves the program. openpyxl writes and reportlab draws on this floor and nowhere else."""
