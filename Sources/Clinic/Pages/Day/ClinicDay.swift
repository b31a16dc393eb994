package import CivilTime
import ClinicStore
package import Planner

/// One day of the clinic, as the front desk sees it.
package struct ClinicDay: Sendable {
    package let day: Day
    package let isClosed: Bool
    /// In order of time.
    package let sessions: [Session]
    package let absences: [Absence]
    /// When therapists are busy elsewhere, cut to the day.
    package let busy: [BusyTime]
    /// Past sessions of which nobody has said what became of them: today all up to now, on an earlier day its
    /// own.
    package let unrecorded: [Session]
    /// Sessions to come that the patient has declined: today all of them, on another day its own.
    package let declined: [Session]
    /// What is still free on a day that is not over.
    package let gaps: [FreeGap]
    /// Patients of the day with an open red flag.
    package let flagged: Set<ID<Patient>>
    /// What the patients of the day take though today's facts forbid it, and what they take no more since a stop
    /// and nobody has begun again: a sentence and the step that settles it.
    package let forbidden: [ID<Patient>: [Advice]]

    /// Still to come, and nobody has confirmed that the patient will.
    ///
    /// Nobody is asked to come whose treatment is stopped.
    package func unconfirmed(at now: LocalTime) -> [Session] {
        sessions.filter {
            $0.status == .booked && now < $0.details.start
                && !(flagged.contains($0.details.patient) && $0.isHeldUp(at: now))
        }
    }
}

extension Session {
    /// Whether it is to come, the patient has said no, and nobody has decided what becomes of it.
    package func waitsAsDeclined(at now: LocalTime) -> Bool {
        status == .booked && isDeclined && now < details.end
    }
}

/// What is next for a patient.
package struct Upcoming: Sendable {
    package let patient: Patient
    /// What the patient is to do first, while the treatment is stopped; else `nil`.
    package let stop: String?
    /// What to ask before the next dose, where today's facts forbid a medicine that is taken.
    package let notices: [String]
    package let from: Day
    /// Included.
    package let through: Day
    /// Live sessions that have not ended, in order of time.
    package let sessions: [Session]
    /// Routines that fall into these days, without proposed medicines.
    package let routines: [Routine]
    package let milestones: [Milestone]
    /// What of the exercises is not done now, and what to watch, in plain words.
    package let exerciseNotes: [String]
    /// All of it in the patient's words; `nil` where the plan files have none.
    package let told: PatientAhead?
}

extension BusyTime {
    /// The part of it on a day; `nil` when there is none.
    fileprivate func cut(to day: Day) -> BusyTime? {
        let (first, last) = (LocalTime(day, .midnight), LocalTime(day + 1, .midnight))
        return Interval(max(span.start, first), min(span.end, last)).map {
            BusyTime(therapist: therapist, span: $0)
        }
    }

    package var json: JSON {
        ["therapist": .text(therapist), "start": .text(span.start), "end": .text(span.end)]
    }
}

extension Clinic {
    /// The sessions that fit, in order of their start; what is `nil` lets all through, and both days are
    /// included.
    ///
    /// - Throws: `Failure` where a text is no day or no status, or the last day is before the first;
    ///   `StoreError` where the file cannot be read.
    package func sessions(
        plan: ID<StoredPlan>? = nil, patient: ID<Patient>? = nil, therapist: ID<Therapist>? = nil,
        from: String? = nil, to: String? = nil, status: String? = nil
    ) throws -> [Session] {
        let first = try from.map { try Day(telling: $0, today: today) }
        let last = try to.map { try Day(telling: $0, today: today) }
        if let first, let last, last < first {
            throw Failure(
                .usage, "The list ends (\(last)) before it begins (\(first)).",
                remedy: "Write the earlier day after \(say: [.from: .bare]).")
        }
        let filter = SessionFilter(
            plan: plan, patient: patient, therapist: therapist, from: first, to: last,
            status: try status.map { try Text.choice($0, "status") as Session.Status })
        return try read { try $0.sessions(filter) }
    }

    /// One day of the clinic, or of one therapist; `nil` is today.
    ///
    /// - Throws: `Failure` where the text is no day; what `CatalogShelf.catalog()` throws; `StoreError` where
    ///   the file cannot be read.
    package func day(_ text: String?, therapist: ID<Therapist>?) throws -> ClinicDay {
        let day = try text.map { try Day(telling: $0, today: today) } ?? today
        let gaps = try read { reading in
            day < today ? [] : try self.gaps(on: day...day, therapist: therapist, reading)
        }
        return try self.day("\(day)", therapist: therapist, gaps: gaps)
    }

