import CivilTime
import ClinicStore
import Planner
import Scheduler

/// Between the clinic's records and the scheduler's diary.
extension Clinic {
    /// The diary of these days; times that a clock change removes or repeats are unusable.
    ///
    /// Places that are kept for somebody are taken in it, but for `patient`, who may have those of their own;
    /// without `offers` only what is booked is.
    func diary(
        _ reading: StoreReading, from: Day, through: Day, for patient: ID<Patient>? = nil,
        offers: Bool = true
    ) throws -> Diary {
        let snapshot = try reading.snapshot(
            from: from, keptAt: offers ? ambient.moment : nil)
        let byTherapist = Dictionary(grouping: snapshot.bookings, by: \.therapist)
        let byRoom = Dictionary(grouping: snapshot.bookings, by: \.room)
        let busy = Dictionary(grouping: snapshot.busy, by: \.therapist)
        let settings = snapshot.settings
        let closed = try closed(from - 1, through: through + 1, settings)
        var diary = Diary(
            openingHours: settings.hours,
            closedDays: closed.days.map { $0...$0 },
            unusable: zone.unusable(from: from, through: through),
            therapists: snapshot.therapists.map { therapist in
                var diary = TherapistDiary(
                    id: therapist.id, name: therapist.name, hours: therapist.hours,
                    absences: snapshot.absences.filter { $0.therapist == therapist.id }.map(\.span),
                    skills: Set(therapist.skills), maxPerDay: therapist.maxPerDay,
                    bookings: (byTherapist[therapist.id] ?? []).map(\.span),
                    busy: (busy[therapist.id] ?? []).map(\.span))
                (diary.later, diary.extra) = (therapist.later, therapist.extra)
                diary.lastDay = therapist.lastDay
                for block in snapshot.blocks where block.details.isFor(therapist.id) {
                    let spans = block.details.spans(from: from, through: through + 1)
                    diary.absences += spans
                    for span in spans { diary.meetings[span] = block.details.name }
                }
                diary.buffer = therapist.buffer ?? settings.buffer
                for visit in byTherapist[therapist.id] ?? [] {
                    diary.travel[visit.span] = visit.travel
                }
                return diary
            },
            rooms: snapshot.rooms.map { room in
                var diary = RoomDiary(
                    id: room.id, name: room.name, capacity: room.capacity,
                    bookings: (byRoom[room.id] ?? []).map { RoomBooking(time: $0.span) })
                diary.buffer = room.buffer
                diary.closures =
                    snapshot.closures.filter { $0.room == room.id }.map(\.span)
                return diary
            })
        (diary.closedTimes, diary.holidays) = (closed.times, closed.holidays)
        diary.keep(snapshot.offers.filter { $0.details.patient != patient })
        return diary
    }

    /// What binds a patient; `moving` are sessions of theirs that take no time. `atHome` keeps the way there free.
    func limits(
        of patient: Patient, from: Day, only: ID<Therapist>?, moving: Set<ID<Session>> = [],
        atHome: Bool = false, chosenBy chooser: TimeChooser, _ reading: StoreReading
    ) throws -> PatientLimits {
        let details = patient.details
        let standing = try reading.sessions(SessionFilter(patient: patient.id, from: from - 1))
            .filter { $0.status.isLive && !moving.contains($0.id) }
        var limits = PatientLimits(
            availability: details.available, blocked: details.blocked,
            busy: standing.compactMap(\.details.span)
                + (try reading.patientBusy(from: from - 1, of: patient.id)),
            preferredTime: details.prefers.map(\.inDiary),
            preferredTherapist: details.therapist, onlyTherapist: only)
        limits.tooSoon = shortNotice(chooser)
        limits.travel = atHome ? details.travel ?? 0 : 0
        return limits
    }

    /// - Throws: `BookingRefusal.wayUnknown` where nobody has recorded where the patient lives, or how far that is.
    func requireWay(to patient: Patient) throws(BookingRefusal) {
        guard patient.details.address != nil, patient.details.travel != nil else {
            throw .wayUnknown(patient.id)
        }
    }

