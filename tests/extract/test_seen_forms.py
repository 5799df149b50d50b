"""Random forms with struck, hidden, raised, deleted text and prompts: what is seen is read, in every Word format."""

import pytest
from random_seen import random_seen
from written_by_libreoffice import same_form

N_FORMS = 300


@pytest.mark.parametrize("start", range(0, N_FORMS, 50))
def test_what_is_seen_of_a_word_file_is_read(start):
    for seed in range(start, start + 50):
        form = random_seen(seed)
        assert same_form(form.word.docx, form), seed
