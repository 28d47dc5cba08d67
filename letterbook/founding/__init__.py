"""Founding an edition: a project of its own, with the program in it, the texts of its editors and their first records.

`program_files` says which files of the program a project carries, and what they hold there; `texts` words what belongs
to the editors from the first day; `first_records` begins `sources/`; `upgrading` brings a project a newer program.
"""
