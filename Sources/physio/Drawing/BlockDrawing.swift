import CivilTime
import Clinic
import ClinicWords
import Planner

extension BlockList: Drawn {
    func lines(width: Int?) -> [String] {
        guard !blocks.isEmpty else { return ["No blocks."] }
        return blocks.flatMap { block in
            [block.line + (block.hit.isEmpty ? "" : ": it hits \(block.hit.count)")]
                + block.hit.map { "    \($0.line)" }
        }
    }
}

extension ChangedBlock: Drawn {
    func lines(width: Int?) -> [String] {
        [(isRemoved ? "Removed " : "Ended ") + block.line] + (helps ?? []).lines
    }
}

extension AddedBlock: Drawn {
    func lines(width: Int?) -> [String] {
        let joining =
            block.block.details.therapists == nil
            ? ["All who are at work then have it, also those who join later."] : []
        guard !block.hit.isEmpty else {
            return [block.line] + joining + ["It hits no booked session."]
        }
        let next: Advice = "Where they could go instead: \(do: .repair)"
        return [block.line] + joining
            + ["It hits \(counted(block.hit.count, "booked session")):"] + block.hit.map(\.line)
            + [next.told]
    }
}

extension BlockEntry {
    /// `B1  Team meeting, Mon 12:00-13:00 every week from 2026-12-07: all who are at work`.
    var line: String { "\(block.id)  \(block.details.name.oneLine), \(when): \(who)" }

    /// `Ana Silva, Ben Okafor`.
    var who: String {
        block.details.therapists == nil
            ? "all who are at work" : therapists.map(\.oneLine).joined(separator: ", ")
    }

    private var when: String {
        let details = block.details
        let start = details.first.start
        guard let days = details.everyDays else {
            return "\(start.day.weekday.shortName) \(details.first.words)"
        }
        let last = details.lastDay.map { " until \($0)" } ?? ""
        return "\(start.day.weekday.shortName) \(details.first.times) every "
            + (days == 7 ? "week" : "\(days / 7) weeks") + " from \(start.day)\(last)"
    }
}

extension BlockOfDay {
    /// `Team meeting 12:00-13:00: all who are at work`.
    var line: String {
        "\(block.block.details.name.oneLine) \(spans.map(\.times).joined(separator: ", ")): "
            + block.who
    }
}

extension Interval<LocalTime> {
    /// `12:00-13:00`.
    fileprivate var times: String { "\(start.time)-\(end.time)" }
}
