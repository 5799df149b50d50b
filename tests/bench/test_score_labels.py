"""The harness that scores readings against labels: labels, matching, figures, explanations."""

import json
import subprocess
from hashlib import md5

import pytest
from builders_tables import document, table
from collect_labels import collect
from labelled.explain import explained
from labelled.files import Files
from labelled.labels import digest, fingerprint, load_labels, table_index
from labelled.rows import match, row_kinds
from labelled.scores import scored, table_score
from score_labels import report
from zhibiao.extract import read
from zhibiao.normalize import normalize
from zhibiao.normalize.records import Reading

ROWS = ("指标|评分标准|分值", "设备管理|完好率 98%以上|60", "安全生产|无事故得满分|40", "合计||100")
MARKDOWN = "\n".join(["# 考核表", "", "|指标|评分标准|分值|", "|---|---|---|", *(f"|{row}|" for row in ROWS[1:])])
RIGHT = (("设备管理", 60, "完好率98%以上"), ("安全生产", 40, "无事故得满分"))
KINDS = ("header", "indicator", "indicator", "total")


def label(rows=RIGHT, **fields):
    return {
        "id": "A",
        "md5": "0" * 32,
        "format": "md",
        "table": 0,
        "style": "指标|评分标准|分值",
        "certain": True,
        "optional_rows": [],
        "rows": [{"levels": [digest(name)], "score": score, "criterion": digest(rule)} for name, score, rule in rows],
        **fields,
    }


def loaded(folder, *labels, subset="fit"):
    path = folder / "labels.jsonl"
    path.write_text("\n".join(map(json.dumps, labels)))
    return load_labels([path], subset)


def one_score(folder, read_as=normalize, **fields):
    (one,) = loaded(folder, label(**fields))
    made = document("考核表", table(*ROWS))
    return table_score(one, made, read_as(made))


def hexdigest(text):
    return md5(text.encode(), usedforsecurity=False).hexdigest()


def files_in(folder, text=MARKDOWN):
    name = hexdigest(text)
    (folder / f"{name}.md").write_text(text)
    return Files((folder,)), name


def git(folder, *words):
    names = ("-c", "user.name=a", "-c", "user.email=a@b")
    subprocess.run(["git", *names, *words], cwd=folder, check=True)  # noqa: S603, S607


def no_forms(made):
    return Reading(made.source, made.sha256, ())


def failing(made):
    raise RuntimeError("a bug")


@pytest.mark.parametrize("text", ["设备管理", " 设备\n管 理", "设\u200b备管理", "设备管理\u3000"])
def test_a_digest_passes_over_blanks_and_format_characters(text):
    assert digest(text) == digest("设备管理") != digest("设备")


def test_the_largest_matching_is_found_where_the_first_choice_blocks_the_second():
    assert match(["ab", "a"], ["a", "b"], lambda gold, ours: ours in gold) == 2
    assert match(["a", "a"], ["a"], lambda gold, ours: ours in gold) == 1


def test_labels_for_the_last_measurement_are_loaded_only_when_asked_for(tmp_path):
    labels = (label(id="A"), label(id="B", set="fit"), label(id="C", set="final"))
    assert [one.id for one in loaded(tmp_path, *labels)] == ["A", "B"]
    assert [one.id for one in loaded(tmp_path, *labels, subset="final")] == ["C"]


def test_the_repository_comes_from_the_list_of_files_where_labels_name_none(tmp_path):
    (tmp_path / "files.tsv").write_text("md5\trepo\n" + "0" * 32 + "\tsome/where\n")
    assert loaded(tmp_path, label())[0].repository == "some/where"
    assert loaded(tmp_path, label(repo="else/where"))[0].repository == "else/where"


def test_the_table_is_the_nearest_with_the_fingerprint_else_that_of_the_index(tmp_path):
    wanted, other = table("甲|乙"), table("丙|丁")
    made = document(wanted, other, other, wanted)
    fields = {"fingerprint": fingerprint(wanted), "table": 2}
    same, gone = loaded(tmp_path, label(**fields), label(fingerprint="0" * 16, table=1))
    assert (table_index(made, same), table_index(made, gone)) == (3, 1)


def test_a_table_that_is_read_as_labelled_is_whole(tmp_path):
    score = one_score(tmp_path, row_kinds=KINDS)
    assert (score.hits, score.criteria, score.is_whole, score.fault) == (2, 2, True, "")


