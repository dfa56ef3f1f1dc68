"""Setting a PDF: fonts, lines, tables, forms, pages; nothing here knows what is printed."""
