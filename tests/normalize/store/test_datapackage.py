import pytest
from zhibiao.normalize.store.datapackage import describe
from zhibiao.normalize.store.dataset import SCHEMA


@pytest.mark.parametrize("labels", ["en", "zh"])
def test_each_frame_is_a_resource_whose_fields_are_named_as_in_its_file(labels):
    resources = describe(labels)["resources"]
    assert [one["path"] for one in resources] == [f"{name}.csv" for name in SCHEMA]
    for one, fields in zip(resources, SCHEMA.values(), strict=True):
        own = one["schema"]["fields"]
        assert [field["name"] for field in own] == [field.label if labels == "zh" else field.name for field in fields]
        assert [field["title"] for field in own] == [field.name if labels == "zh" else field.label for field in fields]
        assert [field["type"] for field in own] == [str(field.kind) for field in fields]


def schemas(labels="en"):
    return {one["name"]: one["schema"] for one in describe(labels)["resources"]}


def test_a_key_that_may_be_absent_in_part_is_no_primary_key():
    keys = {name: schema.get("primaryKey") for name, schema in schemas().items()}
    assert keys == {
        "forms": ["form_id"],
        "columns": ["form_id", "section", "position"],
        "indicators": None,
        "clauses": None,
        "notices": None,
    }


def test_all_frames_but_the_forms_refer_to_the_forms():
    referring = {name for name, schema in schemas().items() if "foreignKeys" in schema}
    assert referring == set(SCHEMA) - {"forms"}
    (key,) = schemas("zh")["columns"]["foreignKeys"]
    assert key == {"fields": ["表编号"], "reference": {"resource": "forms", "fields": ["表编号"]}}
