import Foundation
import Planner

/// What was asked for when a plan was held, so that it can be booked as it was meant.
struct HeldWishes: Codable {
    var start: String?
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

    init(_ input: PlanInput) {
        start = input.start
        side = input.side
        therapist = input.therapist.map { "\($0.id)" }
        medicines =
            switch input.medicines {
            case .firstLine: nil
            case .none: []
            case .named(let names): names
            }
        weightLoss = input.weightLoss
        smokingCessation = input.smokingCessation
        quitDate = input.quitDate
        optionalPhases = input.optionalPhases
        clearedBy = input.clearedBy
        acknowledged = input.acknowledged
        overridden = input.overridden
        reason = input.reason
        answers = input.answers.isEmpty ? nil : input.answers
        quitAid = input.quitAid
        returnTo = input.returnTo
        operation = input.operation
        maxDelay = input.maxDelay
    }

    init(text: String) throws {
        self = try JSONDecoder().decode(HeldWishes.self, from: Data(text.utf8))
    }

    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    func input(_ patient: Patient, cause: String, _ therapists: [Therapist]) -> PlanInput {
        var input = PlanInput(
            patient: patient, cause: cause, side: side,
            therapist: therapists.first { "\($0.id)" == therapist },
            medicines: medicines.map { $0.isEmpty ? .none : .named($0) } ?? .firstLine,
            weightLoss: weightLoss, smokingCessation: smokingCessation, quitDate: quitDate,
            optionalPhases: optionalPhases, clearedBy: clearedBy, secondPlan: true,
            maxDelay: maxDelay)
        input.acknowledged = acknowledged
        input.overridden = overridden
        input.reason = reason
        input.answers = answers ?? []
        input.quitAid = quitAid
        input.returnTo = returnTo
        input.operation = operation
        return input
    }
}
