"""What the forms for records take as data; the forms themselves are in `theme/js/forms/`."""
