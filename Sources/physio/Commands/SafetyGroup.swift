import ArgumentParser
import Clinic
import ClinicWords
import Foundation
import Planner

struct SafetyGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "safety", abstract: "What the safety rules say, and what they still ask.",
        subcommands: [Review.self, Evaluate.self, Acknowledge.self, Override.self],
        defaultSubcommand: Review.self)

    struct Review: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "review", abstract: "Rules that apply to a patient, and open questions.",
            discussion: """
                Example: physio safety "Jo Park" --cause hip-osteoarthritis --medicine naproxen-oral
                """)

        @Argument(help: "The patient's id or name.", completion: .patients) var patient: String
        @Option(help: "As if this cause were treated.", completion: .causes) var cause: String?
        @Option(
            help: ArgumentHelp(
                "As if this medicine were planned, by id or name; repeat for more.",
                valueName: "name"), completion: .medicines)
        var medicine: [String] = []
        @Flag(help: "Every fact that a rule waits for, with the rules.") var all = false
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { clinic in
                try clinic.safetyReview(
                    of: clinic.patient(named: patient), cause: cause,
                    medicines: medicine.map { try clinic.catalogueMedicine($0).id }, all: all)
            }
        }
    }

    struct Acknowledge: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "acknowledge", abstract: "Record that a plan's cautions were seen.",
            discussion: "Example: physio safety acknowledge L1 NSAID-04 --by \"Ana Silva\"")

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @Argument(help: "The rules.") var rules: [String]
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                AcknowledgeRules(rules, in: try clinic.plan(named: plan).id)
            } telling: { changed, _ in
                AcknowledgedRules(findings: changed.details.findings)
            }
        }
    }

    struct Override: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "override",
            abstract:
                "Record that a clinician sets aside what speaks against a running plan, and why.",
            discussion: """
                Example: physio safety override L1 ADULT-01 --reason "grown up, seen with the \
                paediatrician" --by "Ana Silva"
                """)

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @Argument(help: "The rules.") var rules: [String]
        @Option(help: "Why it is overridden.") var reason: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                OverrideRules(rules, in: try clinic.plan(named: plan).id, reason: reason)
            } telling: { changed, _ in
                OverriddenRules(
                    findings: changed.details.findings.filter { $0.state == .overridden })
            }
        }
    }

    struct Evaluate: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "evaluate",
            abstract: "What if: the rules for bare facts from a JSON file, always as JSON.",
            discussion: """
                Facts that are null or absent are unknown; '-' reads standard input.
                Example: echo '{"age_years": 72, "planned_drug": ["naproxen_oral"]}' | \
                physio safety evaluate -
                """)

        @Argument(help: "A JSON file of facts.") var file: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
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
