"""Forms of one layout that were read in different ways are told."""

from zhibiao.normalize.store.layouts import odd_ones


def forms(*layouts):
    return [{"form_id": f"F{n}", "layout": layout} for n, layout in enumerate(layouts)]


def columns(*roles):
    own = enumerate(roles)
    return [
        {"form_id": f"F{n}", "section": 1, "position": place, "role": role, "level": None, "period": ""}
        for n, form in own
        for place, role in enumerate(form.split(), 1)
    ]


def test_the_form_that_was_read_otherwise_is_odd():
    found = list(odd_ones(forms("a", "a", "a"), columns("level score", "level score", "level criterion")))
    assert [(one.form_id, one.count, one.other) for one in found] == [("F2", 2, "F0")]


def test_of_two_ways_both_are_told_where_as_many_were_read_either_way():
    found = list(odd_ones(forms("a", "a"), columns("level score", "level criterion")))
    assert [(one.form_id, one.count, one.other) for one in found] == [("F0", 1, "F1"), ("F1", 1, "F0")]


def test_forms_of_other_layouts_or_of_none_are_not_compared():
    roles = columns("level score", "level criterion", "level result", "serial level")
    assert list(odd_ones(forms("a", "b", "", ""), roles)) == []
