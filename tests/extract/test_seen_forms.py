"""Random forms with struck, hidden, raised, deleted text and prompts: what is seen is read, in every Word format."""

import shutil

import pytest
from random_seen import random_seen
from written_by_libreoffice import WITHOUT_DELETIONS, WRITTEN_BY, convert, same_form

N_FORMS = 300
N_CONVERTED = 25


@pytest.mark.parametrize("start", range(0, N_FORMS, 50))
def test_what_is_seen_of_a_word_file_is_read(start):
    for seed in range(start, start + 50):
        form = random_seen(seed)
        assert same_form(form.word.docx, form), seed


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", WRITTEN_BY)
def test_what_is_seen_of_the_same_files_in_other_formats_is_read(kind, tmp_path):
    deletions = kind not in WITHOUT_DELETIONS
    forms = {f"{seed:03d}": random_seen(seed, deletions=deletions) for seed in range(N_CONVERTED)}
    for name, form in forms.items():
        (tmp_path / f"{name}.docx").write_bytes(form.word.docx)
    convert(sorted(tmp_path.glob("*.docx")), WRITTEN_BY[kind], tmp_path / kind)
    differing = [name for name, form in forms.items() if not same_form(tmp_path / kind / f"{name}.{kind}", form)]
    assert not differing
