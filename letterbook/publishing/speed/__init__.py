"""A plugin that makes MkDocs fast: only pages that changed are rendered, on all cores, to the same bytes and messages.

It is usable without the rest of Letterbook (`plugin.py`). Of MkDocs' insides it replaces what `run.py` names; where it
does not know a version, a plugin or a setting, it steps aside (`known.py`).
"""
