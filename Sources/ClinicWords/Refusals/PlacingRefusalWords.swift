import CivilTime
package import Clinic
import Planner
import Scheduler

/// As the front desk reads it: what found no place and why, then the ways out.
extension PlacingRefusal: Worded {
    package var said: Failure {
        guard refusal.problems.isEmpty else {
            return Failure(
                kind, "The plan cannot be placed as it is asked for.",
                remedy: "Correct what is named and try again.",
                details: refusal.problems.map { "\($0)" })
        }
        let because = refusal.together(refusal.unplaced.map { ($0.what.words(outline), $0) })
        let ways =
            refusal.alternatives.map { "Way out: \(way($0))" as Advice }
            + (nearest.map { ["Way out: \(nearer($0))" as Advice] } ?? [])
        return Failure(
            kind,
            "The plan does not fit with a start from \(starts.lowerBound) to \(starts.upperBound);"
                + " nothing was booked.",
            remedy: remedy(ways) + waiting,
            reasons: (because.prefix(8) + inTheWay).map { Advice($0) } + ways)
    }

    private func remedy(_ ways: [Advice]) -> Advice {
        guard ways.isEmpty else { return "Take one of the ways out and create the plan again." }
        guard refusal.wouldFitWithout == [.authorised] else {
            return
                "Widen the patient's times, add a therapist's hours, or start later (\(say: [.start: .bare]))."
        }
        return """
            Ask whoever pays or refers for more (\(say: [.authorised: .blank(.number), .until: .blank(.date)])), \
            or plan less (\(say: [.sessionsPerWeek: .blank(.number), .reason: .blank(.why)])).
            """
    }

    /// One that is not held is lost, unless somebody keeps it in mind.
    private var waiting: Advice {
        guard held == nil else { return "" }
        let step = NextStep(.addWish(patient), [.cause: .known(outline.template.id)])
        return " Until then let them wait: \(do: step)"
    }

    /// What would let it fit if it were not; a later start is told as a way out.
    private var inTheWay: [String] {
        let rules = refusal.wouldFitWithout.filter { $0 != .startWindow }.map(\.words)
        return switch rules.count {
        case 0: []
        case 1: ["In the way: \(rules[0])."]
        default: ["In the way, each of them: \(rules.joined(separator: "; "))."]
        }
    }
}

/// What is done, literally, to take each way out.
extension PlacingRefusal {
    private func nearer(_ loss: DoseLoss) -> Advice {
        let inputs: Inputs =
            nearestNeedsReason
            ? [.asPossible: .bare, .reason: .blank(.why)] : [.asPossible: .bare]
        return "It fits with \(loss.words): \(say: inputs)"
    }

    fileprivate func way(_ alternative: Alternative) -> Advice {
        switch alternative {
        case .laterStart(let day):
            "It fits from \(day): \(again(Input(.start, .known("\(day)"))))"
        case .otherTherapist(let id):
            "It fits with \(name(id)): \(again(Input(.therapist, .known("\(id)"))))"
        case .widerAvailability(let hours):
            """
            \(alternative.sentence) \
            \(do: .changePatient(patient), [.available: .known("\(available.joined(with: hours))")])
            """
        case .unblocked(let days):
            "\(alternative.sentence) \(do: .changePatient(patient), unblocking(days))"
        case .higherDailyMaximum(let id, let most):
            """
            It fits if \(name(id)) may hold \(counted(most, "session")) a day: \
            \(do: .changeTherapist(id), [.maxPerDay: .known("\(most)")])
            """
        case .moreSeats(let id, let seats):
            """
            \(alternative.sentence) \
            \(do: .changeClass(id), [.seats: .known("\(seats)")])
            """
        case .otherClass(let id): "It fits in \(id): \(again(Input(.class, .known("\(id)"))))"
        case .withoutClass: withoutClass
        case .movingOthers(let moves): moved(moves)
        }
    }

    /// A held plan is made again without one.
    private var withoutClass: Advice {
        guard let held else {
            return "It fits with one patient alone: leave out \(say: [.class: .bare])"
        }
        return "It fits with one patient alone: \(do: .anotherPlan(like: held))"
    }

    /// A held plan is made again, as its wishes do not change.
    private func again(_ input: Input) -> Advice {
        guard let held else { return "\(say: Inputs([input]))" }
        let like = NextStep.anotherPlan(like: held)
        return "\(do: like.action, Inputs(like.inputs + [input]))"
    }

    private func moved(_ moves: [SessionMove]) -> Advice {
        let words = moves.map {
            "\($0.session) (\(name($0.therapist)), \($0.from.day) \($0.from.time)) moves to"
                + " \($0.to.time)"
        }
        let steps = moves.map { move in
            let inputs: Inputs = [.to: .known("\(move.to)"), .only: .bare]
            return "\(do: .moveSession(move.session), inputs)" as Advice
        }
        return """
            It fits if \(words.joined(separator: " and ")), when those patients agree: \
            \(steps.joined(separator: "; "))
            """
    }

    /// Blocked days are told anew as a whole.
    private func unblocking(_ days: [ClosedRange<Day>]) -> Inputs {
        let left = blocked.filter { !days.contains($0) }
        return Inputs(
            [Input(.blocked, "none")]
                + left.map { Input(.blocked, .known("\($0.lowerBound)..\($0.upperBound)")) })
    }

    private func name(_ id: ID<Therapist>) -> String {
        therapists[id].map { "\($0) (\(id))" } ?? "\(id)"
    }
}

extension Refusal {
    /// Sessions in a row that the same reasons keep out are told in one line.
    fileprivate func together(_ items: [(words: String, item: Unplaced)]) -> [String] {
        var lines: [(first: String, last: String, items: [Unplaced])] = []
        for (words, item) in items {
            if let known = lines.last?.items.last, known.because == item.because,
                case .session = known.what, case .session = item.what
            {
                lines[lines.count - 1].last = words
                lines[lines.count - 1].items.append(item)
            } else {
                lines.append((words, words, [item]))
            }
        }
        return lines.flatMap { line -> [String] in
            guard let first = line.items.first, let last = line.items.last else { return [] }
            let days =
                first.window.lowerBound...max(first.window.lowerBound, last.window.upperBound)
            let what =
                line.items.count == 1
                ? line.first : "\(line.items.count) sessions, from \(line.first), to \(line.last)"
            return first.because.map { "\(what) (\(days.words)): \($0.detail)" }
        }
    }
}

extension Unplaced.What {
    fileprivate func words(_ outline: PlanOutline) -> String {
        switch self {
        case .session(let number, let phase):
            "Session \(number), \(outline.phases[phase].name)"
        case .review(let index): "Review of week \(outline.reviewWeeks[index])"
        case .rider(let rider): outline.contacts[rider].title
        case .wholePlan: "The plan as a whole"
        }
    }
}

extension Alternative {
    /// With a colon at its end, for what is to be done.
    fileprivate var sentence: String { description.dropLast() + ":" }
}

extension ClosedRange<Day> {
    fileprivate var words: String {
        lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
    }
}
