"""The user's settings: kept whole, and what is wrong with them told."""

import pytest

from coder import config
from coder.errors import SettingsBroken, SettingsReadOnly, UnknownBidiMode
from coder.tui.terminal import choosing

VTE = {"TERM": "xterm-256color", "VTE_VERSION": "7006"}
XTERM = {"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"}


@pytest.fixture(autouse=True)
def settings(tmp_path, monkeypatch):
    monkeypatch.setattr(config, "folder", lambda: tmp_path / "coder")
    return tmp_path / "coder" / "settings.json"


def test_nothing_is_there_at_first():
    assert config.load() == {}
    assert choosing.chosen(VTE) == "auto"


def test_what_was_chosen_is_remembered_for_that_terminal_and_others_settings_stay():
    config.save({"of another": "فارسی"})
    choosing.remember(VTE, "lro")
    choosing.remember(XTERM, "visual")
    assert (choosing.chosen(VTE), choosing.chosen(XTERM)) == ("lro", "visual")
    choosing.remember(VTE, "auto")
    assert choosing.chosen(VTE) == "auto"
    assert config.load()["of another"] == "فارسی"


def test_the_variable_is_stronger_than_what_is_remembered():
    choosing.remember(VTE, "lro")
    assert choosing.chosen({**VTE, "CODER_BIDI": "off"}) == "off"
    with pytest.raises(UnknownBidiMode, match="sideways"):
        choosing.chosen({**VTE, "CODER_BIDI": "sideways"})


@pytest.mark.parametrize("broken", ["{", "[]", '"x"', "\xff"])
def test_broken_settings_are_told_and_left_alone(settings, broken):
    settings.parent.mkdir()
    settings.write_bytes(broken.encode("latin-1"))
    with pytest.raises(SettingsBroken, match="settings"):
        choosing.remember(VTE, "lro")
    assert settings.read_bytes() == broken.encode("latin-1")


def test_a_folder_that_cannot_be_made_is_told(settings):
    settings.parent.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises((SettingsReadOnly, SettingsBroken)):
        config.save({})
