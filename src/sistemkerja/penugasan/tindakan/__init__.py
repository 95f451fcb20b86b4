"""Tindakan penugasan: satu fungsi untuk setiap perbuatan; keadaan hanya berubah di sini."""

from sistemkerja.penugasan.tindakan.susunan import (
    IsianPenugasan,
    setujui_tahap,
    susun_penugasan,
    tolak_susunan,
)

__all__ = ["IsianPenugasan", "setujui_tahap", "susun_penugasan", "tolak_susunan"]
