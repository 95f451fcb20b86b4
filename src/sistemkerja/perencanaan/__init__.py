"""Perjanjian Kinerja, sasaran, pembagian target, dan strategi."""
