import CivilTime
import Clinic
import ClinicWords
import Planner

extension ClinicReport: Drawn {
    var tellsStops: Bool { false }

    func lines(width: Int?) -> [String] {
        let rows = parts.map { (split == .cause ? $0.key : $0.name, $0.figures) } + [("All", total)]
        let sessions = [
            ReportRow("", ["SESSIONS", "HELD", "MISSED", "CANCELLED", "OPEN", "BOOKED", "TREATED"])
        ]
        let plans = [
            ReportRow("PLANS", ["BEGUN", "ENDED", "DONE", "DROPPED", "DOSE", "WAIT", "TRIPS"])
        ]
        return ["\(days.lowerBound) to \(days.upperBound), by \(split.rawValue)", ""]
            + (sessions + rows.map { ReportRow($0, $1.sessionCells) }).map(\.line) + [""]
            + (plans + rows.map { ReportRow($0, $1.plans.cells) }).map(\.line) + [""]
            + total.told
    }
}

/// A name, and figures below the ends of their headings.
private struct ReportRow {
    let name: String
    let cells: [String]

    private static let widths = [8, 5, 6, 9, 5, 7, 7]

    init(_ name: String, _ cells: [String]) { (self.name, self.cells) = (name, cells) }

    var line: String {
        let right = zip(cells, Self.widths).map { cell, width in
            String(repeating: " ", count: max(0, width - cell.displayWidth)) + cell
        }
        return name.oneLine.shortened(to: 25).padded(to: 25) + " " + right.joined(separator: " ")
    }
}

/// What there is nothing to divide by.
private let nothing = "—"

/// Below 10 % with one digit after the point.
private func percent(_ share: Double?) -> String {
    share.map { $0 < 0.1 ? figure($0 * 100) : "\(Int(($0 * 100).rounded()))" }.map { "\($0) %" }
        ?? nothing
}

private func figure(_ value: Double?) -> String {
    value.map { plain(($0 * 10).rounded() / 10) } ?? nothing
}

extension ReportFigures {
    fileprivate var sessionCells: [String] {
        [
            "\(sessions)", "\(attended)", "\(missed)", "\(allCancelled)", "\(open)",
            percent(time?.utilisation), percent(time?.treated),
        ]
    }

    /// What the tables do not hold.
    fileprivate var told: [String] {
        let reasons = Session.CancelReason.allCases.compactMap { reason in
            cancelled[reason].map { "\($0) \(reason.rawValue)" }
        }
        var lines: [String] = []
        if let time, let working = time.working {
            lines.append(
                "Working time: \(hours(working)), booked \(hours(time.booked)), treated "
                    + hours(time.attended))
        }
        if let missedShare {
            lines.append("Missed: \(percent(missedShare)) of those held or missed")
        }
        if let cancelledShare, !reasons.isEmpty {
            lines.append(
                "Cancelled: \(percent(cancelledShare)) of all; "
                    + reasons.joined(separator: ", "))
        }
        if unrecorded > 0 {
            let list = NextStep(.list(.sessions), [.unrecorded: .bare])
            lines.append("Not recorded: \(unrecorded), see '\(list.command)'")
        }
        return lines + plans.told
    }

    /// `76:30 h`.
    private func hours(_ minutes: Int) -> String {
        "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60) h"
    }
}

extension PlanFigures {
    fileprivate var cells: [String] {
        [
            "\(begun)", "\(ended)", "\(completed)", "\(droppedOut)", percent(completion),
            figure(medianWait), figure(tripsPerPlan),
        ]
    }

    fileprivate var told: [String] {
        var lines: [String] = []
        if let dropOut {
            lines.append(
                "Dropped out: \(droppedOut) of \(counted(ended, "plan")) ended "
                    + "(\(percent(dropOut)))")
        }
        if completion != nil {
            lines.append("Dose: \(held) of \(counted(prescribed, "session")) prescribed were held")
        }
        if let longest = waits.last {
            lines.append(
                "First visit: \(figure(medianWait)) \(medianWait == 1 ? "day" : "days") after the plan"
                    + " was made (middle of \(counted(waits.count, "plan")); \(longest) at most)")
        }
        return lines
    }
}

extension ReportTable: Drawn {
    var tellsStops: Bool { false }

    /// It was told byte by byte.
    func lines(width: Int?) -> [String] { [] }
}

extension ReportPicture: Drawn {
    var tellsStops: Bool { false }
    var isFile: Bool { true }

    func lines(width: Int?) -> [String] { [String(svg.dropLast())] }
}

extension WrittenReport: Drawn {
    var tellsStops: Bool { false }

    func lines(width: Int?) -> [String] {
        [
            "\(output.oneLine): \(counted(report.total.sessions, "session")), \(counted(report.parts.count, "bar"))"
        ]
    }
}
