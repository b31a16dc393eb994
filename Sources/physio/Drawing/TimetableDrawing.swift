import CivilTime
import Clinic
import ClinicWords
import Planner

extension TimetablesPage: Drawn {
    func lines(width: Int?) -> [String] {
        [head, "Nobody else is booked at these places, until one is chosen or the time is over."]
            + timetables.flatMap { [""] + $0.lines(best: timetables[0].offer.id) } + [""] + missing
            + ["They take none of them: \(releasing.command)"]
    }

    private var head: String {
        let noun = timetables.count == 1 ? "timetable" : "timetables"
        return "\(timetables.count) \(noun) for \(cause): \(name.oneLine) (\(patient))"
    }

    /// Why there are fewer than there were to be.
    private var missing: [String] {
        guard timetables.count < asked else { return [] }
        return [
            "\(asked) were asked for. No other whole plan fits that is really another one: half of its",
            "visits on other weekdays, two hours earlier or later, or with somebody else.", "",
        ]
    }
}

extension TimetableEntry {
    /// How many weekdays and times are named one by one.
    private static let most = 4

    fileprivate func lines(best: ID<PlaceOffer>) -> [String] {
        [
            "\(offer.id)  \(times)",
            "    \(counted(visits, "visit")) from \(first.weekday.shortName) \(first) to "
                + "\(last.weekday.shortName) \(last), with \(with)",
            "    \(cost(beside: best))",
            "    kept until \(expires.day.weekday.shortName) \(expires): \(choosing.command)",
        ]
    }

    /// `Tue 10:00 (6 visits), Thu 10:00 (5), at other times (1)`.
    private var times: String {
        let shown = rhythm.prefix(rhythm.count > Self.most ? Self.most - 1 : Self.most)
        let others = visits - shown.reduce(0) { $0 + $1.visits }
        let named = shown.enumerated().map { index, one in
            let count = index == 0 ? counted(one.visits, "visit") : "\(one.visits)"
            return "\(one.weekday.shortName) \(one.time) (\(count))"
        }
        return (named + (others > 0 ? ["at other times (\(others))"] : []))
            .joined(separator: ", ")
    }

    /// `Ana Silva`, or `Ana Silva (10), Ben Okafor (2)`.
    private var with: String {
        guard people.count > 1 else { return people.map(\.name.oneLine).joined() }
        return people.map { "\($0.name.oneLine) (\($0.visits))" }.joined(separator: ", ")
    }

    private func cost(beside best: ID<PlaceOffer>) -> String {
        guard let losses else {
            let words = shortfalls.map(\.said.told).joined(separator: "; ")
            return "the best that fits: \(words.isEmpty ? "as wished" : words)"
        }
        let words = losses.map(\.said.told).joined(separator: "; ")
        return words.isEmpty ? "gives up nothing beside \(best)" : "beside \(best): \(words)"
    }
}

extension ChosenTimetable: Drawn {
    func lines(width: Int?) -> [String] {
        let others = freed.map { "\($0)" }.joined(separator: ", ")
        let free =
            freed.isEmpty
            ? "" : " \(others) \(freed.count == 1 ? "is" : "are") free for others again."
        return ["\(chosen.offer.id) chosen.\(free)", ""] + plan.lines(width: width)
    }
}

extension ReleasedTimetables: Drawn {
    func lines(width: Int?) -> [String] {
        released.map { entry in
            "\(entry.offer.id) released: \(counted(entry.offer.details.places.count, "place")) "
                + "that were kept for \(entry.patient.oneLine) (\(entry.offer.details.patient))."
        } + (helps ?? []).lines
    }
}
