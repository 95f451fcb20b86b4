"""SistemKerja: regulations as data, one engine, the work of local governments."""
