"""The rules that an edition keeps: each is a generator whose docstring is the rule; `registry.py` lists them all."""
