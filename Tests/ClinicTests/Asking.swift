import CivilTime
import ClinicCalendar
import ClinicStore
import ClinicWords
import Planner

@testable import Clinic

// The clinic and its people.
extension Clinic {
    func addRoom(name: String, capacity: Int) throws -> Room {
        try perform(AddRoom(name: name, capacity: capacity))
    }

    func addTherapist(
        name: String, hours: String? = nil, skills: [String]? = nil, maxPerDay: Int? = nil
    ) throws -> Therapist {
        try perform(
            AddTherapist(
                TherapistChange(
                    name: name, hours: try hours.map(WeeklyHours.init(parsing:)), skills: skills,
                    maxPerDay: maxPerDay)))
    }

    func removeTherapist(
        _ therapist: Therapist
    ) throws -> (removed: Therapist, ahead: [Session]) {
        try perform(RemoveTherapist(therapist.id))
    }

    func changeSettings(
        name: String?, reopen: [String], _ input: ClinicInput
    ) throws -> (settings: ClinicSettings, hit: [Session]) {
        let opened = try Closing(telling: reopen, today: today)
        let changed = try perform(
            ChangeClinic(name: name, reopened: opened, try input.particulars(today: today)))
        return (changed.settings, changed.hit)
    }

    func plan(_ plan: StoredPlan, asOf text: String) throws -> (StoredPlan, [Session]) {
        let lastMinute = try TimeOfDay(hour: 23, minute: 59)
        return try self.plan(
            plan, asOf: LocalTime(telling: text, today: today, at: lastMinute))
    }

    func day(_ text: String, therapist: ID<Therapist>?) throws -> ClinicDay {
        try day(Day(telling: text, today: today), therapist: therapist)
    }

    func week(_ text: String, therapist: ID<Therapist>?) throws -> ClinicWeek {
        try week(Day(telling: text, today: today), therapist: therapist)
    }

    func recordAbsence(
        of therapist: Therapist, from: String, to: String, reason: String?
    ) throws -> (absence: Absence, hit: [Session]) {
        let span = try absenceSpan(from: from, to: to)
        return try perform(AddAbsence(of: therapist.id, span, why: reason))
    }

    func removeAbsence(_ text: String) throws -> Absence {
        guard case .therapist(let id) = try absence(named: text) else {
            throw StoreError.notFound(what: text)
        }
        return try perform(RemoveAbsence(id))
    }

    func registerPatient(_ name: String, _ input: PatientInput) throws -> Patient {
        try perform(RegisterPatient(name, try input.particulars(today: today)))
    }

    func changePatient(_ patient: Patient, name: String?, _ input: PatientInput) throws -> Patient {
        let told = try input.particulars(today: today)
        return try perform(ChangePatient(patient.id, name: name, told)).after
    }

    func erasePatient(_ patient: Patient) throws -> [String] {
        try perform(ErasePatient(patient.id, isConfirmed: true)).published
    }

    /// Both lists were asked: `flags` are present, or none is.
    func screen(_ patient: Patient, flags: [String]) throws -> Screening {
        var input = ScreeningInput()
        (input.flags, input.clear) = (flags, flags.isEmpty)
        return try screen(patient, input)
    }

    func screen(_ patient: Patient, _ input: ScreeningInput) throws -> Screening {
        try perform(ScreenPatient(patient.id, input))
    }

    func screenings(of patient: Patient) throws -> [Screening] {
        try screeningPage(of: patient.id).screenings
    }

    func open(of list: ScreeningList, for patient: Patient) throws -> [ScreeningQuestion] {
        try screeningPage(of: patient.id, asking: list).asked?.sheet.open.map(\.question) ?? []
    }

    func closeFlag(
        _ id: String, of patient: Patient, as outcome: ScreenedFlag.Outcome, note: String?,
        clearance: String? = nil, on date: String? = nil
    ) throws -> [Screening] {
        try perform(
            CloseFlag(
                id, of: patient.id, as: outcome, note: note, clearance: clearance, on: date))
    }

    func assessPatient(
        _ patient: Patient, present: [String], absent: [String], setting: String? = nil
    ) throws -> MadeAssessment {
        try perform(
            AssessPatient(patient.id, present: present, absent: absent, setting: setting))
    }

