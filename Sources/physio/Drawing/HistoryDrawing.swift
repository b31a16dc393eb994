import Clinic
import ClinicWords
import Planner

extension HistoryPage: Drawn {
    func lines(width: Int?) -> [String] {
        history.isEmpty ? ["Nothing has been done yet."] : history.flatMap(\.lines)
    }
}

extension HistoryReport {
    fileprivate var lines: [String] {
        let mark =
            undoneBy.map { "  (undone by \($0))" } ?? undoes.map { "  (undoes \($0))" } ?? ""
        let why = reason.map { ": \($0)" } ?? ""
        let most = 6
        let more = changes.lines.count > most ? ["    and \(changes.lines.count - most) more"] : []
        return ["\(number)  \(at)  \(actor)  \(command)\(why)\(mark)"]
            + changes.lines.prefix(most).map { "    \($0.oneLine)" } + more
    }
}

extension UndonePage: Drawn {
    func lines(width: Int?) -> [String] {
        ["Undone: \(undone.number)  \(undone.at)  \(undone.actor)  \(undone.command)"]
            + undone.changes.lines.map { "    taken back: \($0.oneLine)" }
            + sessions.map {
                $0.line + ($0.status == .booked ? "" : ": \($0.status.rawValue)")
            } + removed.map { "\($0)  its booking is taken back." }
    }
}
