"""Tag pembaca peraturan: `{% load pembaca %}`."""

from django import template

from sistemkerja.peraturan.alamat import url_ketentuan

register = template.Library()

register.simple_tag(url_ketentuan, name="url_ketentuan")
