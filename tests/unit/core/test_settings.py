from __future__ import annotations

import pytest

from align_app.core import locations
from align_app.core.errors import ResourceError
from align_app.core.settings import Settings, load_settings, save_settings


def test_that_without_a_file_the_defaults_hold():
    assert load_settings() == Settings()


def test_that_saved_settings_come_back(home):
    chosen = Settings(look="dark", text_scale=150)
    save_settings(chosen)
    assert locations.settings_file().parent == home
    assert load_settings() == chosen


def test_that_only_what_differs_is_written_and_a_persons_comments_stay(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('# our laptops are old\nworkers = 1\nlook = "dark"\n', "utf-8")
    save_settings(Settings(workers=1), file)
    assert file.read_text("utf-8") == "# our laptops are old\nworkers = 1\n"


@pytest.mark.parametrize("text", ["looks = 'dark'", "text_scale = 900", "look = ", "\udc80"])
def test_that_a_wrong_settings_file_is_refused_with_its_name(tmp_path, text):
    file = tmp_path / "settings.toml"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ResourceError, match=r"settings\.toml"):
        load_settings(file)


def test_that_every_setting_has_words_for_its_dialog():
    assert all(field.title for field in Settings.model_fields.values())
