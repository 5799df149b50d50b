"""Datasets to forms."""
