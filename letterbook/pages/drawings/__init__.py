"""Drawings, made when the pages are: SVG without links; a list or table beside each says the same in words."""
