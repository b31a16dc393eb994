import Foundation
import Synchronization
import Testing

/// Several programs that change one clinic at once, each as a person at a desk of their own.
@Suite("Eight desks at once", .serialized)
struct ManyWritersTests {
    private static let desks = 8
    /// Commands of each desk; `PHYSIO_DESK_COMMANDS=500` is the run of half an hour.
    private static let commands =
        ProcessInfo.processInfo.environment["PHYSIO_DESK_COMMANDS"].flatMap(Int.init) ?? 20

    /// What one desk alone changes, and how it is read back.
    private struct Field {
        let command: [String]
        let option: String
        let read: [String]
        /// Keys of the document, from the outside in.
        let keys: [String]
        let value: @Sendable (Int) -> String
    }

    private static func field(
        _ command: [String], _ option: String, _ read: [String], _ keys: [String],
        _ value: @escaping @Sendable (Int) -> String
    ) -> Field {
        Field(command: command, option: option, read: read, keys: keys, value: value)
    }

    /// Desk by desk: a patient's, a therapist's and the clinic's. No two desks have one in common.
    private static let fields: [[Field]] = {
        let patient = ["patient", "set", "P1"], shown = ["patient", "show", "P1"]
        let therapist = ["therapist", "set", "T1"], staff = ["therapist", "show", "T1"]
        let clinic = ["clinic", "set"], house = ["clinic", "show"]
        return [
            [
                field(patient, "--phone", shown, ["patient", "phone"]) { "0\($0)" },
                field(clinic, "--phone", house, ["clinic", "phone"]) { "0\($0)" },
            ],
            [
                field(patient, "--email", shown, ["patient", "email"]) { "a\($0)@b.example" },
                field(therapist, "--email", staff, ["therapist", "email"]) { "t\($0)@b.example" },
            ],
            [
                field(patient, "--weight-kg", shown, ["patient", "weightKg"]) { "\(60 + $0 % 50)" },
                field(clinic, "--address", house, ["clinic", "address"]) { "\($0) Hill Street" },
            ],
            [field(patient, "--height-cm", shown, ["patient", "heightCm"]) { "\(150 + $0 % 50)" }],
            [
                field(therapist, "--max-per-day", staff, ["therapist", "maxPerDay"]) {
                    "\(8 + $0 % 9)"
                }
            ],
            [field(therapist, "--name", staff, ["therapist", "name"]) { "Ana \($0)" }],
            [field(patient, "--smokes", shown, ["patient", "smokes"]) { "\($0 % 40)" }],
            [field(clinic, "--name", house, ["clinic", "name"]) { "Clinic \($0)" }],
        ]
    }()

    @Test("every field has the last value that its desk was told is written, and the file is sound")
    func noLostUpdate() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        let last = Mutex<[[String: String]]>(Array(repeating: [:], count: Self.desks))
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: Self.desks) { desk in
            var random = SeededNumbers(seed: UInt64(100 + desk))
            for number in 0..<Self.commands {
                let own = Self.fields[desk]
                let field = own[Int(random.unit() * Double(own.count)) % own.count]
                let value = field.value(number)
                let answer = try? binary.run(field.command + [field.option, value])
                if answer?.status == 0 {
                    let key = "\(field.read.joined(separator: " ")) \(field.keys.joined())"
                    last.withLock { $0[desk][key] = value }
                } else {
                    failures.withLock { $0.append(answer?.err ?? "not run") }
                }
                // Something that others read and book meanwhile.
                if number % 5 == 4 {
                    _ = try? binary.run([
                        "session", "add", "P1", "--at",
                        "2026-12-\(10 + desk)T\(8 + number / 5 % 9):\(10 + number % 50)",
                        "--minutes", "15", "--kind", "review",
                    ])
                }
            }
        }
        #expect(failures.withLock { $0 } == [])
        for (desk, values) in last.withLock({ $0 }).enumerated() {
            for field in Self.fields[desk] {
                let key = "\(field.read.joined(separator: " ")) \(field.keys.joined())"
                guard let expected = values[key] else { continue }
                var value: Any? = try binary.run(field.read + ["--json"]).json()
                for key in field.keys { value = (value as? [String: Any])?[key] }
                #expect(value.map { "\($0)" } == expected, "desk \(desk), \(key)")
            }
        }
        #expect(try binary.run("check").status == 0)
    }

    @Test("a medicine is never proposed on facts that were corrected before the plan was made")
    func noStaleDecision() throws {
        let binary = try Binary.withClinic()
        defer { binary.remove() }
        let rounds = max(6, Self.commands / 8)
        for round in 2..<(2 + rounds) {
            let patient = "P\(round)"
            try binary.run(
                "patient", "add", "Patient \(round)", "--born", "1975-01-01", "--sex", "male",
                "--height-cm", "180", "--weight-kg", "80", "--smokes", "0", "--condition", "none",
                "--medicine", "none", "--allergy", "none", "--fact", "egfr=85")
            try binary.run("screen", patient, "--clear")
            let orders = [
                ["patient", "set", patient, "--fact", "egfr=12"],
                [
                    "plan", "create", patient, "--cause", "acute-strain", "--medicine",
                    "naproxen-oral", "--max-delay", "90",
                ],
            ]
            // Each order is first in every other round.
            DispatchQueue.concurrentPerform(iterations: 2) { index in
                if index == round % 2 { Thread.sleep(forTimeInterval: 0.015 * Double(round % 5)) }
                _ = try? binary.run(orders[index])
            }
            let entries = try binary.run("history", "--patient", patient, "--json").json()
            let commands = (entries["history"] as? [[String: Any]] ?? []).reversed()
                .compactMap { $0["command"] as? String }
            let fact = commands.firstIndex { $0.contains("patient set") }
            let plan = commands.firstIndex { $0.contains("plan create") }
            #expect(fact != nil, "round \(round)")
            if let fact, let plan { #expect(plan < fact, "round \(round): \(commands)") }
        }
    }
}
