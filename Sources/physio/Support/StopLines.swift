import Clinic
import Planner

extension Desk {
    /// A report that begins with what stops the treatment of those it names, whichever command it comes from:
    /// the lines stand before the text, and in the document the key `stop` comes first.
    func tellingStops(_ report: Report, of command: any ReportingCommand.Type) -> Report {
        guard command.tellsStops, !stops.isEmpty else { return report }
        let named = report.json.words.union(report.about)
        let stopped = stops.keys.sorted().filter { !ids(of: $0).isDisjoint(with: named) }
        guard !stopped.isEmpty, let catalog = try? catalog() else { return report }
        let told = stopped.compactMap { stops[$0] }.map {
            StopText.staff($0, catalog, name: patientName($0.patient).oneLine).map(\.told).map(
                wrapped)
        }
        var report = report
        if report.isFile || report.text.isEmpty {
            report.talk = told.joined() + report.talk
        } else {
            report.text = (told.flatMap { $0 + [""] } + [report.text]).joined(separator: "\n")
        }
        report.json = report.json.beginning(with: told.joined().joined(separator: "\n"))
        return report
    }

    /// By which ids a report names a patient: the patient's own and those of the plans.
    private func ids(of patient: ID<Patient>) -> Set<String> {
        let plans = (try? clinic().plans(patient: patient)) ?? []
        return Set(plans.map { "\($0.plan.id)" } + ["\(patient)"])
    }
}

extension JSON {
    /// Every text in the document.
    fileprivate var words: Set<String> {
        var found = Set<String>()
        collect(into: &found)
        return found
    }

    private func collect(into found: inout Set<String>) {
        switch self {
        case .string(let text): found.insert(text)
        case .array(let items): for item in items { item.collect(into: &found) }
        case .object(let members): for member in members { member.value.collect(into: &found) }
        default: break
        }
    }

    fileprivate func beginning(with stop: String) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(
            [Member(key: "stop", value: .string(stop))] + members.filter { $0.key != "stop" })
    }
}
