"""Yang ditanyakan layar kegiatan."""
