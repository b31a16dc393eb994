package import Planner

/// Something that a person may do next, with what is said at once or left to be filled in. A face shows it in its own
/// way: as a command, as a link.
package struct NextStep: Hashable, Sendable {
    package let action: Action
    /// In the order in which they are shown.
    package let inputs: [Input]

    package init(_ action: Action, _ inputs: Inputs = [:]) {
        self.action = action
        self.inputs = inputs.list
    }

    /// What is done or looked at; where an id is `nil` the person knows which one is meant.
    package enum Action: Hashable, Sendable {
        case help
        /// All there are of a kind.
        case list(Noun)
        case makeClinic, changeClinic, checkClinic
        case showPatient(ID<Patient>)
        case changePatient(ID<Patient>?)
        case screen(ID<Patient>?)
        /// The same for somebody who is still to be registered, by name.
        case screenNewcomer(String)
        case safety(ID<Patient>?)
        case acknowledge(ID<StoredPlan>, rule: String)
        case override(ID<StoredPlan>, rule: String)
        case bookHeldPlans
        case createPlan(ID<Patient>)
        case showPlan(ID<StoredPlan>)
        case reviewPlan(ID<StoredPlan>)
        case planHistory(ID<StoredPlan>?)
        case resumePlan(ID<StoredPlan>)
        case changePlan(ID<StoredPlan>)
        case extendPlan(ID<StoredPlan>?)
        case shiftPlan(ID<StoredPlan>?)
        case dischargePlan(ID<StoredPlan>)
        case changeTherapist(ID<Therapist>)
        case proposeMedicine(ID<StoredPlan>, String)
        case confirmMedicine(ID<StoredPlan>, String)
        case stopMedicine(ID<StoredPlan>, String?)
        case showSession(ID<Session>)
        case options(ID<Session>?)
        case addSession(ID<Patient>?)
        case moveSession(ID<Session>?)
        case makeUpSession(ID<Session>?)
        case cancelSession(ID<Session>?)
        case addWish(ID<Patient>?)
        /// A place as it is written, like `T1@2026-12-03T10:15`.
        case offerPlace(String, ID<Patient>)
        case acceptOffer(ID<PlaceOffer>)
        case declineOffer(ID<PlaceOffer>)
        case removeWish(String)
        case reserveTimetables(ID<Patient>)
        case chooseTimetable(ID<PlaceOffer>)
        case releaseTimetables(ID<Patient>)
        case showClass(ID<GroupClass>)
        case changeClass(ID<GroupClass>)
        case seat(ID<GroupClass>, ID<Patient>)
        case unseat(ID<GroupClass>, ID<Patient>)
        case attend(ID<Session>)
        case miss(ID<Session>)
        case confirmSession(ID<Session>)
        case addScore(ID<Patient>)
        case relapse(ID<StoredPlan>)
        /// Records the answer to an invitation that stands in a file.
        case recordReply(String)
        case export, history, undo, lintTemplates
        /// Places anew what cannot stand.
        case repair
        /// The same for a folder of one's own.
        case lintFolder
    }

    /// What may be listed.
    package enum Noun: Hashable, Sendable, CaseIterable {
        case rooms, therapists, absences, blocks, classes, holidays, patients, causes, signs, facts,
            medicines,
            measures
        case plans, sessions, waiting
    }
}

extension NextStep {
    /// Closes an open red flag, once it is settled.
    package static func closing(_ flag: String, of patient: ID<Patient>) -> NextStep {
        NextStep(
            .screen(patient),
            [
                .close: .known(flag), .outcome: .blank(.outcome), .clearedBy: .blank(.name),
                .clearedOn: .blank(.date),
            ])
    }

    /// Records the date of birth.
    package static func birth(of patient: ID<Patient>?) -> NextStep {
        NextStep(.changePatient(patient), [.born: .blank(.isoDate)])
    }

    /// Makes a second plan for the same cause.
    package static func anotherPlan(like plan: StoredPlan) -> NextStep {
        NextStep(
            .createPlan(plan.details.patient),
            [.cause: .known(plan.details.pin.cause), .secondPlan: .bare])
    }

    /// Records that more of a plan's sessions are authorised.
    package static func authorising(_ plan: ID<StoredPlan>) -> NextStep {
        NextStep(.changePlan(plan), [.authorised: .blank(.number), .until: .blank(.date)])
    }

    /// Adds weeks to a plan's last phase.
    package static func extending(_ plan: ID<StoredPlan>?) -> NextStep {
        NextStep(.extendPlan(plan), [.weeks: .blank(.number)])
    }

    /// Makes the clinic's file, which needs a name and a zone.
    package static let makingClinic = NextStep(
        .makeClinic, [.name: .blank(.name), .timeZone: .blank(.zone)])

    /// Moves what is ahead of a plan.
    package static func shifting(_ plan: ID<StoredPlan>?) -> NextStep {
        NextStep(.shiftPlan(plan), [.days: .blank(.number)])
    }

    /// Books a single session.
    package static func booking(_ patient: ID<Patient>) -> NextStep {
        NextStep(.addSession(patient), [.at: .blank(.time)])
    }

    /// Moves one session to another time.
    package static func moving(_ session: ID<Session>?) -> NextStep {
        NextStep(.moveSession(session), [.to: .blank(.time), .only: .bare])
    }
}

extension Inputs {
    /// Decides against a rule, with the reason.
    package static func override(_ rule: Input.Entry) -> Inputs {
        [.override: rule, .reason: .blank(.why)]
    }
}
