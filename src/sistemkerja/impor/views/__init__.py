"""Layar impor."""