    func recordOutcome(
        of patient: Patient, measure: String, score: Double, on day: String?
    ) throws -> OutcomeCourse {
        let day = try day.map { try Day(telling: $0, today: today) }
        return try perform(RecordOutcome(patient.id, measure: measure, score: score, on: day))
    }

    func outcomes(of patient: Patient) throws -> [OutcomeCourse] { try outcomes(of: patient.id) }
}

// Plans and their medicines.
extension Clinic {
    func startPlan(_ input: PlanInput) throws -> MadePlan {
        try perform(input.request(today: today))
    }

    func bookHeldPlans(effort: Int) throws -> HeldBooking {
        try perform(BookHeldPlans(effort: effort))
    }

    func repair(
        therapist: Therapist? = nil, plan: ID<StoredPlan>? = nil, apply isApplied: Bool,
        effort: Int? = nil
    ) throws -> PlanRepair {
        let request = RepairPlans(therapist: therapist?.id, plan: plan, effort: effort)
        return isApplied ? try perform(request) : try proposal(of: request)
    }

    func pause(
        _ plan: StoredPlan, from: String, to: String, reason: String?
    ) throws -> SessionReport {
        try perform(
            PausePlan(
                plan.id, from: try Day(telling: from, today: today),
                through: try Day(telling: to, today: today), why: reason))
    }

    func resume(_ plan: StoredPlan, on text: String?) throws -> SessionReport {
        let day = try text.map { try Day(telling: $0, today: today) }
        return try perform(ResumePlan(plan.id, on: day))
    }

    func shift(_ plan: StoredPlan, days: Int) throws -> SessionReport {
        try perform(ShiftPlan(plan.id, by: days))
    }

    func extend(_ plan: StoredPlan, _ input: ExtendInput) throws -> SessionReport {
        try perform(
            ExtendPlan(
                plan.id, byWeeks: input.weeks, sessions: input.sessions, phase: input.phase))
    }

    func discharge(_ plan: StoredPlan, reason: String) throws -> SessionReport {
        try perform(DischargePlan(plan.id, why: reason))
    }

    func newQuitDate(_ plan: StoredPlan, on text: String) throws -> NewQuitDate {
        try perform(SetQuitDate(plan.id, to: try Day(telling: text, today: today)))
    }

    func acknowledge(_ rules: [String], in plan: StoredPlan) throws -> StoredPlan {
        try perform(AcknowledgeRules(rules, in: plan.id))
    }

    func overrideRules(
        _ rules: [String], in plan: StoredPlan, reason: String?
    ) throws -> StoredPlan {
        try perform(OverrideRules(rules, in: plan.id, reason: reason))
    }

    func proposeMedicine(
        _ id: String, in plan: StoredPlan, overridden: [String] = [], reason: String? = nil
    ) throws -> StoredPlan {
        try perform(ProposeMedicine(id, in: plan.id, overridden: overridden, reason: reason))
    }

    func confirmMedicine(_ input: PrescriptionInput) throws -> StoredPlan {
        try perform(ConfirmMedicine(input.request(today: today)))
    }

    func stopMedicine(
        _ medicine: String, of plan: StoredPlan, on text: String?, reason: String
    ) throws -> StoredPlan {
        let day = try text.map { try Day(telling: $0, today: today) }
        return try perform(StopMedicine(medicine, of: plan.id, on: day, why: reason))
    }
}

// Sessions, calendars and what was done.
extension Clinic {
    func addSession(_ input: SessionInput) throws -> Session {
        try perform(input.request())
    }

    func addSeries(_ input: SessionInput, _ rhythm: SeriesRhythm, leavingOut: Bool = false) throws
        -> BookedTogether
    {
        try perform(BookSeries(input.request(), rhythm, leavingOut: leavingOut))
    }

    func confirm(_ session: Session, note: String? = nil) throws -> SessionReport {
        try perform(ConfirmSession(session.id, note: note))
    }

    func attend(_ session: Session, note: String? = nil) throws -> SessionReport {
        try perform(RecordAttendance(session.id, .attended, note: note))
    }

