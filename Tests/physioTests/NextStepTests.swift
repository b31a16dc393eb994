import ArgumentParser
import Planner
import Testing

@testable import Clinic
@testable import physio

/// A command or a flag that gets another name breaks these.
@Suite("Next steps as commands")
struct NextStepTests {
    private static let patient = ID<Patient>(1)
    private static let plan = ID<StoredPlan>(1)
    private static let session = ID<Session>(1)

    /// Of each action, with and without an id where it may have none.
    static let actions: [NextStep.Action] =
        NextStep.Noun.allCases.map { .list($0) } + [
            .help, .makeClinic, .changeClinic, .checkClinic,
            .showPatient(patient), .changePatient(patient), .changePatient(nil), .screen(patient),
            .screen(nil), .screenNewcomer("Jo"), .safety(patient), .safety(nil),
            .acknowledge(plan, rule: "NSAID-13"),
            .override(plan, rule: "NSAID-13"), .bookHeldPlans, .createPlan(patient),
            .showPlan(plan), .reviewPlan(plan), .planHistory(plan), .planHistory(nil),
            .resumePlan(plan), .changePlan(plan), .extendPlan(plan), .extendPlan(nil),
            .shiftPlan(plan),
            .shiftPlan(nil),
            .dischargePlan(plan), .changeTherapist(ID(1)),
            .proposeMedicine(plan, "naproxen-oral"), .confirmMedicine(plan, "naproxen-oral"),
            .stopMedicine(plan, "naproxen-oral"), .stopMedicine(plan, nil), .showSession(session),
            .options(session), .options(nil), .addSession(patient), .addSession(nil),
            .moveSession(session), .moveSession(nil), .makeUpSession(session),
            .makeUpSession(nil), .cancelSession(session), .cancelSession(nil), .attend(session),
            .miss(session), .confirmSession(session), .addScore(patient), .relapse(plan), .export,
            .recordReply("reply.ics"),
            .history, .undo, .repair, .lintTemplates, .lintFolder,
            .addWish(patient), .addWish(nil), .removeWish("W1"), .acceptOffer(ID(1)),
            .offerPlace("T1@2026-12-03T10:15", patient), .declineOffer(ID(1)),
            .reserveTimetables(patient), .chooseTimetable(ID(1)), .releaseTimetables(patient),
            .showClass(ID(1)), .changeClass(ID(1)), .seat(ID(1), patient), .unseat(ID(1), patient),
        ]