    /// Sessions that could move, were their patients asked: booked, but not confirmed. Without the seats of classes,
    /// which free nothing for others.
    func movable(_ reading: StoreReading, from: Day, through: Day) throws -> [MovableSession] {
        let sessions = try reading.sessions(SessionFilter(from: from, to: through))
            .filter { $0.status == .booked && $0.details.seat == nil }
        var patients: [ID<Patient>: PatientLimits] = [:]
        return try sessions.compactMap { session in
            guard let span = session.details.span else { return nil }
            let id = session.details.patient
            var own =
                try patients[id]
                ?? limits(
                    of: reading.patient(id), from: from, only: nil, atHome: true,
                    chosenBy: .program, reading)
            patients[id] = own
            if session.details.mode != .home { own.travel = 0 }
            // The first is the session: what other calendars take comes behind.
            if let index = own.busy.firstIndex(of: span) { own.busy.remove(at: index) }
            return MovableSession(
                session: session.id, time: span, therapist: session.details.therapist,
                room: session.details.room, patient: own)
        }
    }

    func placementRequest(
        for prepared: PreparedPlan, _ reading: StoreReading
    ) throws -> PlanRequest {
        let (outline, earliest) = (prepared.outline, prepared.earliest)
        let hasRooms = try !reading.rooms().isEmpty
        var request = PlanRequest(
            earliestStart: earliest,
            maxStartDelayDays: try prepared.delay,
            patient: try limits(
                of: prepared.patient, from: earliest, only: prepared.wishes.therapist,
                atHome: outline.modes.travels, chosenBy: .program, reading),
            phases: outline.phases.enumerated().map { index, phase in
                var own = PhaseRequest(
                    name: phase.name, weeks: phase.weeks, dose: Dose(phase.sessionsPerWeek),
                    sessions: phase.sessions, minutes: phase.minutes,
                    minDaysBetween: phase.minDaysBetween, skill: phase.skill,
                    needsRoom: hasRooms && outline.modes.mode(of: .physiotherapy) == .clinic)
                if outline.inClass.contains(index) { own.groupClass = prepared.wishes.groupClass }
                return own
            },
            reviews: outline.reviewWeeks.map {
                ReviewRequest(
                    week: $0, minutes: outline.review.minutes,
                    needsRoom: hasRooms && outline.mode(ofReview: outline.review) == .clinic,
                    extraMinutes: outline.review.rides, sharesContact: true)
            },
            riders: outline.contacts.map { RiderRequest($0, hasRooms: hasRooms, prepared) })
        request.patientID = prepared.patient.id
        // Of timetables for another cause they choose one, too.
        request.patient.busy += try heldTimetables(of: prepared.patient.id, reading)
            .filter { $0.details.timetable != outline.template.id }
            .flatMap(\.details.places).map(\.span)
        request.mostRidersOnSession = outline.mostOnSession
        request.longestSharedContact = outline.longestContact
        request.longestGap = settings.longestGap
        request.authorised = prepared.authorisations.left(after: [])
        return request
    }
}

extension RiderRequest {
    fileprivate init(_ contact: OutlineContact, hasRooms: Bool, _ prepared: PreparedPlan) {
        let kind: Kind =
            switch contact.kind {
            case .weighIn: .weighIn
            case .coaching: .coaching
            case .outcome: .outcome
            default: .quitSupport
            }
        self.init(
            kind: kind, window: prepared.window(of: contact),
            minutes: contact.form.minutes, extraMinutes: contact.form.rides,
            needsRoom: hasRooms && prepared.outline.mode(of: contact) == .clinic,
            onlyRides: contact.onlyRides)
    }
}

extension SessionDetails {
    var span: Interval<LocalTime>? { Interval(start, end) }
}

extension ZoneRules {
    /// Local times that do not exist or exist twice.
    func unusable(from: Day, through: Day) -> [Interval<LocalTime>] {
        transitions(from: from - 1, through: through + 1).compactMap { transition in
            let before = transition.localBefore
            let after = transition.localAfter
            return Interval(min(before, after), max(before, after))
        }
    }
}

extension PatientDetails.DayPart {
    /// As the diary calls it.
    var inDiary: Scheduler.DayPart {
        switch self {
        case .morning: .morning
        case .afternoon: .afternoon
        case .evening: .evening
        }
    }
}
