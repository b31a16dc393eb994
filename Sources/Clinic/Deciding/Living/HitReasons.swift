import CivilTime
import ClinicStore
import Planner
import Scheduler

/// Tells why a session to come cannot stay where it is.
struct HitReasons {
    private let clinic: Clinic
    private let reading: StoreReading
    private let diary: Diary
    private var patients: [ID<Patient>: Patient] = [:]
    private var busy: [ID<Patient>: [Interval<LocalTime>]] = [:]
    private var pauses: [ID<StoredPlan>: [PlanPause]] = [:]

    init(_ clinic: Clinic, _ reading: StoreReading, _ diary: Diary) throws {
        self.clinic = clinic
        self.reading = reading
        self.diary = diary
    }

    /// `nil` where it can stay. What somebody set aside for this session on purpose is not told again.
    mutating func reason(for session: Session) throws -> HitReason? {
        guard session.isAhead(clinic.now), let span = session.details.span else { return nil }
        if let away = ofClinic(span) ?? ofTherapist(session, span) { return away }
        if let busy = try busy(of: session.details.patient).first(where: span.overlaps) {
            return .patientBusy(busy)
        }
        return session.details.exception == nil ? try ofPatient(session) : nil
    }

    private func ofClinic(_ span: Interval<LocalTime>) -> HitReason? {
        let day = span.start.day
        if diary.closedDays.contains(where: { $0.contains(day) }) {
            return .clinicClosed(day)
        }
        if diary.unusable.contains(where: span.overlaps) {
            return .clocksChange(span.start)
        }
        return nil
    }

    private func ofTherapist(_ session: Session, _ span: Interval<LocalTime>) -> HitReason? {
        let id = session.details.therapist
        guard let therapist = diary.therapists.first(where: { $0.id == id }) else {
            return .therapistLeft(id)
        }
        if let away = therapist.absences.first(where: span.overlaps) {
            return .therapistAway(therapist.name, away)
        }
        if let busy = therapist.busy.first(where: span.overlaps) {
            return .therapistBusy(therapist.name, busy)
        }
        let hours = therapist.hours[span.start.day.weekday].first { $0.contains(span.start.time) }
        let works = hours.map { span.end.time <= $0.end } ?? false
        guard !works, session.details.exception == nil else { return nil }
        return .therapistOff(therapist.name, span.start, until: hours?.end)
    }

    /// Nobody is at two places, whatever was agreed on.
    private mutating func busy(of patient: ID<Patient>) throws -> [Interval<LocalTime>] {
        if let known = busy[patient] { return known }
        let found = try reading.patientBusy(from: clinic.today, of: patient)
        busy[patient] = found
        return found
    }

    private mutating func ofPatient(_ session: Session) throws -> HitReason? {
        let start = session.details.start
        let id = session.details.patient
        let patient = try patients[id] ?? reading.patient(id)
        patients[id] = patient
        if patient.details.blocked.contains(where: { $0.contains(start.day) }) {
            return .patientBlocked(start.day)
        }
        let comes = patient.details.available[start.day.weekday].contains {
            $0.start <= start.time && session.details.end.time <= $0.end
        }
        if !comes { return .patientOff(patient.details.available) }
        guard let plan = session.details.plan else { return nil }
        let rests = try pauses[plan] ?? reading.plan(plan).pauses
        pauses[plan] = rests
        let isPaused = rests.contains { $0.first <= start.day && start.day <= $0.last }
        return isPaused ? .planRests(start.day) : nil
    }
}
