import ArgumentParser
import Clinic
import Foundation
import Planner

struct SafetyGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "safety", abstract: "What the safety rules say, and what they still ask.",
        subcommands: [Review.self, Evaluate.self, Acknowledge.self, Override.self],
        defaultSubcommand: Review.self)

    struct Review: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Rules that apply to a patient, and open questions.",
            discussion: """
                Example: physio safety "Jo Park" --cause hip-osteoarthritis --medicine naproxen-oral
                """)

        @Argument(help: "The patient's id or name.") var patient: String
        @Option(help: "As if this cause were treated.") var cause: String?
        @Option(
            help: ArgumentHelp(
                "As if this medicine were planned, by id or name; repeat for more.",
                valueName: "name"))
        var medicine: [String] = []
        @Flag(help: "Every fact that a rule waits for, with the rules.") var all = false
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let clinic = try desk.clinic()
            let review = try clinic.safetyReview(
                of: clinic.patient(named: patient), cause: cause,
                medicines: medicine.map { try clinic.catalogueMedicine($0).id })
            return Report(text: desk.text(review, all: all), json: review.json)
        }
    }

    struct Acknowledge: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that a plan's cautions were seen.",
            discussion: "Example: physio safety acknowledge L1 NSAID-04 --by \"Ana Silva\"")

        @Argument(help: "The plan's id.") var plan: String
        @Argument(help: "The rules.") var rules: [String]
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let request = AcknowledgeRules(rules, in: try desk.clinic().plan(named: plan).id)
            return try perform(request, at: desk) { changed, _ in
                let findings = changed.details.findings
                return Report(
                    text: findings.filter { $0.state != .applied }
                        .map { "\($0.rule) \($0.state.rawValue)\($0.by.map { " by \($0)" } ?? "")" }
                        .joined(separator: "\n"),
                    json: ["findings": .array(findings.map(\.json))])
            }
        }
    }

    struct Override: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Record that a clinician sets aside what speaks against a running plan, and why.",
            discussion: """
                Example: physio safety override L1 ADULT-01 --reason "grown up, seen with the \
                paediatrician" --by "Ana Silva"
                """)

        @Argument(help: "The plan's id.") var plan: String
        @Argument(help: "The rules.") var rules: [String]
        @Option(help: "Why it is overridden.") var reason: String
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let request = OverrideRules(
                rules, in: try desk.clinic().plan(named: plan).id, reason: reason)
            return try perform(request, at: desk) { changed, _ in
                let findings = changed.details.findings.filter { $0.state == .overridden }
                return Report(
                    text: findings.map {
                        "\($0.rule) overridden\($0.by.map { " by \($0)" } ?? "")"
                            + ($0.reason.map { ": \($0)" } ?? "")
                    }.joined(separator: "\n"),
                    json: ["findings": .array(findings.map(\.json))])
            }
        }
    }

    struct Evaluate: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "What if: the rules for bare facts from a JSON file, always as JSON.",
            discussion: """
                Facts that are null or absent are unknown; '-' reads standard input.
                Example: echo '{"age_years": 72, "planned_drug": ["naproxen_oral"]}' | \
                physio safety evaluate -
                """)

        @Argument(help: "A JSON file of facts.") var file: String
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let bytes = try Self.read(file)
            let verdict = try CatalogShelf(folder: options.plans).evaluate(facts: bytes)
            return Report(text: verdict.json.pretty, json: verdict.json)
        }

        private static func read(_ file: String) throws -> [UInt8] {
            let handle =
                file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
            guard let handle, let data = try? handle.read(upToCount: 1_000_001) else {
                throw Failure(
                    .notFound, "The file '\(file)' cannot be read.",
                    remedy: "Name a JSON file of facts, or '-' for standard input.")
            }
            guard data.count <= 1_000_000 else {
                throw Failure(
                    .badData, "'\(file)' is larger than a megabyte.",
                    remedy: "Facts of one patient need a few hundred bytes.")
            }
            return [UInt8](data)
        }
    }
}

extension Desk {
    fileprivate func text(_ review: SafetyReview, all: Bool) -> String {
        var lines: [String] = []
        for head in review.told {
            let rule = head.rule
            let told = review.told(rule)
            lines.append(
                "\(rule.severity.rawValue.uppercased())  \(head.ids)  \(rule.title)"
                    + (told.isEmpty ? "" : ": \(told)"))
            lines.append("    \(rule.action)  [\(rule.evidence.text)]")
        }
        if lines.isEmpty { lines.append("No rule fires for what is known.") }
        lines += nameLines(review.patient.details).filter { $0.contains("not recognised") }
        let patient = review.patient.id
        if all {
            lines += openLines(review)
        } else if let asked = review.asked.told(for: patient, .commands) {
            lines += ["", asked.heading] + asked.lines.map { "  \($0)" }
            lines.append("All that rules wait for: physio safety \(patient) --all")
        }
        if !review.stale.isEmpty { lines += ["", "Ask again:"] }
        lines += review.stale.map { "  \($0.fact.ask): told \($0.days) days ago" }
        return lines.joined(separator: "\n")
    }

    /// Every fact that a rule waits for.
    private func openLines(_ review: SafetyReview) -> [String] {
        let open = review.verdict.questions.map {
            PlanQuestion($0, review.catalog, of: review.patient.details)
        }
        guard !open.isEmpty else { return [] }
        return ["", "All that rules wait for:"]
            + open.flatMap { question in
                [
                    "  \(question.text)",
                    "    decides \(question.rules.joined(separator: ", "))"
                        + (question.inputs.map { "  (\($0.list.flags))" } ?? ""),
                ]
            }
    }
}
