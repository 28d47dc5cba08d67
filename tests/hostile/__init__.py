"""The hostile corpus: what a stranger might send, made by these modules, since much of it is large.

Each input is laid over a small project, and one command of the program runs on it in a process of its own
(`runner.py`), which is bounded in time and memory, and watched. Each ends in a problem with its place, or is taken and
shown as it stands; within 5 seconds of a core and 500 MB; nothing of it is run, nothing is asked of the network, and
nothing is read or written outside the project.

records.py     YAML: files, marks of YAML, values of fields, relations between records
names.py       the names of files and folders, links, pipes and devices, ids that climb
captures.py    saved articles: text, HTML, web archives
cmif_files.py  indexes of letters
pages.py       pages and files by hand in docs/

`test_hostile_input.py` runs them all, `test_pull_requests.py` what a pull request can bring into CI, and
`python -m tests.hostile.measured` prints what each kind takes at worst.
"""
