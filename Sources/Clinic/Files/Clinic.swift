package import CivilTime
package import ClinicStore
package import Planner

/// What the world outside decides. Passed in, never reached for.
package struct Ambient: Sendable {
    /// The instant of the act.
    package var moment: Moment
    /// A new random UID each time.
    package var makeUID: @Sendable () -> String
    /// Who acts.
    package var actor: String
    /// The command as it was given, for the history.
    package var command: String

    package init(
        moment: Moment, makeUID: @escaping @Sendable () -> String, actor: String, command: String
    ) {
        self.moment = moment
        self.makeUID = makeUID
        self.actor = actor
        self.command = command
    }
}

/// A clinic at work: its file, its catalogue and the act being done.
///
/// Each thing that a clinic does is an extension in a file of its own.
package struct Clinic: Sendable {
    package let store: ClinicStore
    /// Whether every write is taken back again (`--dry-run`).
    package let isRehearsal: Bool
    package let shelf: CatalogShelf
    package let settings: ClinicSettings
    package let zone: ZoneRules
    package let ambient: Ambient

    package init(
        store: ClinicStore, isRehearsal: Bool = false, shelf: CatalogShelf,
        settings: ClinicSettings, zone: ZoneRules,
        ambient: Ambient
    ) {
        self.store = store
        self.isRehearsal = isRehearsal
        self.shelf = shelf
        self.settings = settings
        self.zone = zone
        self.ambient = ambient
    }

    /// The clinic's wall clock.
    package var now: LocalTime { zone.local(ambient.moment) }
    package var today: Day { now.day }

    func read<Value>(_ body: (StoreReading) throws -> Value) throws -> Value {
        try store.read(body)
    }

    /// Reads several things at one moment: whatever `body` reads by the clinic that it is given belongs together, also
    /// when somebody writes meanwhile.
    ///
    /// - Throws: `StoreError` where the file cannot be read; what `body` throws.
    package func atOneMoment<Value>(_ body: (Clinic) throws -> Value) throws -> Value {
        try read { try body(current($0, in: store.inside)) }
    }

    /// The clinic with its settings as they are now, reading by `store`.
    func current(_ reading: StoreReading, in store: ClinicStore) throws -> Clinic {
        let settings = try reading.settings()
        let zone =
            settings.timeZone == zone.identifier
            ? zone : try ZoneFiles.rules(of: settings.timeZone)
        return Clinic(
            store: store, isRehearsal: isRehearsal, shelf: shelf, settings: settings,
            zone: zone, ambient: ambient)
    }

    /// Closes the clinic's file; after this the clinic must not be used.
    ///
    /// What was written is safe before it, too.
    package func close() { try? store.close() }

    func found<Subject>(
        _ subject: Subject?, _ text: String, noun: InputRefusal.Noun = .record
    ) throws(InputRefusal) -> Subject {
        guard let subject else { throw .unknown(noun, text) }
        return subject
    }

    /// All patients except those who were erased, in order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func patients() throws -> [Patient] { try read { try $0.patients() } }

    /// The patient that an id or a name means.
    ///
    /// - Throws: `InputRefusal` where the text is no patient's id or name, or fits several; `StoreError` where the
    ///   file cannot be read.
    package func patient(named text: String) throws -> Patient {
        try NameLookup.find(text, among: patients().map(Named.init), noun: .patient)
    }

    /// The plan that a text like `L3` means.
    ///
    /// - Throws: `InputRefusal` where the text is no plan's id; `StoreError.notFound` where there is no such plan.
    package func plan(named text: String) throws -> StoredPlan {
        let id = try found(ID<StoredPlan>(parsing: text), text, noun: .plan)
        return try read { try $0.plan(id) }
    }

    /// The session that a text like `S12` means.
    ///
    /// - Throws: `InputRefusal` where the text is no session's id; `StoreError.notFound` where there is no such
    ///   session.
    package func session(named text: String) throws -> Session {
        let id = try found(ID<Session>(parsing: text), text, noun: .session)
        return try read { try $0.session(id) }
    }
}
