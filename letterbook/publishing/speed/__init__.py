"""A plugin that makes MkDocs fast: only pages that changed are rendered, on all cores, to the same bytes and messages.

Any project may use it that has Letterbook installed (`plugin.py`). Of MkDocs' insides it replaces what `run.py` names;
where it does not know a version, a plugin or a setting, it steps aside (`known.py`).
"""
