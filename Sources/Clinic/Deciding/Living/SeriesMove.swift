import CivilTime
import ClinicStore
import Planner
import Scheduler

/// Sessions of a series that go by the same days and time of day, each where it is to be and nowhere else.
struct SeriesMove {
    /// In order of their start.
    let sessions: [Session]
    /// By which the wall clock's time moves.
    let minutes: Int
    let therapist: ID<Therapist>?
    let room: ID<Room>?
    let override: RuleOverride

    /// What became of them.
    struct Places {
        /// Those that go, and as they then are.
        var sessions: [Session] = []
        var landed: [Session] = []
        /// Those for which there is no place where the others go, and of these those for which there is none where
        /// all go.
        var staying: [LivingRefusal.Unfit] = []
        var unfit: [LivingRefusal.Unfit] = []
        var setAside: [RuleViolation] = []
    }

    /// Where each goes; one that stays takes its old time, which may leave others without theirs.
    func places(_ clinic: Clinic, _ reading: StoreReading) throws -> Places {
        var moving = sessions
        var all = Places()
        while let first = moving.first, let last = moving.last {
            let places = try places(of: moving, from: first, through: last, clinic, reading)
            if all.unfit.isEmpty { all.unfit = places.staying }
            all.staying += places.staying
            (all.sessions, all.landed) = (places.sessions, places.landed)
            all.setAside = places.setAside
            guard !places.staying.isEmpty else { break }
            moving.removeAll { session in all.staying.contains { $0.session == session.id } }
            if moving.isEmpty { (all.sessions, all.landed, all.setAside) = ([], [], []) }
        }
        all.staying.sort { ($0.start, $0.session) < ($1.start, $1.session) }
        return all
    }

    private func places(
        of moving: [Session], from first: Session, through last: Session, _ clinic: Clinic,
        _ reading: StoreReading
    ) throws -> Places {
        let days = target(of: first).day...target(of: last).day
        var rules = try PlaceRules(
            clinic, reading, patient: first.details.patient, plan: nil, days: days,
            moving: moving)
        var places = Places()
        for session in moving {
            var moved = session
            moved.details.start = target(of: session)
            moved.details.therapist = therapist ?? moved.details.therapist
            moved.details = rules.withRoom(moved.details, wanted: room)
            let broken =
                moved.slot == session.slot ? [] : broken(moved.details, rules, clinic)
            let open = override.open(broken)
            guard open.isEmpty else {
                places.staying.append(
                    LivingRefusal.Unfit(
                        session: session.id, start: moved.details.start, broken: open))
                continue
            }
            if moved.slot != session.slot { settle(&moved, from: session, broken) }
            rules.land(moved)
            places.sessions.append(session)
            places.landed.append(moved)
            places.setAside += broken
        }
        return places
    }

    private func settle(_ moved: inout Session, from session: Session, _ broken: [RuleViolation]) {
        let keepsDay = moved.details.start.day == session.details.start.day
        let exception = override.exception(to: broken)
        moved.details.exception = (exception ?? (keepsDay ? session.details.exception : nil))
            .keepingVisit(session.details.exception)
        if moved.details.start != session.details.start, moved.status == .confirmed {
            moved.status = .booked
        }
    }

    private func target(of session: Session) -> LocalTime { session.details.start + minutes }

    private func broken(
        _ details: SessionDetails, _ rules: PlaceRules, _ clinic: Clinic
    ) -> [RuleViolation] {
        var broken = rules.againstDiary(details)
        if details.start <= clinic.now {
            broken.append(
                RuleViolation(rule: .unusableTime, detail: "The time lies in the past."))
        }
        if details.start.day > clinic.today + Clinic.farthest {
            broken.append(
                RuleViolation(rule: .unusableTime, detail: "It lies more than two years ahead."))
        }
        return broken
    }
}
