/// A table of the clinic's file: all that the schema, history, erasing, checking and undoing know of it.
///
/// It is said here once: a new table is a value in this folder and a word in `all`, a new column is one more of
/// `later`. Versions go by the number that the name of their migration begins with.
final class ClinicTable: Sendable {
    let name: String
    /// The version that brought it.
    let since: Int
    let owner: Owner
    let roles: Set<Role>
    /// As what its rows are told; `nil` for those that are told with something else, or not at all.
    let record: RecordKind?
    /// Whether its rows go when their patient is erased; of others only what is personal is emptied.
    let goes: Bool
    /// The statements that make it and its indexes, in the words in which they shipped.
    let made: String
    /// Columns that came with a later version, the oldest first. They are empty in older rows; a row's image
    /// leaves them out while they are, so that the history of older rows stays true.
    let later: [LaterColumn]
    /// Constraints that let more through since a later version, the oldest first.
    let looser: [LooserConstraint]
    /// What columns are that say nothing of themselves, and what those are that do.
    private let usual: ColumnKind
    let kinds: [String: ColumnKind]
    private let laterNames: Set<String>

    init(
        _ name: String, since: Int = 1, of owner: Owner = .clinic, _ roles: Set<Role> = [],
        holds usual: ColumnKind = .open, but kinds: [String: ColumnKind] = [:],
        goes: Bool = false, as record: RecordKind? = nil, made: String,
        later: [LaterColumn] = [], looser: [LooserConstraint] = []
    ) {
        (self.name, self.since, self.owner, self.roles) = (name, since, owner, roles)
        (self.goes, self.record, self.usual) = (goes, record, usual)
        (self.made, self.later, self.looser) = (made, later, looser)
        self.kinds = later.reduce(into: kinds) { kinds, column in
            if let kind = column.kind { kinds[column.name] = kind }
        }
        laterNames = Set(later.map(\.name))
    }

    /// The number of a row is never personal.
    func kind(of column: String) -> ColumnKind {
        column == "id" ? .open : kinds[column] ?? usual
    }

    func isLater(_ column: String) -> Bool { laterNames.contains(column) }

    /// Whether each of its rows is some patient's.
    var isOfPatients: Bool { self == .patient || rows(of: .patient) != nil }

    var holdsPersonal: Bool { usual.isPersonal || kinds.values.contains(where: \.isPersonal) }
}

extension ClinicTable: Hashable {
    static func == (left: ClinicTable, right: ClinicTable) -> Bool { left === right }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension ClinicTable {
    /// Whose the rows are.
    indirect enum Owner: Sendable {
        /// No patient's: the clinic's, a therapist's or the program's own.
        case clinic
        /// Of a row of another table, which the column names.
        case part(of: ClinicTable, by: String)

        static var patient: Owner { .part(of: .patient, by: "patient") }
        static var plan: Owner { .part(of: .plan, by: "plan") }
    }

    enum Role: Sendable {
        /// What a patient is treated with, and when: a stop of the treatment watches it.
        case treatment
        /// Its rows stand in calendars: a UID for life, a sequence and a time of revision that only rise.
        case inCalendars
        /// No part of the history: the history itself, and what stands in calendars elsewhere.
        case untold
    }

    /// Every table of the newest version, in the order in which they are made.
    static let all = [
        clinic, closedDay, room, therapist, therapistSkill, absence, patient, patientFact,
        patientCondition, patientMedicine, patientBlocked, plan, plannedPhase, plannedExercise,
        routine, milestone, plannedMedicine, reason, session, sessionTask, usedUID, history,
        historyPatient, assessment, screening, screeningFlag, planFinding, outcome, pause, never,
        undoing, inTransit, therapistBusy, patientBusy, publishedCalendar, publishedEvent,
        therapistGiven, patientAllergy, toldEvent, closure, therapistHours,
        therapistExtra, block, blockTherapist, openTime, waiting, offer, offerPlace,
        groupClass, meeting, authorisation,
    ]

    static let named = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// Those whose rows history tells.
    static let told = all.filter { !$0.roles.contains(.untold) }

    static let inCalendars = all.filter { $0.roles.contains(.inCalendars) }

    /// Which rows belong to one row of `whole`, in SQL with one `?` for its number; `nil` for none.
    func rows(of whole: ClinicTable) -> String? {
        if self == whole { return "id = ?" }
        guard case .part(let other, let column) = owner else { return nil }
        if other == whole { return "\(column) = ?" }
        return other.rows(of: whole).map {
            "\(column) IN (SELECT id FROM \(other.name) WHERE \($0))"
        }
    }
}