@pytest.mark.parametrize(
    ("rows", "fields", "fault"),
    [
        ((("设备管理", 60, "完好率98%以上"), ("安全生产", 30, "无事故得满分")), {}, "scores"),
        ((("设备管理", 60, "完好率98%以上"), ("安全", 40, "无事故得满分")), {}, "levels"),
        ((("设备管理", 60, "完好率"), ("安全生产", 40, "无事故得满分")), {}, "criterion"),
        ((("设备管理", 60, "完好率98%以上"),), {"row_kinds": ("header", "indicator", "note", "total")}, "row kinds"),
        ((("设备管理", 60, "完好率98%以上"),), {"row_kinds": ("header", "header", "indicator", "total")}, "header"),
        (
            (("完好率98%以上", 60, "设备管理"),),
            {"columns": [{"column": 1, "role": "level", "level": 1}], "row_kinds": KINDS},
            "role of column",
        ),
        ((), {"kind": "none"}, "form of a near miss"),
    ],
)
def test_the_first_fault_is_named(tmp_path, rows, fields, fault):
    assert one_score(tmp_path, rows=rows, **fields).fault == fault


def test_a_table_without_a_form_is_sure_only_where_that_is_not_told(tmp_path):
    score = one_score(tmp_path, no_forms)
    assert (score.fault, score.confidence, score.sureness) == ("no form", None, 1.0)


def test_rows_that_may_be_left_out_do_not_count(tmp_path):
    fields = {"rows": RIGHT[:1], "optional_rows": [{"levels": [digest("安全生产")]}]}
    assert one_score(tmp_path, **fields).is_whole


def test_defensible_readings_count(tmp_path):
    row = {"levels": ["#0"], "levels_alt": [[digest("设备管理")]], "score": 1, "score_alt": [60], "criterion": ""}
    fields = label(rows=RIGHT[1:])
    (one,) = loaded(tmp_path, {**fields, "rows": [row, *fields["rows"]]})
    made = document("考核表", table(*ROWS))
    score = table_score(one, made, normalize(made))
    assert (score.hits, score.criteria) == (2, 1)


def test_files_are_scored_and_those_that_are_not_there_passed_over(tmp_path):
    files, name = files_in(tmp_path)
    labels = loaded(tmp_path, label(id="A", md5=name), label(id="B"), label(RIGHT[:1], id="C", md5=name))
    scores = scored(labels, normalize, files)
    assert [(table.label.id, table.is_whole) for table in scores.tables] == [("A", True), ("C", False)]
    assert (scores.precision, scores.recall) == (3 / 4, 3 / 3)
    assert list(report(scores, len(labels)))[-1] == "labels: row F1 0.857, whole tables 1/2 (0.500)"


def test_an_error_is_a_table_that_gave_nothing(tmp_path):
    files, name = files_in(tmp_path)
    (score,) = scored(loaded(tmp_path, label(md5=name)), failing, files).tables
    assert (score.hits, score.is_told, score.fault) == (0, True, "RuntimeError: a bug")


def test_a_document_is_read_once(tmp_path):
    files, name = files_in(tmp_path)
    (one,) = loaded(tmp_path, label(md5=name))
    kept = Files(files.folders, tmp_path / "cache")
    first = kept.document(one)
    files.folders[0].joinpath(one.file_name).write_text("|别的|\n|---|\n|表|\n")
    assert kept.document(one) == first
    assert files.document(one) != first


def test_rows_that_are_recorded_nowhere_are_headers_or_continuations():
    made = document(
        "考核表", table("序号|指标|完成情况|得分", "1[v]|设备[v]|设备完好|3分", "||设备较好|2分", "2|安全|无事故|3分")
    )
    assert row_kinds(normalize(made), 0, 4) == ("header", "indicator", "continuation", "indicator")
    assert row_kinds(no_forms(made), 0, 2) == ("other", "other")


def test_an_explanation_shows_rows_of_both_sides_and_the_texts_behind_digests(tmp_path):
    rows = (*RIGHT[:1], ("安全生产", 30, "无事故得满分"))
    (one,) = loaded(tmp_path, label(rows, row_kinds=("header", "indicator", "indicator", "note")))
    made = document("考核表", table(*ROWS))
    lines = list(explained(one, made, normalize(made)))
    assert "  1= 设备管理 [60.0] 完好率 98%以上" in lines
    assert "  2+ 安全生产 [40.0] 无事故得满分" in lines
    assert "  1- 安全生产 [30.0] 无事故得满分" in lines
    assert "  3≠ note / total: 合计 |  | 100" in lines


def test_labelled_files_are_taken_out_of_clones_by_their_hash(tmp_path):
    clone = tmp_path / "clones" / "some+where"
    clone.mkdir(parents=True)
    (clone / "renamed.md").write_text(MARKDOWN)
    git(clone, "init", "-q")
    git(clone, "add", ".")
    git(clone, "commit", "-qm", "a form")
    git(clone, "rm", "-q", "renamed.md")
    git(clone, "commit", "-qm", "no form")
    name = hexdigest(MARKDOWN)
    labels = loaded(tmp_path, label(md5=name, repo="some/where"), label(repo="no/where", path="a.md"))
    assert list(collect(labels, tmp_path / "clones", tmp_path)) == ["no clone: no/where a.md", "1 of 2 files"]
    assert read(tmp_path / f"{name}.md").body_tables()
