import pytest
from zhibiao.normalize.vocabulary import FILE, VocabularyError, load_vocabulary


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
