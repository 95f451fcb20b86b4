"""Yang ditanyakan layar adopsi."""
