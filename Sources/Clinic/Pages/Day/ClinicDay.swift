package import CivilTime
import ClinicStore
package import Planner

/// One day of the clinic, as the front desk sees it.
package struct ClinicDay: Page {
    private let stop: String? = nil
    package let day: Day
    package let isClosed: Bool
    /// The public holiday for which it is closed, all day or a part of it.
    package let holiday: String?
    /// Parts of the day on which the clinic is closed, in order.
    package let closedTimes: [ClosedTime]
    /// Rooms that are closed for a while of it.
    package let closures: [ClosureEntry]
    /// In order of time.
    package let sessions: [SessionEntry]
    package let absences: [AbsenceEntry]
    /// What therapists do together on it; `nil` for nothing.
    @WhereThere package var blocks: [BlockOfDay]?
    /// Meetings of classes on it, in order; `nil` for none.
    @WhereThere package var classes: [MeetingEntry]?
    /// When therapists are busy elsewhere, cut to the day.
    package let busy: [BusyEntry]
    /// Still to come, and nobody has confirmed that the patient will; nobody is asked to come to what is in trouble.
    package let unconfirmed: [SessionCall]
    /// Past sessions of which nobody has said what became of them: today all up to now, on an earlier day its
    /// own.
    package let unrecorded: [SessionEntry]
    /// Sessions to come that the patient has declined: today all of them, on another day its own.
    package let declined: [SessionEntry]
    package let prepare: [Preparation]
    /// Patients of the day with an open red flag, in order of their numbers.
    package let flagged: [ID<Patient>]
    /// What the patients of the day take though today's facts forbid it, and what they take no more since a stop
    /// and nobody has begun again, in order of their numbers.
    package let forbidden: [ForbiddenMedicines]
    /// What is still free on a day that is not over.
    package let gaps: [FreeGap]
    package let now: LocalTime
    /// Places of the day that are kept for somebody; `nil` for none.
    @WhereThere package var offers: [OfferEntry]?
    /// Who of those who wait could come to what is free, each once at their best place; `nil` for nobody.
    @WhereThere package var couldCome: [PlaceHelp]?
    /// Who waits, today; `nil` for nobody.
    @WhereThere package var waiting: WaitingCount?

    /// Those that cannot stand as they are.
    package var troubled: [SessionEntry] { sessions.filter { !$0.troubles.isEmpty } }

    private enum CodingKeys: String, CodingKey {
        case stop
        case day = "date"
        case isClosed = "closed"
        case holiday, closedTimes, closures
        case sessions, absences, blocks, classes, busy, unconfirmed, unrecorded, declined, prepare
        case flagged = "redFlags"
        case forbidden, gaps, offers, couldCome, waiting
    }
}

/// A part of a day.
package struct ClosedTime: Documented, Sendable {
    package let span: Interval<LocalTime>

    package var json: JSON { span.json }
}

/// A session and how its patient is reached; its document is the session's id.
package struct SessionCall: Documented, Sendable {
    package let session: SessionEntry
    /// Telephone number, else mail address; `nil` where neither is known.
    package let reach: String?

    package var json: JSON { .text(session.id) }
}

/// What a patient takes and must not, or takes no more and nobody has begun again.
package struct ForbiddenMedicines: Encodable, Sendable {
    package let patient: ID<Patient>
    package let problems: [MedicineProblem]
}

/// A medicine that is taken and must not be, or that nobody has begun again.
package enum MedicineProblem: Unworded, Documented {
    /// What today's facts say against it.
    case forbidden(PlannedMedicine, because: [LiveFindings.Line], in: ID<StoredPlan>)
    case waits(WaitingMedicine)
}

/// When a therapist is busy elsewhere.
@dynamicMemberLookup
package struct BusyEntry: Documented, Sendable {
    let busy: BusyTime
    /// The therapist's name.
    package let name: String

    package var json: JSON {
        (["therapist": .text(busy.therapist)] as JSON).adding(busy.span.json)
    }

    package subscript<Value>(dynamicMember path: KeyPath<BusyTime, Value>) -> Value {
        busy[keyPath: path]
    }
}

extension Session {
    /// Whether it is to come, the patient has said no, and nobody has decided what becomes of it.
    package func waitsAsDeclined(at now: LocalTime) -> Bool {
        status == .booked && isDeclined && now < details.end
    }
}

extension BusyTime {
    /// The part of it on a day; `nil` when there is none.
    fileprivate func cut(to day: Day) -> BusyTime? {
        let (first, last) = (LocalTime(day, .midnight), LocalTime(day + 1, .midnight))
        return Interval(max(span.start, first), min(span.end, last)).map {
            BusyTime(therapist: therapist, span: $0)
        }
    }
}

extension Clinic {
    /// How many people are named who could come on a day: a call or two for each hour that is free.
    private static let mostOfDay = 5

