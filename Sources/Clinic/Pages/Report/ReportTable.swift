import Planner

/// A report as a table for spreadsheets (RFC 4180).
package struct ReportTable: Page {
    let by: String
    package let csv: String

    package init(_ report: ClinicReport) {
        by = report.split.rawValue
        csv = report.csv
    }
}

extension ClinicReport {
    /// A line of headings, one for each part, and one for the whole; lines end in CR LF.
    fileprivate var csv: String {
        let rows = parts.map { ($0.key, $0.name, $0.figures) } + [("all", "All", total)]
        let lines = rows.map { key, name, figures in
            [key, name, "\(days.lowerBound)", "\(days.upperBound)"] + figures.cells.map { $0.value }
        }
        let heads = ["group", "name", "from", "to"] + total.cells.map { $0.head }
        return ([heads] + lines).map { cells in
            cells.map(\.csvCell).joined(separator: ",") + "\r\n"
        }.joined()
    }
}

extension ReportFigures {
    private typealias Cell = (head: String, value: String)

    /// In the order of the columns; a share that there is not is left empty.
    fileprivate var cells: [(head: String, value: String)] {
        let counts: [Cell] = [
            ("sessions", "\(sessions)"), ("attended", "\(attended)"), ("missed", "\(missed)"),
            ("missed_share", cell(missedShare)), ("cancelled", "\(allCancelled)"),
            ("cancelled_share", cell(cancelledShare)),
        ]
        let reasons: [Cell] = Session.CancelReason.allCases.map {
            ("cancelled_\($0.rawValue)", "\(cancelled[$0] ?? 0)")
        }
        let time: [Cell] = [
            ("unrecorded", "\(unrecorded)"), ("to_come", "\(toCome)"),
            ("working_minutes", cell(time?.working)), ("booked_minutes", cell(time?.booked)),
            ("attended_minutes", cell(time?.attended)),
            ("utilisation", cell(time?.utilisation)), ("treated", cell(time?.treated)),
        ]
        return counts + reasons + time + plans.cells
    }
}

extension PlanFigures {
    fileprivate var cells: [(head: String, value: String)] {
        [
            ("plans_begun", "\(begun)"), ("plans_ended", "\(ended)"),
            ("plans_completed", "\(completed)"), ("plans_dropped_out", "\(droppedOut)"),
            ("drop_out", cell(dropOut)), ("sessions_prescribed", "\(prescribed)"),
            ("sessions_held", "\(held)"), ("completion", cell(completion)),
            ("first_visits", "\(waits.count)"), ("median_wait_days", cell(medianWait)),
            ("longest_wait_days", cell(waits.last)), ("trips", "\(trips)"),
            ("trips_per_plan", cell(tripsPerPlan)),
        ]
    }
}

private func cell(_ number: Int?) -> String { number.map { "\($0)" } ?? "" }

/// With four digits after the point at most.
private func cell(_ number: Double?) -> String {
    number.map { plain(($0 * 10_000).rounded() / 10_000) } ?? ""
}

extension String {
    /// In quotes where it holds what separates; a text that a spreadsheet would calculate is made text.
    var csvCell: String {
        let isFormula = unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } == true
        let safe = isFormula ? "'" + self : self
        let isPlain = safe.unicodeScalars.allSatisfy { !",\"\r\n".unicodeScalars.contains($0) }
        return isPlain ? safe : "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
