import CivilTime

/// The slots of a day in which anything can happen.
struct EngineDay {
    let firstSlot: Int
    let slots: Int

    init(_ board: Board, _ diary: Diary) {
        let hours = Weekday.allCases.flatMap { diary.openingHours[$0] }
        guard !board.lifted.contains(.openingHours), let first = hours.map(\.start.minutes).min(),
            let last = hours.map(\.end.minutes).max()
        else {
            (firstSlot, slots) = (0, board.slotsPerDay)
            return
        }
        firstSlot = first / board.grid
        slots = (last + board.grid - 1) / board.grid - firstSlot
    }

    /// Runs a task on masks as narrow as the day allows.
    func run<Task: EngineTask>(_ task: Task) -> Task.Answer {
        switch slots {
        case ...UInt64.capacity: task.run(UInt64.self)
        case ...Mask256.capacity: task.run(Mask256.self)
        default: task.run(SlotSet.self)
        }
    }
}

/// Something that the engine does with days of any width.
protocol EngineTask {
    associatedtype Answer
    func run<Mask: DayMask>(_ mask: Mask.Type) -> Answer
}

/// The one plan of `request` placed best in `diary`; `nil` when it does not fit. The rules in `lifted` are
/// left out, to find out what binds; with `isAnyEnough` the first plan found is as good as the best.
func best(
    _ request: PlanRequest, in diary: Diary, rules: PlacementRules, lifting lifted: Set<Rule> = [],
    isAnyEnough: Bool = false
) -> PlacedPlan? {
    let board = Board(diary, patient: request.patient, days: request.span, lifting: lifted)
    let day = EngineDay(board, diary)
    return day.run(
        OnePlan(
            request: request, board: board, diary: diary, rules: rules, day: day,
            isAnyEnough: isAnyEnough))
}

private struct OnePlan: EngineTask {
    let request: PlanRequest
    let board: Board
    let diary: Diary
    let rules: PlacementRules
    let day: EngineDay
    let isAnyEnough: Bool

    func run<Mask: DayMask>(_ mask: Mask.Type) -> PlacedPlan? {
        let intake = RequestedIntake<Mask>(
            [request], board, diary, rules, firstSlot: day.firstSlot)
        var insertion = PlanInsertion(intake.problem)
        insertion.isAnyEnough = isAnyEnough
        guard let placement = insertion.best(0) else { return nil }
        return intake.plan(0, placement, insertion)
    }
}
