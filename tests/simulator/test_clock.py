from novita.simulator.clock import Clock


class Watch:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_it_runs_at_its_speed() -> None:
    watch = Watch()
    clock = Clock(1000, speed=60, real=watch)
    watch.seconds = 2
    assert clock.now() == 1120
    clock.advance(5)
    assert clock.now() == 1125


def test_what_falls_due_is_done_in_order_and_at_its_time() -> None:
    watch = Watch()
    clock = Clock(0, speed=1, real=watch)
    done: list[tuple[str, float]] = []
    clock.at(5, lambda: done.append(("late", clock.now())))

    def first() -> None:
        done.append(("first", clock.now()))
        clock.at(3, lambda: done.append(("new", clock.now())))

    clock.at(2, first)
    clock.at(2, lambda: done.append(("second", clock.now())))
    clock.settle()
    assert done == []
    watch.seconds = 4
    clock.settle()
    assert done == [("first", 2), ("second", 2), ("new", 3)]
    clock.advance(10)
    assert done[-1] == ("late", 5)


def test_a_course() -> None:
    clock = Clock(0, speed=0)
    seen: list[str] = []
    clock.pass_through((("a", 1.0), ("b", 2.0), ("c", 0.0)), seen.append)
    assert seen == ["a"]
    clock.advance(1)
    assert seen == ["a", "b"]
    clock.advance(2)
    assert seen == ["a", "b", "c"]
