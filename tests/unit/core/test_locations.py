from __future__ import annotations

from align_app.core import locations


def test_that_shipped_data_and_models_are_found():
    assert (locations.resources() / "document_types").is_dir()
    assert (locations.models() / "models.toml").is_file()


def test_that_the_persons_folder_can_be_moved(home):
    assert locations.user_folder() == home
    assert locations.log_file().is_relative_to(home)


def test_that_projects_are_never_suggested_inside_the_program():
    assert not locations.default_project_folder().is_relative_to(locations.data_root())


def test_that_the_sample_is_its_six_strategies_and_not_what_lies_beside_them():
    names = [each.name for each in locations.sample_documents()]
    assert len(names) == 6
    assert all(name.endswith(".pdf") for name in names)
