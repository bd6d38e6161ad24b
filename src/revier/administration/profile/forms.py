"""What a person may change about oneself."""

from typing import Any

from django import forms

from revier.accounts.models import User


class ProfileForm(forms.ModelForm[User]):
    """Telephone, appearance, keys and mails. Name, role and centres are the administrator's."""

    class Meta:
        model = User
        fields = ("phone", "theme", "density", "single_keys", "notify_on_assign")

    def __init__(self, *args: Any, **rest: Any):
        super().__init__(*args, **rest)
        if self.instance.on_tablet:
            del self.fields["density"]
