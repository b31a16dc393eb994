import CivilTime
import Foundation
import Planner

/// What was asked for when a plan was held, as it is kept until it is booked.
///
/// It is written in version 2, whose days are days of the calendar; version 1, which had none, kept them as
/// they were said ("+10d"), and they are counted from the day on which the plan was held.
struct HeldWishes: Codable {
    var version: Int? = 2
    var side: String?
    var therapist: String?
    /// `nil` for the first line; empty for none.
    var medicines: [String]?
    var weightLoss: Bool
    var smokingCessation: Bool
    var quitDate: String?
    var optionalPhases: Bool
    var clearedBy: String?
    var acknowledged: [String]
    var overridden: [String]
    var reason: String?
    /// `nil` where an older version held the plan.
    var answers: [String]?
    var quitAid: String?
    var returnTo: String?
    var operation: String?
    var maxDelay: Int
    /// `nil` for the template's.
    var dose: PatientDose?
    /// `nil` for sessions with one patient.
    var groupClass: String?
    /// `nil` where nobody has to allow the sessions.
    var authorised: KeptAuthorisation?
    /// `nil` where contacts are held as usual.
    var modes: String?
    /// `nil` where the activity programme is part of the plan.
    var activity: Bool?

    init(_ asked: PlanWishes) {
        side = asked.side?.rawValue
        therapist = asked.therapist.map { "\($0)" }
        medicines =
            switch asked.medicines {
            case .firstLine: nil
            case .none: []
            case .named(let names): names
            }
        weightLoss = asked.weightLoss
        smokingCessation = asked.smokingCessation
        quitDate = asked.quitDate?.description
        optionalPhases = asked.optionalPhases
        clearedBy = asked.clearedBy
        acknowledged = asked.acknowledged
        overridden = asked.overridden
        reason = asked.why
        answers = asked.answers.isEmpty ? nil : asked.answers
        quitAid = asked.quitAid
        returnTo = asked.returnTo
        operation = asked.operation?.description
        maxDelay = asked.maxDelay
        groupClass = asked.groupClass.map { "\($0)" }
        dose = asked.dose.isTemplates ? nil : asked.dose
        authorised = asked.authorised.map(KeptAuthorisation.init)
        activity = asked.activity ? nil : false
        modes = asked.modes.areUsual ? nil : asked.modes.description
    }

    /// - Throws: where the text is none of ours, or of a version that is newer than this program.
    init(text: String) throws {
        self = try JSONDecoder().decode(HeldWishes.self, from: Data(text.utf8))
        guard (1...2).contains(version ?? 1) else { throw Unreadable() }
    }

    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// The wishes again; `day` is the one on which the plan was held.
    ///
    /// - Throws: where a day, the side or the therapist's id is none.
    func wishes(of patient: ID<Patient>, cause: String, heldOn day: Day) throws -> PlanWishes {
        var asked = PlanWishes(patient, cause: cause)
        asked.side = try side.map { try known(PlanDetails.Side(rawValue: $0)) }
        asked.therapist = try therapist.map { try known(ID(parsing: $0)) }
        asked.medicines = medicines.map { $0.isEmpty ? .none : .named($0) } ?? .firstLine
        asked.weightLoss = weightLoss
        asked.smokingCessation = smokingCessation
        asked.quitDate = try quitDate.map { try Day(telling: $0, today: day) }
        asked.optionalPhases = optionalPhases
        asked.clearedBy = clearedBy
        asked.maxDelay = maxDelay
        asked.dose = dose ?? PatientDose()
        asked.groupClass = try groupClass.map { try known(ID(parsing: $0)) }
        asked.authorised = try authorised?.change
        asked.activity = activity ?? true
        asked.modes = try modes.map { try known(ContactModes(parsing: $0)) } ?? ContactModes()
        asked.acknowledged = acknowledged
        asked.overridden = overridden
        asked.why = reason
        asked.answers = answers ?? []
        asked.quitAid = quitAid
        asked.returnTo = returnTo
        asked.operation = try operation.map { try Day(telling: $0, today: day) }
        return asked
    }

    private func known<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Unreadable() }
        return value
    }

    private struct Unreadable: Error {}
}
