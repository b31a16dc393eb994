import ArgumentParser
import Clinic
import ClinicWords
import Planner

/// What belongs to no single cause and no single medicine, as a clinician reads it before changing it.
struct TemplateShow: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what all templates share, with marks and sources.",
        discussion: """
            Parts: \(CataloguePart.allCases.map(\.rawValue).joined(separator: ", ")).
            Example: physio template show exercises
            """)

    @Argument(help: "Which part; all of them without it.") var part: String?
    @OptionGroup var options: GlobalOptions

    func report(at access: ClinicAccess) throws -> Report {
        let wanted = try part.map(Self.part).map { [$0] } ?? CataloguePart.allCases
        let catalog = try access.catalog()
        return try Report(CatalogueParts(parts: wanted.map { ($0, $0.lines(catalog)) }))
    }

    private static func part(_ name: String) throws -> CataloguePart {
        guard let part = CataloguePart(rawValue: name.lowercased()) else {
            throw Failure(
                .usage, "There is no part '\(name)'.",
                remedy: """
                    Choose from: \(CataloguePart.allCases.map(\.rawValue).joined(separator: ", ")).
                    """)
        }
        return part
    }
}

/// Parts of the catalogue, each as its lines.
private struct CatalogueParts: Drawn, Documented {
    let parts: [(part: CataloguePart, lines: [String])]

    var json: JSON {
        .object(parts.map { JSON.Member(key: $0.part.rawValue, value: .texts($0.lines)) })
    }

    func lines(width: Int?) -> [String] {
        let told = parts.map { [$0.part.title] + $0.lines.map { "  \($0)" } }
        return Array(told.joined(separator: [""]))
    }
}

/// A part of the catalogue that all templates share.
enum CataloguePart: String, CaseIterable {
    case about, rules, facts, exercises
    case redFlags = "red-flags"
    case warningSigns = "warning-signs"
    case programmes, privacy, names, sources

    var title: String {
        switch self {
        case .about: "What the marks and fields mean"
        case .rules: "Rules that hold for every plan"
        case .facts: "Facts that rules ask for"
        case .exercises: "Exercises"
        case .redFlags: "Red flags"
        case .warningSigns: "Signs that patients are told to act on"
        case .programmes: "Programmes"
        case .privacy: "What a calendar or a message may say"
        case .names: "Reactions to allergies"
        case .sources: "Sources"
        }
    }

    /// Each entry with its evidence.
    func lines(_ catalog: Catalog) -> [String] {
        switch self {
        case .about: catalog.about.flatMap(\.lines)
        case .rules:
            catalog.globalRules.map { "\($0.id)  \($0.text)  [\($0.evidence.text)]" }
                + catalog.reviewRules.map {
                    "\($0.id)  \($0.step.rawValue): \($0.because)  [\($0.evidence.text)]"
                }
        case .facts: catalog.facts.flatMap(Self.lines)
        case .exercises: catalog.exercises.flatMap(Self.lines)
        case .redFlags: catalog.redFlags.flatMap(Self.lines)
        case .warningSigns:
            catalog.warningSigns.map {
                "\($0.id)  \($0.topic): \($0.sign) (\($0.urgency))  [\($0.evidence.text)]"
            }
        case .programmes: Self.programmes(catalog)
        case .privacy:
            catalog.privacyRules.flatMap { rule in
                ["\(rule.rule)  [\(rule.evidence.text)]"]
                    + rule.badExamples.map { "    not: \($0)" }
                    + rule.goodExamples.map { "    but: \($0)" }
            }
        case .names:
            catalog.names.reactions.map { reaction in
                "\(reaction.name)" + ": \(reaction.meaning)"
            }
        case .sources: catalog.sources.flatMap(Self.lines)
        }
    }

    private static func programmes(_ catalog: Catalog) -> [String] {
        var lines: [String] = []
        if let walking = catalog.activity?.walking {
            lines += ["walking: \(walking.rule)", "goal: \(walking.goal)"]
        }
        for detail in catalog.activity?.details ?? [] { lines += detail.lines }
        for contact in catalog.smoking?.sessions ?? [] {
            let (first, last) = (contact.window.lowerBound, contact.window.upperBound)
            lines.append(
                "\(contact.name): \(first) to \(last) days from the quit date"
                    + (contact.measuresCO ? ", breath test" : "")
                    + "  [\(contact.evidence.text)]")
        }
        for detail in catalog.smoking?.details ?? [] { lines += detail.lines }
        for detail in catalog.weight?.details ?? [] { lines += detail.lines }
        for detail in catalog.medicationReviews { lines += detail.lines }
        return lines
    }

    private static func lines(_ fact: Fact) -> [String] {
        let unit = fact.unit.map { " (\($0))" } ?? ""
        let exempt = fact.exemption.map { ["    \($0.kind.rawValue): \($0.because)"] } ?? []
        let ends =
            fact.ending.map {
                ["    from \(plain($0.at)) on: \($0.ask) (\($0.answer))  [\($0.evidence.text)]"]
            } ?? []
        return ["\(fact.name)  \(fact.ask)\(unit)"] + (fact.meaning.map { ["    \($0)"] } ?? [])
            + exempt + ends
    }

    private static func lines(_ exercise: Exercise) -> [String] {
        let usual = exercise.usual.map { "; instead of another: \($0.text)" } ?? ""
        let tags = exercise.tags.sorted().joined(separator: ", ")
        return ["\(exercise.id)  \(exercise.name), \(exercise.kind)\(usual)"]
            + (exercise.how.map { ["    \($0)"] } ?? []) + ["    asks: \(tags)"]
    }

    private static func lines(_ flag: RedFlag) -> [String] {
        let head =
            "\(flag.id)  \(flag.name) (\(flag.action.rawValue)), \(flag.appliesTo)"
            + "  [\(flag.evidence.text)]"
        let added = flag.clinicianAdds.joined(separator: "; ")
        var lines = [head, "    \(flag.ask)", "    \(flag.instruction)"]
        if !added.isEmpty { lines.append("    the clinician adds: \(added)") }
        for question in flag.questions {
            lines += ["    \(question.id)  \(question.text)", "        \(question.german)"]
        }
        for lone in flag.alone {
            lines.append(
                "    \(lone.questions.joined(separator: ", ")) alone (\(lone.action.rawValue)):"
                    + " \(lone.instruction)  [\(lone.evidence.text)]")
        }
        return lines
    }

    private static func lines(_ source: Source) -> [String] {
        let name = [source.short, source.title].compactMap { $0 }.joined(separator: ": ")
        var origin = [source.organisation, source.year, source.address].compactMap { $0 }
        if let read = source.readAs { origin.append("read: \(read)") }
        if let grade = source.grade { origin.append("grade \(grade)") }
        return ["\(source.id)  \(name)", "    \(origin.joined(separator: ", "))"]
    }
}

extension ProgrammeDetail {
    /// Its own line, and a line further in for each part.
    fileprivate var lines: [String] {
        switch self {
        case .text(let key, let text): [key.isEmpty ? text : "\(key): \(text)"]
        case .list(let key, let parts):
            (key.isEmpty ? [] : ["\(key):"])
                + parts.flatMap(\.lines).map { key.isEmpty ? $0 : "    \($0)" }
        }
    }
}
