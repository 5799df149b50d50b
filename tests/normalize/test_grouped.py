from zhibiao.normalize.grouped import grouped, grouped_pairs


def test_things_stand_by_their_key_in_the_order_in_which_they_come():
    found = grouped(["甲1", "乙1", "甲2"], lambda text: text[0])
    assert list(found.items()) == [("甲", ["甲1", "甲2"]), ("乙", ["乙1"])]


def test_pairs_are_parted_into_keys_and_things():
    assert grouped_pairs([(2, "甲"), (1, "乙"), (2, "丙")]) == {2: ["甲", "丙"], 1: ["乙"]}
