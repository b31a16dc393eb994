import ArgumentParser
import Clinic
import Planner

struct SignGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Signs that tell hip from spine, and how well.",
        subcommands: [List.self])

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the signs and the published rules.",
            discussion: "Example: physio sign list --full")

        @Flag(help: "With the figures and sources of each.") var full = false
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let catalog = try desk.catalog()
            var table = Table("ID", "SIGN", "POINTS TO", "GROUP")
            for sign in catalog.signs {
                table.add(sign.id, sign.name, sign.pointsTo, sign.group)
            }
            for item in catalog.triageItems {
                table.add(item.id, item.name, "item of a rule", item.group)
            }
            var text = desk.text(table)
            if full { text += "\n\n" + Self.figures(catalog) }
            return Report(
                text: text,
                json: [
                    "signs": .array(catalog.signs.map(\.json)),
                    "items": .array(
                        catalog.triageItems.map {
                            ["id": .string($0.id), "sign": .string($0.name)]
                        }),
                    "rules": .array(catalog.triageRules.map(\.json)),
                ])
        }

        private static func figures(_ catalog: Catalog) -> String {
            var lines = [
                "Figures: LR+ and LR- are the likelihood ratios of finding and not finding it."
            ]
            for sign in catalog.signs where !sign.evidence.isEmpty {
                lines.append(sign.id)
                for row in sign.evidence {
                    let used = row.causes.isEmpty ? "told only" : row.causes.joined(separator: ", ")
                    lines.append(
                        "  \(row.target), against \(row.versus): \(row.accuracy.told) (\(used))"
                            + "  [\(row.evidence.text)]")
                }
            }
            lines += ["", "Published rules"]
            for rule in catalog.triageRules {
                let use =
                    rule.notUsed.map { "not used: \($0)" } ?? rule.causes.joined(separator: ", ")
                lines.append(
                    "\(rule.id): \(rule.name). \(rule.threshold). \(rule.accuracy.told) (\(use))")
            }
            return lines.joined(separator: "\n")
        }
    }
}

struct AssessCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess",
        abstract: "Hip or spine? Ranks the causes for what was found; a clinician decides.",
        discussion: """
            What is not named stays unknown and never counts as absent.
            Example: physio assess "Jo Park" --present groin-pain --present pain-dressing-leg \
            --absent slump
            """)

    @Argument(help: "The patient's id or name.") var patient: String
    @Option(help: ArgumentHelp("A sign that was found; repeat.", valueName: "sign"))
    var present: [String] = []
    @Option(
        help: ArgumentHelp("A sign that was looked for and not found; repeat.", valueName: "sign"))
    var absent: [String] = []
    @OptionGroup var options: GlobalOptions

    func report(at desk: Desk) throws -> Report {
        let clinic = try desk.clinic()
        let made = try clinic.assessPatient(
            clinic.patient(named: patient), present: present, absent: absent)
        return Report(text: Self.text(made), json: made.json)
    }

    private static func text(_ made: MadeAssessment) -> String {
        let answer = made.assessment
        var lines = [
            "Origin: \(answer.origin)  ("
                + answer.origins.prefix(4).map { "\($0.origin.rawValue) \(percent($0.share))" }
                .joined(separator: ", ") + ")", "",
        ]
        for cause in answer.causes.prefix(6) {
            lines.append(
                "\(percent(cause.probability))  \(cause.name) (\(cause.id)), could be "
                    + "\(percent(cause.range.lowerBound)) to \(percent(cause.range.upperBound))")
            for reason in cause.reasons.prefix(5) {
                lines.append(
                    "     \(reason.ratio >= 1 ? "for" : "against")  \(reason.name), "
                        + "LR \((reason.ratio * 100).rounded() / 100)"
                        + (reason.counts ? "" : " (told only)") + "  [\(reason.evidence)]")
            }
        }
        if !answer.ask.isEmpty { lines += ["", "Worth asking next:"] }
        lines += answer.ask.map { "  \($0.id): \($0.name), \($0.why)" }
        if !made.openFlags.isEmpty { lines += ["", "Open red flags, which come first:"] }
        lines += made.openFlags.map { "  \($0.flag) (\($0.action.rawValue))" }
        lines += [
            "", "A suggestion from published figures; the clinician decides (\(made.stored.id)).",
        ]
        return lines.joined(separator: "\n")
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}

extension TriageSign {
    fileprivate var json: JSON {
        [
            "id": .string(id), "sign": .string(name), "pointsTo": .string(pointsTo),
            "group": .string(group), "text": .string(text),
            "evidence": .array(
                evidence.map {
                    [
                        "target": .string($0.target), "versus": .string($0.versus),
                        "accuracy": $0.accuracy.json, "causes": .texts($0.causes),
                        "note": .text($0.note), "evidence": .string($0.evidence.text),
                    ]
                }),
        ]
    }
}

extension TriageRule {
    fileprivate var json: JSON {
        [
            "id": .string(id), "name": .string(name), "items": .texts(items),
            "threshold": .string(threshold), "accuracy": accuracy.json, "causes": .texts(causes),
            "notUsed": .text(notUsed), "note": .text(note), "evidence": .string(evidence.text),
        ]
    }
}

extension Accuracy {
    fileprivate var told: String {
        let parts = [
            sensitivity.map { "sensitivity \($0)" }, specificity.map { "specificity \($0)" },
            positiveRatio.map { "LR+ \($0)" }, negativeRatio.map { "LR- \($0)" },
        ].compactMap { $0 }
        return parts.isEmpty ? "no figure" : parts.joined(separator: ", ")
    }

    fileprivate var json: JSON {
        [
            "sensitivity": .optional(sensitivity), "specificity": .optional(specificity),
            "positiveRatio": .optional(positiveRatio), "negativeRatio": .optional(negativeRatio),
        ]
    }
}
