from navigator.dialog import Asker, CrisisGrade


def test_crisis_grades_have_an_order() -> None:
    assert sorted(["now", "none", "urgent", "lines"], key=lambda grade: CrisisGrade(grade).rank) == [
        "none", "lines", "urgent", "now"]


def test_three_askers_are_professionals() -> None:
    assert [asker.value for asker in Asker if asker.is_professional] == ["gp", "gbo_worker", "professional"]
