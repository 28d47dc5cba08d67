"""One module per kind of page: from records to a view, whose parts are finished Markdown.

A template only places the parts of a view; everything that is computed is computed here.
"""
