from __future__ import annotations

import pytest

from align_app.core.errors import ResourceError
from align_app.core.vocabulary.forms import Form, read_toml, read_yaml


class Plan(Form):
    name: str
    pages: int = 0


def test_that_a_file_that_fits_is_read(tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text("name: A plan\npages: 3\n", "utf-8")
    assert read_yaml(file, Plan) == Plan(name="A plan", pages=3)
    (tmp_path / "plan.toml").write_text('name = "A plan"\n', "utf-8")
    assert read_toml(tmp_path / "plan.toml", Plan) == Plan(name="A plan")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name: A plan\npage: 3\n", "page"),
        ("name: A plan\npages: many\n", "pages"),
        ("pages: 3\n", "name"),
        ("name: [", "line 1|line 2"),
    ],
)
def test_that_a_slip_is_told_with_its_file_and_place(tmp_path, text, place):
    file = tmp_path / "plan.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(ResourceError, match=rf"(?s)plan\.yaml.*{place}"):
        read_yaml(file, Plan)


def test_that_yaml_cannot_make_objects(tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text("name: !!python/object/apply:os.getcwd []\n", "utf-8")
    with pytest.raises(ResourceError):
        read_yaml(file, Plan)


def test_that_an_absent_file_is_told_by_name(tmp_path):
    with pytest.raises(ResourceError, match=r"none\.toml"):
        read_toml(tmp_path / "none.toml", Plan)
