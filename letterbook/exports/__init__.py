"""The edition as data: files beside the pages, for programs to read."""
