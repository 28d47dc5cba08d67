"""From CMIF files to records: letters, their correspondents, places and sources, merged with what is there already.

`entries` reads a file as a stream; `dating`, `identifiers` and `registers` say what its dates, ids and names mean;
`letters` words a record; `recorded` remembers what was imported, so that a newer file changes only what changed in it.

CMIF is the Correspondence Metadata Interchange Format of the TEI, versions 1 and 2. Real files keep to it loosely:
nothing that they hold is left out without a word in the report.
"""
