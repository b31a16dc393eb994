import CivilTime
import ClinicStore
import ClinicWords
import Planner
import Scheduler
import Testing

@testable import Clinic

/// One therapist from eight to six on weekdays, and Jo, Lee and Kim, who come at any time. It is Monday, eight o'clock.
struct WaitingFixture {
    let test: TestClinic
    let jo: Patient
    let lee: Patient
    let kim: Patient
    var clinic: Clinic { test.clinic }

    init() throws {
        test = try TestClinic().staffed(1)
        jo = try test.clinic.screenedPatient("Jo", PatientInput(phone: "0301 555"))
        lee = try test.clinic.screenedPatient("Lee", PatientInput())
        kim = try test.clinic.screenedPatient("Kim", PatientInput())
    }

    func remove() { test.remove() }

    var therapist: Therapist {
        get throws { try clinic.therapist(named: "Therapist 1") }
    }

    @discardableResult
    func add(
        _ patient: Patient, _ aim: AddWish.Aim = .place, _ priority: WaitingPriority = .routine,
        on day: String = "2026-11-30"
    ) throws -> Wish {
        try test.at("\(day)T08:00").perform(AddWish(of: patient.id, for: aim, priority)).wish
    }

    func book(_ patient: Patient, _ at: String, minutes: Int = 45) throws -> Session {
        var input = SessionInput(patient: patient, at: at)
        input.minutes = minutes
        return try clinic.addSession(input)
    }

    /// A plan of eight sessions that owes one, the second.
    func owing(_ patient: Patient) throws -> (plan: StoredPlan, lost: Session) {
        let made = try clinic.startPlan(
            PlanInput(patient: patient, cause: "sciatica", start: "2026-12-07"))
        let second = try #require(made.sessions.first { $0.details.number == 2 })
        let report = try clinic.cancel(second, CancelInput(reason: "work", scope: .only))
        return (made.plan, report.sessions[0])
    }

    @discardableResult
    func offer(_ patient: Patient, _ at: String, now: String = "2026-11-30T08:00") throws
        -> PlaceOffer
    {
        try test.at(now).perform(
            OfferPlace(to: patient.id, at: LocalTime(parsing: at), with: therapist.id)
        ).offer
    }

    /// Whom the time of a session helps that is cancelled, in words.
    func cancelled(_ session: Session, now: String = "2026-11-30T08:00") throws -> [String] {
        let clinic = test.at(now)
        return try clinic.perform(
            CancelSessions(session.id, why: .work, scope: .only)
        ) { try $1.changedSessions($0).helps.told }
    }

    func names(on day: String = "2026-11-30") throws -> [String] {
        try test.at("\(day)T08:00").waitingList().waiting.map(\.waiting.patient.details.name)
    }
}

extension [PlaceHelp]? {
    /// `Jo 2026-12-03T10:00`.
    var told: [String] {
        (self ?? []).map { "\($0.waiting.waiting.patient.details.name) \($0.place.place.start)" }
    }
}