    func miss(_ session: Session, note: String? = nil) throws -> SessionReport {
        try perform(RecordAttendance(session.id, .missed, note: note))
    }

    func cancel(_ session: Session, _ input: CancelInput) throws -> SessionReport {
        try perform(
            CancelSessions(
                session.id, why: try Written.choice(input.reason, "reason to cancel"),
                note: input.note, scope: input.scope))
    }

    func move(_ session: Session, _ input: MoveInput) throws -> SessionReport {
        var asked = MoveSession(
            session.id, to: try input.to.map { try NewStart(telling: $0, today: today) },
            therapist: input.therapist?.id, room: input.room?.id, scope: input.scope,
            override: try RuleOverride(input.despite, reason: input.reason))
        asked.leaves = input.leaves
        return try perform(asked)
    }

    func makeUp(for lost: Session, _ input: MakeUpInput) throws -> SessionReport {
        try perform(
            MakeUpSession(
                for: lost.id, to: try input.to.map(LocalTime.init(parsing:)),
                therapist: input.therapist?.id, room: input.room?.id,
                override: try RuleOverride(input.despite, reason: input.reason)))
    }

    func importReply(from path: String) throws -> SessionReport {
        try perform(RecordReplies(from: path))
    }

    func importBusy(
        of text: String, from path: String, named name: String? = nil, leavingOut: Bool = false,
        timeZone: String? = nil
    ) throws -> ImportedBusy {
        let person = try busyPerson(named: text)
        let file = try busyTimes(
            of: person, in: path, leavingOut: leavingOut, timeZone: timeZone)
        return try perform(ReplaceBusyTimes(by: file, named: name))
    }

    func clearBusy(of text: String, named name: String? = nil) throws -> ImportedBusy {
        try perform(ReplaceBusyTimes(clearing: busyPerson(named: text), named: name))
    }

    /// The calendar as it is given out, which is noted.
    func exportCalendar(
        of subject: CalendarSubject, _ options: CalendarOptions,
        to sink: @escaping ([UInt8]) throws -> Void
    ) throws -> ExportSummary {
        let summary = try writeCalendar(of: subject, options, to: sink)
        try perform(NoteGiven(summary.given))
        return summary
    }

    func exportCalendar(
        of subject: CalendarSubject, privacy: String = "neutral",
        include: String = "sessions,routines,milestones", alarm: String = "none",
        names: String? = nil
    ) throws -> ExportedCalendar {
        let options = try Written.calendar(
            privacy: privacy, include: include, alarms: [alarm], names: names)
        var bytes: [UInt8] = []
        let summary = try exportCalendar(of: subject, options) { bytes += $0 }
        return ExportedCalendar(bytes: bytes, events: summary.events)
    }

    /// The words of a calendar for a patient of whom nothing is known.
    func wording(
        for plan: StoredPlan, _ privacy: CalendarOptions.Privacy
    ) throws -> CalendarWording {
        let catalog = try shelf.catalog()
        let book = PatientBook(
            teller: PatientTeller(catalog, settings), catalog: catalog,
            facts: FactSheet(of: PatientDetails(name: "Jo"), on: today, catalog))
        var wording = CalendarWording(
            book: book, privacy: privacy, settings: settings, names: try read(PeopleAndRooms.init))
        wording.told = (plan, nil, today)
        return wording
    }

    func invite(
        to sessions: [Session], alarm: String = "none"
    ) throws -> [Invitation] {
        let (invitations, _, given) = try invite(
            to: sessions, Written.calendar(privacy: "neutral", alarms: [alarm]))
        try perform(NoteGiven(given))
        return invitations
    }

    func undo(entry number: Int64? = nil) throws -> UndoReport {
        try perform(UndoChange(number))
    }
}

extension Clinic {
    /// Writes what no request writes, as an older program or another one may have.
    func write(_ body: (StoreWriting) throws -> Void) throws {
        let change = Change(actor: ambient.actor, command: ambient.command, at: ambient.moment)
        try store.write(change) { writing in
            try body(writing)
            try refuseTreatmentWhileStopped(writing)
        }
    }
}