    func day(
        _ text: String, therapist: ID<Therapist>?, gaps: [FreeGap]
    ) throws -> ClinicDay {
        let day = try Day(telling: text, today: today)
        let absences = try absences().filter {
            $0.span.start < LocalTime(day + 1, .midnight)
                && LocalTime(day, .midnight) < $0.span.end
                && (therapist == nil || $0.therapist == therapist)
        }
        return try read { reading in
            let sessions = try reading.sessions(
                SessionFilter(therapist: therapist, from: day, to: day))
            let past = try reading.sessions(
                SessionFilter(therapist: therapist, from: day < today ? day : nil, to: day))
            let stops = try stops(reading)
            let flagged = Set(sessions.map(\.details.patient)).filter { stops[$0] != nil }
            let busy = try reading.therapistBusy(from: day, of: therapist).compactMap {
                $0.cut(to: day)
            }
            return ClinicDay(
                day: day,
                isClosed: settings.closedDays.contains(day) || settings.hours[day.weekday].isEmpty,
                sessions: sessions, absences: absences, busy: busy,
                unrecorded: day > today ? [] : past.filter { $0.isUnrecorded(at: now) },
                declined: try declined(on: day, therapist: therapist, reading), gaps: gaps,
                flagged: flagged,
                forbidden: try forbidden(Set(sessions.map(\.details.patient)), reading))
        }
    }

    private func forbidden(
        _ patients: Set<ID<Patient>>, _ reading: StoreReading
    ) throws -> [ID<Patient>: [Advice]] {
        try patients.reduce(into: [:]) { told, patient in
            let lines = try reading.plans(of: patient).flatMap { plan in
                try forbiddenNow(in: plan, reading).map { medicine, because in
                    let rule = because.first?.finding.rule
                    let stop = NextStep(
                        .stopMedicine(plan.id, medicine.medicine),
                        [.reason: rule.map(Input.Entry.known) ?? .blank(.why)])
                    let why = because.map(\.sentence).joined(separator: " ")
                    return """
                        \(medicine.name) is taken and must not be: \(why) Call the patient and the \
                        prescriber; \(do: stop)
                        """ as Advice
                }
            }
            let waiting = try reading.plans(of: patient)
                .flatMap { try waitingMedicines(in: $0, reading) }
                .map { "\($0.told) \(do: $0.step)" as Advice }
            if !(lines + waiting).isEmpty { told[patient] = lines + waiting }
        }
    }

    private func declined(
        on day: Day, therapist: ID<Therapist>?, _ reading: StoreReading
    ) throws -> [Session] {
        let filter = SessionFilter(
            therapist: therapist, from: day, to: day == today ? nil : day, status: .booked)
        return try reading.sessions(filter).filter { $0.waitsAsDeclined(at: now) }
    }

    /// What is next for a patient in so many days from today on; `days` is 1 to 400.
    ///
    /// - Throws: `Failure` where `days` is not 1 to 400; what `CatalogShelf.catalog()` throws; `StoreError`
    ///   where the file cannot be read.
    package func upcoming(for patient: Patient, days: Int) throws -> Upcoming {
        let last = today + (try Text.range(days, 1...400, "span", "days") - 1)
        let filter = SessionFilter(patient: patient.id, from: today, to: last)
        let sessions = try read { try $0.sessions(filter) }.filter {
            $0.status.isLive && now < $0.details.end
        }
        let (plans, notes) = try read { reading in
            let kept = try reading.plans(of: patient.id).compactMap { $0.goingOn(on: today) }
            var notes: [String] = []
            let shown = try kept.map { plan in
                guard let now = try exercises(of: plan, reading) else { return plan }
                for note in now.patientNotes(on: today, plan) where !notes.contains(note) {
                    notes.append(note)
                }
                return plan.showing(now)
            }
            return (shown, notes)
        }
        let catalog = try shelf.catalog()
        let isStopped = try stop(of: patient.id) != nil
        let takes = plans.flatMap(\.details.medicines).contains { $0.status == .active }
        let shown = plans.map { trusted($0, catalog) }
        return Upcoming(
            patient: patient,
            stop: isStopped ? StopText.patient(settings, takesMedicines: takes) : nil,
            notices: try plans.flatMap { try forbiddenNow(in: $0) }.map {
                StopText.askFirst($0.medicine.name, settings)
            } + plans.flatMap { try waitingMedicines(in: $0) }.map { $0.asking(settings) },
            from: today, through: last, sessions: sessions,
            routines: shown.flatMap(\.details.routines).filter {
                !isStopped && !$0.isProposed && !$0.isWithdrawn
                    && !$0.days(in: today...last).isEmpty
            },
            milestones: plans.flatMap(\.details.patientMilestones)
                .filter { !isStopped && (today...last).contains($0.day) }
                .sorted { ($0.day, $0.title) < ($1.day, $1.title) },
            exerciseNotes: isStopped ? [] : notes,
            told: try ahead(
                patient, shown, sessions, from: today, through: last, stopped: isStopped))
    }

    /// The plans of all patients, or of one, each with its sessions.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func plans(
        patient: ID<Patient>?
    ) throws -> [(plan: StoredPlan, sessions: [Session])] {
        try read { reading in
            try reading.plans(of: patient).map {
                ($0, try reading.sessions(SessionFilter(plan: $0.id)))
            }
        }
    }
}
