from __future__ import annotations

import jinja2
import pytest
from builders_dataset import county_form, dataset
from drawing_pdf import drawn_or_skipped
from zhibiao.render.environment import environment
from zhibiao.render.form import views
from zhibiao.render.formats import FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_bytes_for_one_form_several_and_none(name: str) -> None:
    if name == "pdf":
        drawn_or_skipped(())
    made = views(dataset(county_form(), county_form()))
    assert FORMATS[name](made[:1]).data
    assert len(FORMATS[name](made).data) > len(FORMATS[name](made[:1]).data)
    assert isinstance(FORMATS[name](()).data, bytes)


@pytest.mark.parametrize("attack", ["{{ ''.__class__.__mro__ }}", "{{ x.append(1) }}", "{{ missing }}"])
def test_templates_reach_no_internals_change_nothing_and_miss_nothing_in_silence(attack: str) -> None:
    with pytest.raises((jinja2.exceptions.SecurityError, jinja2.UndefinedError)):
        environment().from_string(attack).render(x=[])
