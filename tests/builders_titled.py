"""Forms under a title, and what is said of them."""

from builders_tables import document, table
from zhibiao.extract.document import Severity
from zhibiao.normalize import normalize

HEADER = "一级指标|二级指标|评分标准|分值"
ROWS = ("渠道|清淤|未清一处扣1分|40", "闸门|启闭|误时一次扣2分|60")
OTHER_ROWS = ("苗木|补植|缺一株扣1分|30", "巡护|巡山|少一次扣2分|20")
TITLE = "青禾县渠道管理局2021年度考核评分表"
OTHER = "青禾县林场2021年度考核评分表"
FORM = table(HEADER, *ROWS)
SPAN = "[span 4]"
BOTH = [(TITLE, "青禾县渠道管理局", 100), (OTHER, "青禾县林场", 50)]


def reading_of(*blocks):
    return normalize(document(*blocks))


def form_of(*blocks):
    (form,) = reading_of(*blocks).forms
    assert form.accounted == 1.0
    return form


def parts_of(*lines):
    form = form_of(*lines, FORM)
    return form.title, form.unit, form.year


def named(reading):
    return [(form.title, form.unit, form.total_score) for form in reading.forms]


def told(reading):
    return [notice.kind for notice in reading.notices if notice.severity is not Severity.INFO]