    @Test("every step leads to a command that there is", arguments: actions)
    func commands(_ action: NextStep.Action) throws {
        let words = NextStep(action).command.split(separator: " ").map(String.init)
        let help = try #require(throws: (any Error).self) {
            var help = try Physio.parseAsRoot(words.dropFirst() + ["--help"])
            try help.run()
        }
        let told = Physio.message(for: help)
        let usage = told.split(separator: "\n").first { $0.hasPrefix("USAGE: ") } ?? ""
        let path = usage.split(separator: " ").dropFirst().prefix { $0.first?.isLetter == true }
        // A review is what 'physio safety' does by itself.
        let isNamed = words.starts(with: path.map(String.init).filter { $0 != "review" })
        #expect(isNamed || words.starts(with: path.map(String.init)), "\(words): \(usage)")
        // A group's own help would mean that it has no such command.
        #expect(told.contains("SUBCOMMANDS:") == (action == .help), "\(words): \(usage)")
    }

    /// What is said with a command, whole.
    static let said: [(command: String, inputs: Inputs)] = [
        ("clinic init", [.name: .blank(.name), .timeZone: .blank(.zone)]),
        (
            "clinic set",
            [.email: "desk@clinic.example", .closed: "2026-12-24", .holidays: "none"]
        ),
        ("clinic show", [.file: .blank(.file), .now: "2026-12-01T09:00"]),
        ("therapist add Ana", [.hours: "Mon-Fri 09:00-17:00"]),
        ("import-busy Ana busy.ics", [.skipErrors: .bare, .timeZone: .blank(.zone)]),
        (
            "patient set P1",
            [
                .born: .blank(.isoDate), .sex: "female", .heightCm: .blank(.number),
                .weightKg: .blank(.number), .smokes: "0", .fact: .pair("egfr", .blank(.number)),
                .condition: .blank(.name), .medicine: "none", .allergy: .blank(.allergy),
                .withoutCondition: .said("back pain"), .withoutMedicine: .blank(.name),
                .withoutAllergy: .blank(.name), .answer: .pair("heart", "no"),
                .email: .blank(.address), .address: .blank(.address), .travel: .blank(.number),
            ]
        ),
        ("patient erase P1", [.yes: .bare]),
        (
            "patient set P1",
            [.available: "Mon-Fri 08:00-12:00", .blocked: "2027-02-08..2027-02-14"]
        ),
        ("therapist set T1", [.maxPerDay: "6"]),
        ("plan create P1 --cause sciatica", [.quitDate: .blank(.day), .phase: .blank(.number)]),
        ("assess P1", [.present: .blank(.sign), .absent: .blank(.sign)]),
        ("screen P1", [.cause: "sciatica", .answer: .pair("ID", "yes"), .clear: .bare]),
        ("screen P1", [.region: "hip", .flag: .blank(.flag)]),
        (
            "screen P1",
            [
                .close: .blank(.flag), .outcome: "referred-cleared", .clearedBy: "Dr Lee",
                .clearedOn: .blank(.date),
            ]
        ),
        (
            "plan create P1",
            [
                .cause: "sciatica", .secondPlan: .bare, .start: "mon", .noMedicine: .bare,
                .override: .blank(.rule), .reason: .blank(.why), .acknowledge: "NSAID-13",
                .operation: "2026-11-20", .clearedBy: "Dr Lee, 2026-11-20",
                .answer: .pair("egfr", "not known, decided by Dr Lee because WHY"),
            ]
        ),
        ("plan book-all", [.dryRun: .bare]),
        ("plan pause L1 --to 2026-12-03", [.from: .blank(.date)]),
        ("plan extend L1", [.weeks: .blank(.number), .sessions: .blank(.number)]),
        ("plan shift L1", [.days: .blank(.number)]),
        (
            "medicine confirm L1 naproxen-oral",
            [
                .prescriber: .blank(.name), .from: .blank(.day), .until: .blank(.date),
                .dose: .blank(.words), .acknowledge: "STEPS",
            ]
        ),
        ("medicine confirm L1 naproxen-oral --prescriber Lee", .override(.blank(.rule))),
        (
            "medicine confirm L1 naproxen-oral --prescriber Lee",
            [.answer: .pair("egfr", "not known")]
        ),
        ("medicine propose L1 naproxen-oral", .override(.blank(.rule))),
        ("medicine stop L1 naproxen-oral", [.reason: .blank(.why)]),
        ("safety override L1 NSAID-13", [.reason: .blank(.why)]),
        ("smoking relapse L1", [.date: .blank(.day)]),
        ("absence add Ana --to fri", [.from: .blank(.date)]),
        ("session list", [.unrecorded: .bare, .plan: "L1", .from: .blank(.date)]),
        (
            "session add P1",
            [
                .at: .blank(.time), .kind: "assessment", .override: .blank(.rule),
                .reason: .blank(.why),
            ]
        ),
        ("session add P1 --at 2026-12-01T09:00", [.room: "R1"]),
        (
            "session add P1 --at 2026-12-01T09:00 --every week",
            [.until: .blank(.date), .skipRefused: .bare]
        ),
        ("session add P1 --at 2026-12-01T09:00", [.past: .bare]),
        (
            "session move S1",
            [
                .to: .blank(.time), .therapist: "T1", .despite: .blank(.rule),
                .reason: .blank(.why), .following: .bare,
            ]
        ),
        ("wait add P1", [.earlierThan: .blank(.date), .priority: .blank(.any)]),
        ("session cancel S1", [.reason: "other", .only: .bare]),
        ("session cancel S1 --reason other", [.following: .bare]),
        ("session cancel S1 --reason other", [.all: .bare]),
        ("session move S1", [.to: .blank(.time), .room: "R1", .only: .bare]),
        (
            "session makeup S1",
            [
                .to: .blank(.time), .therapist: "T1", .despite: .blank(.rule),
                .reason: .blank(.why),
            ]
        ),
        (
            "plan create P1 --cause sciatica",
            [.asPossible: .bare, .sessionsPerWeek: "1:2", .reason: .blank(.why)]
        ),
        ("plan create P1 --cause hip-osteoarthritis", [.class: "K1", .minutes: "45"]),
        ("plan change L1", [.authorised: .blank(.number), .until: .blank(.date)]),
        ("outcome add P1", [.measure: "NPRS", .score: .blank(.any), .date: .blank(.any)]),
        ("class set K1", [.seats: .blank(.number)]),
        ("class seat K1 P1", [.on: "2026-12-08", .wait: .bare, .skipRefused: .bare]),
        ("undo", [.entry: "7"]),
        ("export", [.session: "S1", .invite: .bare]),
        ("export --patient P1", [.utc: .bare]),
        (
            "publish --clinic --caldav https://dav.example.org/",
            [.user: .blank(.name), .passwordFile: .blank(.file)]
        ),
    ]

    @Test("every input is a flag of the commands that it is said with", arguments: said)
    func flags(_ command: String, _ inputs: Inputs) throws {
        let line = "physio \(command) \(inputs.list.flags)"
        #expect(throws: Never.self, "\(line)") { _ = try Self.parsed(line) }
    }

    @Test("none is left out")
    func all() {
        let fields = Set(Self.said.flatMap(\.inputs.list).map(\.field))
        #expect(Input.Field.allCases.filter { !fields.contains($0) } == [])
    }

    /// With everything filled in that a person fills in.
    private static func parsed(_ line: String) throws -> any ParsableCommand {
        let filled = ["N": "1", "…": "1"]
        return try Physio.command(
            Transcript.words(line).dropFirst().map { filled[$0] ?? $0 }.map(number))
    }

    private static func number(_ word: String) -> String {
        word.hasSuffix("=N") ? word.dropLast() + "1" : word
    }
}