    /// One day of the clinic, or of one therapist; `nil` is today.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func day(_ day: Day?, therapist: ID<Therapist>?) throws -> ClinicDay {
        let day = day ?? today
        let gaps = try read { reading in
            day < today ? [] : try self.gaps(on: day...day, therapist: therapist, reading)
        }
        let roster = try roster()
        var page = try self.day(day, therapist: therapist, gaps: gaps, roster)
        page.classes = try classes(on: day, with: therapist, roster)
        page.couldCome = try helps(
            by: gaps.map { FreedTime(of: $0.therapist, $0.span) }, atMost: Self.mostOfDay, roster)
        if day == today, therapist == nil { page.waiting = try read { try waitingCount($0) } }
        return page
    }

    func day(
        _ day: Day, therapist: ID<Therapist>?, gaps: [FreeGap], _ roster: Roster
    ) throws -> ClinicDay {
        let (start, end) = (LocalTime(day, .midnight), LocalTime(day + 1, .midnight))
        let isOfDay = { (span: Interval<LocalTime>) in span.start < end && start < span.end }
        let absences = try absences().filter {
            isOfDay($0.span) && (therapist == nil || $0.therapist == therapist)
        }
        let closed = try closed(day, through: day, settings)
        return try read { reading in
            let sessions = try reading.sessions(
                SessionFilter(therapist: therapist, from: day, to: day))
            var past = SessionFilter(
                therapist: therapist, from: day < today ? day : nil, to: day)
            past.onlyOpen = true
            let unrecorded = try day > today ? [] : reading.sessions(past)
            let rooms = Set(try reading.rooms().map(\.id))
            let patients = Set(sessions.map(\.details.patient)).sorted()
            let busy = try reading.therapistBusy(from: day, of: therapist).compactMap {
                $0.cut(to: day)
            }
            let blocks = try roster.blocks(on: day, for: therapist, reading)
            let offers = try keptPlaces(reading, roster).filter {
                isOfDay($0.place.span) && (therapist == nil || $0.place.therapist == therapist)
            }
            return ClinicDay(
                day: day,
                isClosed: closed.days.contains(day) || settings.hours[day.weekday].isEmpty,
                holiday: closed.holidays[day],
                closedTimes: closed.times.filter(isOfDay).map(ClosedTime.init),
                closures: try reading.closures().filter {
                    isOfDay($0.span) && rooms.contains($0.room)
                }
                .map { roster.entry($0, hitting: []) },
                sessions: roster.entries(sessions), absences: absences.map { roster.entry($0) },
                blocks: blocks.isEmpty ? nil : blocks,
                busy: busy.map { BusyEntry(busy: $0, name: roster.name($0.therapist)) },
                unconfirmed: try sessions.filter { isUnconfirmed($0, roster) }
                    .map { try call($0, roster, reading) },
                unrecorded: roster.entries(unrecorded.filter { $0.isUnrecorded(at: now) }),
                declined: roster.entries(try declined(on: day, therapist: therapist, reading)),
                prepare: try sessions.compactMap { try preparation(for: $0, reading) },
                flagged: patients.filter(roster.isStopped),
                forbidden: try patients.compactMap { try forbidden($0, reading) }, gaps: gaps,
                now: now, offers: offers.isEmpty ? nil : offers)
        }
    }

    private func preparation(
        for session: Session, _ reading: StoreReading
    ) throws -> Preparation? {
        let others = try session.details.plan.map {
            try reading.sessions(SessionFilter(plan: $0, to: session.details.start.day))
        }
        return Preparation(session, among: others ?? [])
    }

    private func isUnconfirmed(_ session: Session, _ roster: Roster) -> Bool {
        session.status == .booked && now < session.details.start
            && roster.entry(session).troubles.isEmpty
    }

    private func call(
        _ session: Session, _ roster: Roster, _ reading: StoreReading
    ) throws -> SessionCall {
        let patient = try reading.patient(session.details.patient).details
        return SessionCall(session: roster.entry(session), reach: patient.phone ?? patient.email)
    }

    private func forbidden(
        _ patient: ID<Patient>, _ reading: StoreReading
    ) throws -> ForbiddenMedicines? {
        let plans = try reading.plans(of: patient)
        let taken = try plans.flatMap { plan in
            try forbiddenNow(in: plan, reading).map {
                MedicineProblem.forbidden($0.medicine, because: $0.because, in: plan.id)
            }
        }
        let waiting = try plans.flatMap { try waitingMedicines(in: $0, reading) }
            .map(MedicineProblem.waits)
        let problems = taken + waiting
        return problems.isEmpty ? nil : ForbiddenMedicines(patient: patient, problems: problems)
    }

    private func declined(
        on day: Day, therapist: ID<Therapist>?, _ reading: StoreReading
    ) throws -> [Session] {
        let filter = SessionFilter(
            therapist: therapist, from: day, to: day == today ? nil : day, status: .booked)
        return try reading.sessions(filter).filter { $0.waitsAsDeclined(at: now) }
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
