from django.apps import AppConfig


class JejakConfig(AppConfig):
    name = "sistemkerja.jejak"
    label = "jejak"
