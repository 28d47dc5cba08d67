"""The guide to all fields, made from the models."""
