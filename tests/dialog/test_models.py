import pytest

from navigator.dialog import Asker, CrisisGrade
from navigator.dialog.models import Wording
from navigator.text import Text

JE = Text({"nl": "Slaap je goed?"})
HIJ = Text({"nl": "Slaapt hij of zij goed?"})
DE_PERSOON = Text({"nl": "Slaapt de persoon goed?"})
WORDING = Wording({"self": JE, "relative": HIJ, "professional": DE_PERSOON})


@pytest.mark.parametrize(("asker", "expected"), [
    (Asker.SELF, JE), (Asker.RELATIVE, HIJ), (Asker.NEIGHBOUR, HIJ), (Asker.GP, DE_PERSOON),
    (Asker.GBO_WORKER, DE_PERSOON), (Asker.PROFESSIONAL, DE_PERSOON), (None, JE),
], ids=str)
def test_each_asker_reads_words_that_fit(asker: Asker | None, expected: Text) -> None:
    assert WORDING.to(asker) == expected


def test_a_general_wording_serves_whoever_has_none_of_their_own() -> None:
    wording = Wording({"self": JE, "general": DE_PERSOON})
    assert wording.to(Asker.RELATIVE) == DE_PERSOON


def test_a_wording_without_words_is_falsy() -> None:
    assert not Wording()
    assert not Wording().to(Asker.SELF)


def test_every_asker_has_a_voice() -> None:
    assert all(Wording({"general": JE}).to(asker) == JE for asker in Asker)


def test_crisis_grades_have_an_order() -> None:
    assert sorted(["now", "none", "urgent", "lines"], key=lambda grade: CrisisGrade(grade).rank) == [
        "none", "lines", "urgent", "now"]


def test_three_askers_are_professionals() -> None:
    assert [asker.value for asker in Asker if asker.is_professional] == ["gp", "gbo_worker", "professional"]
