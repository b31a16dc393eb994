import CivilTime
import Clinic
import Planner

extension TreatmentCourse: Drawn {
    /// The course in letters: a panel for each measure, the sessions below, 80 columns wide.
    func lines(width: Int?) -> [String] {
        let chart = LetterChart(course: self)
        var lines = ["Plan \(plan.id), \(dose.told)\(dose.total.losses)"]
        if panels.isEmpty {
            lines.append(
                "No scores yet: physio outcome add \(plan.details.patient)"
                    + " --measure NPRS --score 6")
        }
        for panel in panels { lines += [""] + chart.lines(panel) }
        lines += [""] + chart.sessions + [""] + chart.legend
        return lines
    }
}

extension CoursePicture: Drawn {
    var isFile: Bool { true }

    func lines(width: Int?) -> [String] { [String(svg.dropLast())] }
}

extension WrittenCourse: Drawn {
    func lines(width: Int?) -> [String] {
        [
            "\(output.oneLine): \(counted(course.panels.count, "measure")), \(counted(course.marks.count, "session"))"
        ]
    }
}

/// A course drawn on a grid of letters.
private struct LetterChart {
    let course: TreatmentCourse

    private static let columns = 70
    private static let margin = String(repeating: " ", count: 7)

    private func column(_ day: Day) -> Int {
        let part = course.part(day) * Double(Self.columns - 1)
        return max(0, min(Self.columns - 1, Int(part.rounded())))
    }

    func lines(_ panel: TreatmentCourse.Panel) -> [String] {
        let measure = panel.course.measure
        let height = 10
        let span = panel.axis.upperBound - panel.axis.lowerBound
        func row(_ value: Double) -> Int {
            height - Int(((value - panel.axis.lowerBound) / span * Double(height)).rounded())
        }
        var grid = Array(
            repeating: Array(repeating: Character(" "), count: Self.columns), count: height + 1)
        for phase in course.plan.details.phases.dropFirst() {
            for line in grid.indices { grid[line][column(phase.firstDay)] = "┊" }
        }
        for (before, after) in zip(panel.scores, panel.scores.dropFirst()) {
            let ends = (column(before.day), column(after.day))
            for place in ends.0...max(ends.0, ends.1) where ends.1 > ends.0 {
                let part = Double(place - ends.0) / Double(ends.1 - ends.0)
                grid[row(before.value + (after.value - before.value) * part)][place] = "·"
            }
        }
        for score in panel.scores { grid[row(score.value)][column(score.day)] = "●" }
        for score in panel.scores.reversed() {
            label(score.value, row(score.value), column(score.day), &grid)
        }
        let rows = grid.enumerated().map { index, letters in
            let value = panel.axis.upperBound - span * Double(index) / Double(height)
            let label = index % 2 == 0 ? plain((value * 10).rounded() / 10) : ""
            return String(repeating: " ", count: max(0, 5 - label.count)) + label + " ┤"
                + String(letters)
        }
        let change = panel.course.change.map { "       \($0.told)" }
        return ["\(measure.id): \(measure.name), \(measure.direction)"] + rows.map(\.trimmed)
            + [change].compactMap { $0 }
    }

    /// The value beside its point where there is room for all of it.
    private func label(_ value: Double, _ row: Int, _ column: Int, _ grid: inout [[Character]]) {
        let digits = Array(plain((value * 10).rounded() / 10))
        let right = column + 1..<column + 1 + digits.count
        let left = max(0, column - digits.count)..<column
        for places in [right, left] where places.count == digits.count {
            let beyond = [places.lowerBound - 1, places.upperBound]
                .filter(grid[row].indices.contains).map { grid[row][$0] }
            guard places.upperBound <= Self.columns, !beyond.contains(where: \.isNumber),
                places.allSatisfy({ [" ", "·", "┊"].contains(grid[row][$0]) })
            else { continue }
            for (place, digit) in zip(places, digits) { grid[row][place] = digit }
            return
        }
    }

    /// A mark for each day with a session, where weeks and phases begin, and today.
    var sessions: [String] {
        var marks = Array(repeating: Character(" "), count: Self.columns)
        let order: [DoseCell] = [.booked, .owed, .waived, .delivered, .unrecorded, .lost]
        for cell in order {
            for mark in course.marks where mark.cell == cell {
                marks[column(mark.day)] = Character(cell.mark)
            }
        }
        let start = course.plan.details.start
        let weeks = max(1, (course.through - start) / 7 + 1)
        var ticks = Array(repeating: Character(" "), count: Self.columns + 6)
        for week in stride(from: 0, to: weeks, by: max(1, (weeks + 11) / 12)) {
            let place = column(start + week * 7)
            for (offset, digit) in "\(week + 1)".enumerated() { ticks[place + offset] = digit }
        }
        var phases = Array(repeating: Character(" "), count: Self.columns + 6)
        for (index, phase) in course.plan.details.phases.enumerated() {
            for (offset, digit) in "\(index + 1)".enumerated() {
                phases[column(phase.firstDay) + offset] = digit
            }
        }
        var lines = [
            "visits " + String(marks), "week   " + String(ticks), "phase  " + String(phases),
        ]
        if course.from < course.today, course.today < course.through {
            let place = column(course.today)
            let words = place > 50 ? "today \(course.today) ↑" : "↑ today \(course.today)"
            let blanks = place > 50 ? place + 1 - words.count : place
            lines.append(Self.margin + String(repeating: " ", count: max(0, blanks)) + words)
        }
        return lines.map(\.trimmed)
    }

    var legend: [String] {
        let used = DoseCell.allCases.filter { cell in course.marks.contains { $0.cell == cell } }
        let marks = used.map { "\($0.mark) \($0.words)" }.joined(separator: "  ")
        let phases = course.plan.details.phases.enumerated().map { index, phase in
            "Phase \(index + 1), from \(phase.firstDay): \(phase.name)"
        }
        return (marks.isEmpty ? [] : [marks]) + phases
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
