import tomllib

import pytest
from builders_tables import document, table
from opencc import OpenCC
from zhibiao.normalize import normalize
from zhibiao.normalize.facts.vocabulary import FILE, VocabularyError, extended_vocabulary, load_vocabulary


@pytest.mark.parametrize(
    ("header", "role", "level"),
    [
        ("一级\n指标", "level", 1),
        ("考核二级指标", "level", 2),
        ("一級指標", "level", 1),
        ("分 值", "score", None),
        ("分值（100分）", "score", None),
        ("評分標準", "criterion", None),
        ("*指标值", "target", None),
        ("改革工作情况", "result", None),
        ("考核内容", "item", None),
        ("经办", None, None),
    ],
)
def test_a_header_is_known_by_its_words(header, role, level):
    vocabulary = load_vocabulary()
    assert (vocabulary.role_of(header), vocabulary.level_of(header)) == (role, level)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[roles.serial]", "[roles.serail]", "roles.serail"),
        ('"一级" = 1', '"一级" = 9', "levels.一级"),
        ('"一级" = 1', '"一级" = "1"', "levels.一级"),
        ("[roles.period]\nexact", "[roles.period]\nexakt", "roles.period.exakt"),
        ('exact = ["序号"', 'exact = ["分值"', "two roles"),
        ("[periods]\nwords = [", "[periods]\nwords = [3, ", "periods.words"),
        ("[headers]", "[headers", "cannot be read"),
        ("[simplified]", "[other]", "other"),
    ],
)
def test_a_mistake_in_the_vocabulary_is_named(tmp_path, old, new, said):
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "own.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(VocabularyError, match=said):
        load_vocabulary(tmp_path / "own.toml")


def test_a_table_that_is_missing_is_named(tmp_path):
    (tmp_path / "own.toml").write_text("[simplified]\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match="levels"):
        load_vocabulary(tmp_path / "own.toml")


def own(tmp_path, text):
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_words_of_a_file_are_known_beside_ours(tmp_path):
    path = own(
        tmp_path,
        '[roles.level]\nexact = ["经办"]\n\n[roles.result]\nexact = ["评分标准"]\n\n[rows]\ntotal = ["统共"]\n',
    )
    vocabulary = extended_vocabulary(path)
    assert [vocabulary.role_of(word) for word in ("经办", "分值", "评分标准")] == ["level", "score", "result"]
    assert {"统共", "合计"} <= set(vocabulary.rows.total)


def test_forms_are_known_by_the_words_of_a_file(tmp_path):
    path = own(
        tmp_path, '[roles.level]\nexact = ["活计"]\n[roles.score]\nexact = ["数儿"]\n[headers]\nstrong = ["活计"]\n'
    )
    made = document("考核", table("活计|数儿", "甲|5", "乙|6"))
    assert normalize(made).forms == ()
    (form,) = normalize(made, extended_vocabulary(path)).forms
    assert [(one.levels, one.score) for one in form.indicators] == [(("甲",), 5), (("乙",), 6)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[rows]\ntotal = ["统共"]\ntotals = ["x"]\n', "line 3: .*rows.totals"),
        ("\n[roles.serail]\n", "line 2: .*roles.serail"),
        ('[levels]\n"六级" = 6\n', "line 2: .*levels.六级"),
        ("[rows\n", "line 1"),
        ("rows = 3\n", "line 1: .*rows"),
    ],
)
def test_a_mistake_in_words_added_is_named_with_its_line(tmp_path, text, said):
    with pytest.raises(VocabularyError, match=said):
        extended_vocabulary(own(tmp_path, text))


def all_words(entry):
    """The words of a table or list, a table's keys too."""
    if isinstance(entry, dict):
        return all_words([*entry, *entry.values()])
    return [word for part in entry for word in all_words(part)] if isinstance(entry, list) else [entry]


@pytest.mark.parametrize("writing", ["s2t", "s2tw", "s2hk"])
def test_every_word_is_known_in_traditional_characters(writing):
    traditional, vocabulary = OpenCC(writing).convert, load_vocabulary()
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    del tables["simplified"]
    words = [word for word in all_words(tables) if isinstance(word, str)]
    assert [word for word in words if vocabulary.plain(traditional(word)) != vocabulary.plain(word)] == []
