import pytest
from zhibiao.normalize.store.cells import cell_value
from zhibiao.normalize.store.dataset import Field, Kind

NUMBER = Field("score", "分值", Kind.NUMBER, "Full marks")


@pytest.mark.parametrize(("text", "value"), [("10", 10), (" １０．５ ", 10.5), ("-2", -2), ("1E2", 100), ("", None)])
def test_a_number_is_read_as_it_was_typed(text, value):
    assert cell_value(NUMBER, text) == value


@pytest.mark.parametrize("text", ["20①", "10²", "①", "10½", "1 8", "1\n8", "１０①", "٣", "1,000", "𝟏𝟎"])
def test_digits_that_are_no_number_are_refused(text):
    with pytest.raises(ValueError, match="is not a number"):
        cell_value(NUMBER, text)
