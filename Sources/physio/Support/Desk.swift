import Clinic
import Planner

/// An open clinic and the names that commands ask for one by one. Goes: see `Page`.
final class Desk {
    let options: GlobalOptions
    let access: ClinicAccess
    let width = Terminal.width
    fileprivate var opened: Clinic?
    private lazy var roster = opened.flatMap { try? $0.roster() }

    init(_ access: ClinicAccess) {
        options = access.options
        self.access = access
    }

    /// The clinic, opened once.
    func clinic() throws -> Clinic {
        if let opened { return opened }
        let clinic = try access.open()
        opened = clinic
        return clinic
    }

    /// That of the clinic at work; without one it needs no clinic's file.
    func catalog() throws -> Catalog { try opened?.shelf.catalog() ?? access.catalog() }

    func close() { if !access.isOpen { opened?.close() } }

    /// The same at an open clinic.
    func at(_ clinic: Clinic) -> Desk {
        let desk = Desk(access)
        desk.opened = clinic
        return desk
    }

    /// With what stops the treatment of those it names.
    func tellingStops(_ report: Report) -> Report {
        guard let notices = try? opened?.stopNotices() else { return report }
        return report.telling(notices, width)
    }
}

extension Desk {
    func text(_ table: Table) -> String { table.text(width: width) }
    func wrapped(_ line: String) -> String { line.folded(at: width) }
    func therapistName(_ id: ID<Therapist>) -> String { roster?.name(id) ?? "\(id)" }
    func patientName(_ id: ID<Patient>) -> String { roster?.name(id) ?? "\(id)" }
    func roomName(_ id: ID<Room>?) -> String { id.map { roster?.name($0) ?? "\($0)" } ?? "–" }
    /// What was done to sessions.
    func report(_ report: SessionReport) throws -> Report {
        try Report(ChangedSessions(report, clinic().roster()))
    }
    func line(_ session: Session) -> String { roster?.entry(session).line ?? "" }
    func when(_ session: Session) -> String { session.when }
    func json(_ session: Session) -> JSON { roster?.entry(session).json ?? .null }

    func json(_ plan: StoredPlan, _ sessions: [Session]) -> JSON {
        (try? plan.json(
            sessions: sessions.map(json), dose: clinic().dose(of: plan, sessions),
            live: clinic().liveFindings(of: plan)))
            ?? .null
    }
}
