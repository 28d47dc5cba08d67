"""One target under atheris, which looks for inputs that reach code no earlier input has reached.

    python -m tests.fuzzing.guided TARGET [options of libFuzzer] FOLDER...

New inputs go to the first folder; those of the others are read.
"""

import sys

import atheris

with atheris.instrument_imports(include=["letterbook"], enable_loader_override=False):
    from tests.fuzzing.targets import TARGETS

if __name__ == "__main__":
    name, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()
