import Clinic
import ClinicWords

extension Phrasing {
    /// As the command line says it.
    static let commands = Phrasing(
        step: { $0.command }, inputs: { $0.flags }, unsaid: { JSON(saying: $0) })
}

extension Advice {
    /// The whole as text, with the commands.
    var told: String { text(.commands) }
}

extension JSON {
    var pretty: String { pretty(.commands) }
}

extension NextStep {
    /// `physio plan show L1`.
    var command: String {
        let words = ["physio"] + action.name + action.arguments + inputs.map(\.flag)
        return words.joined(separator: " ")
    }
}

extension [Input] {
    /// `--override NSAID-13 --reason WHY`.
    var flags: String { map(\.flag).joined(separator: " ") }
}

extension NextStep.Action {
    /// The commands that lead to it, the noun first. A test asks the parser whether it knows each.
    fileprivate var name: [String] {
        switch self {
        case .help: []
        case .list(let noun): noun.name
        case .makeClinic: ["clinic", "init"]
        case .changeClinic: ["clinic", "set"]
        case .checkClinic: ["check"]
        case .showPatient: ["patient", "show"]
        case .changePatient: ["patient", "set"]
        case .screen, .screenNewcomer: ["screen"]
        case .safety: ["safety"]
        case .acknowledge: ["safety", "acknowledge"]
        case .override: ["safety", "override"]
        case .changeTherapist: ["therapist", "set"]
        case .bookHeldPlans: ["plan", "book-all"]
        case .createPlan: ["plan", "create"]
        case .showPlan: ["plan", "show"]
        case .reviewPlan: ["plan", "review"]
        case .planHistory: ["plan", "history"]
        case .resumePlan: ["plan", "resume"]
        case .changePlan: ["plan", "change"]
        case .extendPlan: ["plan", "extend"]
        case .shiftPlan: ["plan", "shift"]
        case .dischargePlan: ["plan", "discharge"]
        case .proposeMedicine: ["medicine", "propose"]
        case .confirmMedicine: ["medicine", "confirm"]
        case .stopMedicine: ["medicine", "stop"]
        case .showSession: ["session", "show"]
        case .options: ["session", "options"]
        case .addSession: ["session", "add"]
        case .moveSession: ["session", "move"]
        case .makeUpSession: ["session", "makeup"]
        case .cancelSession: ["session", "cancel"]
        case .addWish: ["wait", "add"]
        case .offerPlace: ["wait", "offer"]
        case .acceptOffer: ["wait", "accept"]
        case .declineOffer: ["wait", "decline"]
        case .removeWish: ["wait", "remove"]
        case .reserveTimetables: ["plan", "reserve"]
        case .chooseTimetable: ["plan", "choose"]
        case .releaseTimetables: ["plan", "release"]
        case .showClass: ["class", "show"]
        case .changeClass: ["class", "set"]
        case .seat: ["class", "seat"]
        case .unseat: ["class", "unseat"]
        case .attend: ["session", "attend"]
        case .miss: ["session", "miss"]
        case .confirmSession: ["session", "confirm"]
        case .addScore: ["outcome", "add"]
        case .relapse: ["smoking", "relapse"]
        case .recordReply: ["import-reply"]
        case .export: ["export"]
        case .history: ["history"]
        case .undo: ["undo"]
        case .repair: ["repair"]
        case .lintTemplates, .lintFolder: ["template", "lint"]
        }
    }

    /// What stands behind the commands without a flag.
    fileprivate var arguments: [String] {
        switch self {
        case .help: ["--help"]
        case .list, .makeClinic, .changeClinic, .checkClinic, .bookHeldPlans, .export, .history,
            .undo, .repair, .lintTemplates:
            []
        case .extendPlan(let id), .shiftPlan(let id): [id.map { "\($0)" } ?? "L"]
        case .dischargePlan(let id): ["\(id)"]
        case .changeTherapist(let id): ["\(id)"]
        case .lintFolder: ["DIR"]
        case .recordReply(let file): [file.contains(" ") ? "\"\(file)\"" : file]
        case .showPatient(let id), .createPlan(let id), .addScore(let id),
            .reserveTimetables(let id), .releaseTimetables(let id):
            ["\(id)"]
        case .changePatient(let id), .screen(let id), .safety(let id), .addSession(let id),
            .addWish(let id):
            [id.map { "\($0)" } ?? "PATIENT"]
        case .screenNewcomer(let name): ["\"\(name)\""]
        case .acknowledge(let plan, let rule), .override(let plan, let rule): ["\(plan)", rule]
        case .showPlan(let id), .reviewPlan(let id), .resumePlan(let id), .changePlan(let id),
            .relapse(let id):
            ["\(id)"]
        case .planHistory(let id): [id.map { "\($0)" } ?? "L"]
        case .proposeMedicine(let plan, let medicine), .confirmMedicine(let plan, let medicine):
            ["\(plan)", medicine]
        case .stopMedicine(let plan, let medicine): ["\(plan)", medicine ?? "MEDICINE"]
        case .offerPlace(let place, let patient): [place, "\(patient)"]
        case .acceptOffer(let id), .declineOffer(let id), .chooseTimetable(let id): ["\(id)"]
        case .removeWish(let who): [who]
        case .showClass(let id), .changeClass(let id): ["\(id)"]
        case .seat(let id, let patient), .unseat(let id, let patient): ["\(id)", "\(patient)"]
        case .showSession(let id), .attend(let id), .miss(let id), .confirmSession(let id):
            ["\(id)"]
        case .options(let id), .makeUpSession(let id): [id.map { "\($0)" } ?? "S"]
        case .moveSession(let id), .cancelSession(let id): [id.map { "\($0)" } ?? "S…"]
        }
    }
}

extension NextStep.Noun {
    fileprivate var name: [String] {
        switch self {
        case .rooms: ["room", "list"]
        case .therapists: ["therapist", "list"]
        case .absences: ["absence", "list"]
        case .blocks: ["block", "list"]
        case .classes: ["class", "list"]
        case .holidays: ["clinic", "holidays"]
        case .patients: ["patient", "list"]
        case .causes: ["cause", "list"]
        case .signs: ["sign", "list"]
        case .facts: ["fact", "list"]
        case .medicines: ["medicine", "list"]
        case .measures: ["outcome", "measures"]
        case .plans: ["plan", "list"]
        case .sessions: ["session", "list"]
        case .waiting: ["wait", "list"]
        }
    }
}

extension Input {
    /// `--reason WHY`.
    fileprivate var flag: String {
        "--\(field.name)" + (entry.words.map { " \($0)" } ?? "")
    }
}

extension Input.Field {
    /// `cleared-by`; the clinic's file is `db`.
    fileprivate var name: String {
        guard self != .file else { return "db" }
        return rawValue.map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined()
    }
}

extension Input.Entry {
    /// As a shell reads it; `nil` for nothing.
    fileprivate var words: String? {
        switch self {
        case .bare: nil
        case .said(let text): "\"\(text)\""
        case .known(let text): text.contains(" ") ? "\"\(text)\"" : text
        case .blank(let blank): blank.words
        case .pair(let name, let value): "\(name)=\(value.words ?? "")"
        }
    }
}

extension Input.Blank {
    fileprivate var words: String {
        switch self {
        case .allergy: "\"NAME: REACTION\""
        case .any: "…"
        case .isoDate: "YYYY-MM-DD"
        case .number: "N"
        case .outcome: "assessed-not-present|referred-cleared"
        case .words: "\"…\""
        default: rawValue.uppercased()
        }
    }
}
