import ClinicWords
import Planner

@testable import Clinic
@testable import physio

/// What people read, with next steps as the command line says them.
extension Advice {
    var said: String { told }
    func contains(_ words: String) -> Bool { told.contains(words) }
    func hasPrefix(_ words: String) -> Bool { told.hasPrefix(words) }
    func hasSuffix(_ words: String) -> Bool { told.hasSuffix(words) }
}

extension JSON {
    var text: String { pretty }
}

extension Failure {
    var description: String { told.said }
}

extension DriftItem {
    var text: String { problem.said.told }
    var command: String { step.command }
}

extension UnderScheduled.Entry {
    var command: String { step.command }
}

extension GapCandidate {
    var command: String { step.command }
}

extension WaitingMedicine {
    var command: String { step.command }
}

extension PlanQuestion {
    var flags: String? { inputs?.list.flags }
}

extension PlanQuestion {
    var asked: String { line(.commands) }
}

extension PlanQuestions {
    func told(for patient: ID<Patient>) -> (heading: String, lines: [String])? {
        told(for: patient, .commands)
    }
}

extension MadePlan {
    func summary(isRehearsal: Bool) -> String { summary(isRehearsal: isRehearsal, .commands) }
}
