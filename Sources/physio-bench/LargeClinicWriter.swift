import CivilTime
import Clinic
import ClinicStore
import Foundation
import Planner

/// Writes the life of a large clinic day by day, as its people would have.
struct LargeClinicWriter {
    private let opened: Clinic
    private let therapists: [ID<Therapist>]
    private let rooms: [ID<Room>]
    private let first: Day
    private let today: Day
    private var patients: [Int: ID<Patient>] = [:]
    /// What is held on a day.
    private var meetings: [Day: [ID<Session>]] = [:]
    /// Which plans end with a day.
    private var ends: [Day: [ID<StoredPlan>]] = [:]

    /// The staff joins on the first day.
    init(path: String, size: LargeClinic.Size, from first: Day, through today: Day) throws {
        (self.first, self.today) = (first, today)
        opened = try Clinic.open(
            path: path, rehearsal: false, plans: nil,
            clock: .wall(LocalTime(first, .midnight)), actor: "bench", command: "bench")
        let clinic = opened
        therapists = try (1...size.therapists).map { number in
            try clinic.perform(
                AddTherapist(
                    TherapistChange(name: "Therapist \(number)", skills: ["manual-therapy"]))
            ).id
        }
        rooms = try (0...(size.therapists - 1) / 10).map { number in
            try clinic.perform(AddRoom(name: "Hall \(number + 1)", capacity: 10)).id
        }
    }

    /// All that was done until the evening before `today`.
    mutating func write(_ makings: [LargeClinic.Making]) throws {
        let byDay = Dictionary(grouping: makings) { $0.start + -1 }
        let last = byDay.keys.max().map { max($0, today + -1) } ?? today
        for number in 0...max(0, last - first) where first + number < today {
            let day = first + number
            for making in byDay[day] ?? [] { try make(making, on: day) }
            for session in meetings.removeValue(forKey: day) ?? [] { try meet(session, on: day) }
            for plan in ends.removeValue(forKey: day) ?? [] { try end(plan, on: day) }
        }
        // Those that begin later were all agreed on by the day before today.
        for (start, makings) in byDay.sorted(by: { $0.key < $1.key }) where start >= today {
            for making in makings { try make(making, on: today + -1) }
        }
    }

    private mutating func make(_ making: LargeClinic.Making, on day: Day) throws {
        let clinic = try clinic(LocalTime(day, TimeOfDay(hour: 19, minute: 0)))
        let patient =
            try patients[making.patient]
            ?? clinic.perform(
                RegisterPatient("Patient \(making.patient + 1)", PhysioBench.grown())
            ).id
        patients[making.patient] = patient
        let screening = try clinic.perform(ScreenPatient(patient, .clear)).id
        let days = making.start - making.model.details.start
        let (therapist, room) = (therapists[making.therapist], rooms[making.therapist / 10])
        let details = making.model.details.moved(
            by: days, to: patient, screening: screening, clinic.ambient.makeUID)
        let sessions = try zip(making.model.sessions, making.hours).map { session, hour in
            var copy = session
            copy.patient = patient
            copy.therapist = therapist
            copy.room = session.room == nil ? nil : room
            copy.start = LocalTime(
                session.start.day + days, try TimeOfDay(hour: hour, minute: 0))
            copy.plan = nil
            return copy
        }
        let made = try clinic.store.write(
            Change(actor: "bench", command: "plan create \(patient)", at: clinic.ambient.moment)
        ) {
            try $0.createPlan(
                details, sessions: sessions, held: false, makeUID: clinic.ambient.makeUID)
        }
        ends[made.sessions.map(\.details.start.day).max() ?? day, default: []].append(made.plan.id)
        for session in made.sessions {
            meetings[session.details.start.day, default: []].append(session.id)
        }
    }

    /// Most come; a few do not, and of a few of the last week nobody has said it yet. Every sixth time it is asked how
    /// they do.
    private func meet(_ id: ID<Session>, on day: Day) throws {
        let luck = id.number &* 7_919 % 100
        guard luck < 97 || day + 7 < today else { return }
        let clinic = try clinic(LocalTime(day, TimeOfDay(hour: 18, minute: 0)))
        let change = Change(
            actor: "bench", command: "session attend \(id)", at: clinic.ambient.moment)
        try clinic.store.write(change) { writing in
            var session = try writing.now.session(id)
            session.status = luck < 95 ? .attended : .missed
            _ = try writing.updateSession(session)
            guard session.details.number.map({ $0 % 6 == 1 }) == true else { return }
            try writing.recordOutcome(
                OutcomeScore(measure: "NPRS", value: Double(luck % 10), day: day),
                of: session.details.patient)
        }
    }

    private func end(_ plan: ID<StoredPlan>, on day: Day) throws {
        let clinic = try clinic(LocalTime(day, TimeOfDay(hour: 20, minute: 0)))
        _ = try clinic.perform(DischargePlan(plan, why: "Done"))
    }

    private func clinic(_ now: LocalTime) throws -> Clinic {
        var ambient = opened.ambient
        ambient.moment = opened.zone.first(now) ?? ambient.moment
        return Clinic(
            store: opened.store, shelf: opened.shelf, settings: opened.settings,
            zone: opened.zone, ambient: ambient)
    }
}
