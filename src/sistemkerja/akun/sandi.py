"""Password hashing for the tests: the same algorithm, as cheap as it can be."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2Murah(Argon2PasswordHasher):
    """Argon2id that takes a fraction of a millisecond. Only settings_uji names it."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
