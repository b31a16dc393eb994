import CivilTime
import ClinicWords
import Planner

@testable import Clinic

/// What tests ask of a clinic, in the words of a person: each becomes the request that a face would make of it.
struct PlanInput {
    var patient: Patient
    var cause: String
    var start: String?
    var side: String?
    var therapist: Therapist?
    var medicines = PlanChoices.Medicines.firstLine
    var weightLoss = true
    var smokingCessation = true
    var quitDate: String?
    var optionalPhases = false
    var clearedBy: String?
    var acknowledged: [String] = []
    var overridden: [String] = []
    var reason: String?
    var answers: [String] = []
    var quitAid: String?
    var returnTo: String?
    var operation: String?
    var secondPlan = false
    var maxDelay = 14
    var hold = false

    init(
        patient: Patient, cause: String, start: String? = nil, side: String? = nil,
        therapist: Therapist? = nil, medicines: PlanChoices.Medicines = .firstLine,
        weightLoss: Bool = true, smokingCessation: Bool = true, quitDate: String? = nil,
        optionalPhases: Bool = false, clearedBy: String? = nil, secondPlan: Bool = false,
        maxDelay: Int = 14, hold: Bool = false
    ) {
        self.patient = patient
        self.cause = cause
        self.start = start
        self.side = side
        self.therapist = therapist
        self.medicines = medicines
        self.weightLoss = weightLoss
        self.smokingCessation = smokingCessation
        self.quitDate = quitDate
        self.optionalPhases = optionalPhases
        self.clearedBy = clearedBy
        self.secondPlan = secondPlan
        self.maxDelay = maxDelay
        self.hold = hold
    }

    func request(today: Day) throws -> StartPlan {
        func day(_ text: String) throws -> Day { try Day(telling: text, today: today) }
        var asked = PlanWishes(patient.id, cause: cause)
        asked.start = try start.map(day)
        asked.side = try side.map { try Written.choice($0, "side") }
        asked.therapist = therapist?.id
        asked.medicines = medicines
        (asked.weightLoss, asked.smokingCessation) = (weightLoss, smokingCessation)
        asked.quitDate = try quitDate.map(day)
        asked.optionalPhases = optionalPhases
        asked.clearedBy = clearedBy
        (asked.acknowledged, asked.overridden) = (acknowledged, overridden)
        (asked.why, asked.answers) = (reason, answers)
        (asked.quitAid, asked.returnTo) = (quitAid, returnTo)
        asked.operation = try operation.map(day)
        asked.maxDelay = maxDelay
        var request = StartPlan(asked)
        (request.isSecond, request.holds) = (secondPlan, hold)
        return request
    }
}

struct SessionInput {
    var patient: Patient
    var at: String
    var minutes = 45
    var therapist: Therapist?
    var room: Room?
    var kind = "physiotherapy"
    var title: String?
    var note: String?
    var reason: String?
    var mode = "clinic"
    var overridden: [String] = []
    var despite: [String] = []

    func request() throws -> BookSession {
        var asked = BookSession(
            of: patient.id, at: try LocalTime(parsing: at),
            kind: try Written.choice(kind, "kind of session"))
        asked.minutes = minutes
        asked.mode = try Written.choice(mode, "mode")
        (asked.therapist, asked.room) = (therapist?.id, room?.id)
        (asked.title, asked.note) = (title, note)
        (asked.why, asked.overridden) = (reason, overridden)
        asked.override = try RuleOverride(despite, reason: reason)
        return asked
    }
}

/// A calendar file.
struct ExportedCalendar {
    let bytes: [UInt8]
    let events: Int
}

struct MoveInput {
    var to: String?
    var therapist: Therapist?
    var room: Room?
    var scope: SessionScope?
    var leaves = false
    var despite: [String] = []
    var reason: String?
}

struct MakeUpInput {
    var to: String?
    var therapist: Therapist?
    var room: Room?
    var despite: [String] = []
    var reason: String?
}

struct CancelInput {
    var reason: String
    var note: String?
    var scope: SessionScope?
}

struct ExtendInput {
    var weeks: Int
    var sessions: Int?
    var phase: Int?
}

struct PrescriptionInput {
    var plan: StoredPlan
    var medicine: String
    var prescriber: String
    var role = "gp"
    var dose: String?
    var from: String?
    var until: String?
    var acknowledged: [String] = []
    var overridden: [String] = []
    var answers: [String] = []
    var reason: String?

    func request(today: Day) throws -> Prescription {
        func day(_ text: String) throws -> Day { try Day(telling: text, today: today) }
        return Prescription(
            plan: plan.id, medicine: medicine, prescriber: prescriber,
            role: try Written.choice(role, "role"), dose: dose, from: try from.map(day),
            until: try until.map { $0 == "open" ? .open : .day(try day($0)) },
            acknowledged: acknowledged, overridden: overridden, answers: answers, reason: reason)
    }
}
