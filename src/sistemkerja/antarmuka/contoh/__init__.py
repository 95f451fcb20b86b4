"""Made-up content of the living page: a Dinas Kesehatan, its people, one of each thing."""
