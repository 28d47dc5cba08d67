"""Files as a system has them: written whole or not at all, known by what they hold, one run at a time in a folder.

The one door for all writing: no other module of the program writes, moves or removes anything (tests/test_rooms.py).
"""
