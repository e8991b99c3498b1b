"""What people look at: a view makes blocks of rows, and one renderer each makes them terminal, Markdown or HTML.

`blocks.py` are the words; `diff.py`, `matrix.py`, `redline.py`, `ledger.py` say what a view shows; `as_*.py` how it looks.
"""
