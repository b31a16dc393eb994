import CalDAV
import Clinic

/// What a publication did. It is no success where the server does not hold all that it should.
struct PublishedCalendar: Drawn {
    private let calendar: String
    private let dryRun, made, lacksTasks: Bool
    private let created, updated, removed: [String]
    private let unchanged: Int
    private let changedByOthers: [String]
    private let foreign: [String]
    private let refused: [Refused]

    private struct Refused: Encodable {
        let uid: String
        let status: Int
    }

    init(_ report: PublishReport, _ address: CollectionAddress, isRehearsal: Bool) {
        (calendar, dryRun) = ("\(address)", isRehearsal)
        (made, lacksTasks) = (report.hasMadeCalendar, report.lacksTasks)
        (created, updated, removed) = (report.created, report.updated, report.removed)
        (unchanged, changedByOthers) = (report.unchanged, report.touchedByOthers.sorted())
        foreign = report.foreign
        refused = report.refused.map { Refused(uid: $0.uid, status: $0.status) }
    }

    func lines(width: Int?) -> [String] {
        [
            "\(calendar)\(made ? " (calendar made)" : ""): \(created.count) new, "
                + "\(updated.count) updated, \(removed.count) removed, \(unchanged) unchanged"
        ]
    }

    func talk(width: Int?) -> [String] {
        var talk: [String] = []
        if lacksTasks {
            talk.append(
                "This calendar takes no tasks: what is due goes there as events. For tasks, publish to "
                    + "a new address; a calendar that is made there takes both.")
        }
        let touched = changedByOthers.count
        if touched > 0 {
            talk.append(
                touched == 1
                    ? "1 entry of the calendar had been changed or removed on the server by something "
                        + "else; it says again what the clinic's file says."
                    : "\(touched) entries of the calendar had been changed or removed on the server by "
                        + "something else; they say again what the clinic's file says.")
        }
        talk += foreign.map {
            "Entry \($0) is on the server already, put there by something else: left as it is. "
                + "If it is a copy of ours, remove it there or give --adopt."
        }
        talk += refused.map {
            "The server refused entry \($0.uid) with status \($0.status)."
        }
        return talk
    }
}
