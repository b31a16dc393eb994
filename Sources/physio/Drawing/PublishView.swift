import CalDAV
import Clinic

/// What a publication did, for people and for scripts.
struct PublishView {
    let report: PublishReport
    let address: CollectionAddress
    let isRehearsal: Bool

    /// Exit 1 when the server does not hold all that it should.
    var answer: Report { Report(text: text, json: json, talk: talk, exit: isWhole ? 0 : 1) }

    private var isWhole: Bool { report.foreign.isEmpty && report.refused.isEmpty }

    private var text: String {
        let counts = [
            (report.created.count, "new"), (report.updated.count, "updated"),
            (report.removed.count, "removed"), (report.unchanged, "unchanged"),
        ]
        let told = counts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        let made = report.hasMadeCalendar ? " (calendar made)" : ""
        return "\(address)\(made): \(told)"
    }

    private var talk: [String] {
        var talk: [String] = []
        if report.lacksTasks {
            talk.append(
                "This calendar takes no tasks: what is due goes there as events. For tasks, publish to "
                    + "a new address; a calendar that is made there takes both.")
        }
        let touched = report.touchedByOthers.count
        if touched > 0 {
            talk.append(
                touched == 1
                    ? "1 entry of the calendar had been changed or removed on the server by something "
                        + "else; it says again what the clinic's file says."
                    : "\(touched) entries of the calendar had been changed or removed on the server by "
                        + "something else; they say again what the clinic's file says.")
        }
        talk += report.foreign.map {
            "Entry \($0) is on the server already, put there by something else: left as it is. "
                + "If it is a copy of ours, remove it there or give --adopt."
        }
        talk += report.refused.map {
            "The server refused entry \($0.uid) with status \($0.status)."
        }
        return talk
    }

    private var json: JSON {
        [
            "calendar": .text(address), "dryRun": .bool(isRehearsal),
            "made": .bool(report.hasMadeCalendar), "lacksTasks": .bool(report.lacksTasks),
            "created": .texts(report.created),
            "updated": .texts(report.updated), "removed": .texts(report.removed),
            "unchanged": .integer(report.unchanged),
            "changedByOthers": .texts(report.touchedByOthers.sorted()),
            "foreign": .texts(report.foreign),
            "refused": .array(
                report.refused.map { ["uid": .string($0.uid), "status": .integer($0.status)] }),
        ]
    }
}
