import Clinic
import Planner

extension DoseLedger {
    /// One mark a session, phase by phase, and what the marks mean.
    var lines: [String] {
        let used = DoseCell.allCases.filter { cell in
            phases.contains { $0.cells.contains(cell) }
        }
        let legend = used.map { "\($0.mark) \($0.words)" }.joined(separator: "  ")
        let cells = phases.map { $0.cells.map(\.mark).joined() }
        let width = min(24, cells.map(\.displayWidth).max() ?? 0)
        let lines = zip(phases, cells).flatMap { phase, cells -> [String] in
            let head = "\(phase.number)  \(cells.padded(to: width))"
            let whole = "\(head)  \(phase.told)"
            // Two columns of indent come before it.
            return whole.displayWidth <= 78 ? [whole] : [head, "     \(phase.told)"]
        }
        let total = phases.count > 1 ? ["whole  \(told)"] : []
        let losses = self.total.losses.isEmpty ? [] : ["lost: \(self.total.losses.dropFirst(2))"]
        return lines + total + losses + (legend.isEmpty ? [] : [legend])
    }
}

extension DoseCell {
    /// A mark that is told apart without colour.
    var mark: String {
        switch self {
        case .delivered: "●"
        case .booked: "○"
        case .unrecorded: "?"
        case .lost: "×"
        case .waived: "–"
        case .owed: "·"
        }
    }

    var words: String {
        switch self {
        case .delivered: "held"
        case .booked: "booked"
        case .unrecorded: "not recorded"
        case .lost: "lost"
        case .waived: "left out"
        case .owed: "owed"
        }
    }
}
