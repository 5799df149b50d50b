from zhibiao.normalize.facts.alike import HALF, alike


def test_texts_are_alike_by_what_stands_in_both():
    assert alike("堤防", "堤防") == alike("", "") == 100
    assert alike("堤防", "堤岸") == 50
    assert alike("堤防", "") == alike("堤防", "渠道") == 0


def test_of_long_texts_the_ends_are_compared():
    one, other = ("堤" * HALF + inner + "防" * HALF for inner in ("甲" * 9, "乙" * 9))
    assert alike(one, other) == 100
    assert alike(one[1:-10], other[1:-10]) < 100
