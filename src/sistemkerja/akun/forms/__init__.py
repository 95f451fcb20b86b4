"""Forms of accounts."""

from sistemkerja.akun.forms.masuk import AktivasiForm, FaktorForm, MasukForm, NipForm, PemdaForm, SandiBaruForm
from sistemkerja.akun.forms.pengelolaan import BukaForm, CabutPeranForm, PeranForm, SaringForm, SSOForm
from sistemkerja.akun.forms.saya import DenganSandiForm, GantiSandiForm, PasangFaktorForm, SurelForm

__all__ = [
    "AktivasiForm",
    "BukaForm",
    "CabutPeranForm",
    "DenganSandiForm",
    "FaktorForm",
    "GantiSandiForm",
    "MasukForm",
    "NipForm",
    "PasangFaktorForm",
    "PemdaForm",
    "PeranForm",
    "SSOForm",
    "SandiBaruForm",
    "SaringForm",
    "SurelForm",
]
