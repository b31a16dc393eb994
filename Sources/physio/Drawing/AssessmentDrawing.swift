import Clinic
import Planner

extension MadeAssessment: Drawn {
    /// Red flags first, then what the findings point to and what to ask next.
    func lines(width: Int?) -> [String] {
        let answer = assessment
        var lines = flags
        lines += [headline, ""]
        if !answer.ask.isEmpty {
            lines += ["Ask or examine next:"]
            lines += answer.ask.compactMap { catalog.triage.sign($0) }
                .map { "  \($0.question)  (\($0.id))" }
            lines += [""]
        }
        lines += [
            "Origin: \(answer.origin)  ("
                + answer.origins.prefix(4).map { "\($0.origin.rawValue) \(percent($0.share))" }
                .joined(separator: ", ") + ")", "",
        ]
        if answer.verdict == .referFirst { lines += ["What else the findings fit:"] }
        lines += shares(answer)
        lines += answer.referrals.map {
            "Refer as well: \($0.rule.why)  [\($0.rule.evidence.text)]"
        }
        lines += record + ["", "A suggestion; the clinician decides (\(stored.id))."]
        return lines
    }

    private var flags: [String] {
        var lines: [String] = []
        for fired in assessment.redFlags {
            lines.append("\(Self.urgency(fired.rule.urgency)): \(fired.rule.why).")
            if let flag = redFlag(fired.rule.flag) { lines.append("  \(flag.name)") }
            lines.append(
                "  because: " + fired.because.map { told($0) }.joined(separator: "; "))
            if fired.rule.urgency == .ask {
                lines += ["  Ask first:"]
                lines += fired.open.compactMap { catalog.triage.sign($0) }
                    .map { "    \($0.question)  (\($0.id))" }
            }
            if let instruction = instruction(fired.rule.flag) {
                let when = fired.rule.urgency == .ask ? "If it is so: " : ""
                lines.append("  \(when)\(instruction)")
            }
            if let flag = fired.rule.flag {
                lines.append("  If you confirm it: physio screen \(patient.id) --flag \(flag)")
            }
        }
        for open in openFlags where isNew(open) {
            lines.append("\(open.action.rawValue.uppercased()), recorded and open: \(open.flag).")
            if let instruction = redFlag(open.flag)?.instruction(for: open.action) {
                lines.append("  \(instruction)")
            }
        }
        guard !lines.isEmpty else { return [] }
        let region = region.map { " --region \($0.rawValue)" } ?? ""
        return lines
            + ["  Ask all safety questions: physio screen \(patient.id)\(region)", ""]
    }

    /// The one list of questions that holds those of all flags; `nil` where it takes both.
    private var region: ScreeningRegion? {
        let flags = assessment.redFlags.compactMap { redFlag($0.rule.flag) }
        let holding = ScreeningRegion.allCases.filter { region in
            !flags.isEmpty && flags.allSatisfy { $0.regions.contains(region) }
        }
        let pain: ScreeningRegion? =
            switch assessment.origin {
            case "hip": .hip
            case "spine", "sacroiliac": .back
            default: nil
            }
        return holding.count == 1 ? holding[0] : holding.first { $0 == pain }
    }

    private var headline: String {
        let answer = assessment
        let names = answer.between.map { family($0).joined(separator: " or ") }
        switch answer.verdict {
        case .referFirst: return "Refer first: no cause is suggested while a red flag is open."
        case .likely: return "Likely: \(names.first ?? "")."
        case .both:
            return "Two sources may hurt at once: \(names.prefix(2).joined(separator: " and "))."
        case .cannotTellApart:
            return "Cannot be told apart yet: \(names.joined(separator: ", "))."
        case .unclear: return "Too little is known to suggest a cause."
        }
    }

    /// The names of a cause and of those that share its treatment, the likeliest first.
    private func family(_ id: String) -> [String] {
        let family = catalog.triage.combining?.family(of: id) ?? [id]
        return assessment.causes.filter { family.contains($0.id) }.map(\.name)
    }

    /// The leading causes, all others in one line, and what is left for what is not known: 100 % together.
    private func shares(_ answer: Assessment) -> [String] {
        let leading = answer.causes.prefix(5)
        let others = answer.causes.dropFirst(5)
        let rest = others.reduce(0) { $0 + $1.probability }
        let percents = wholePercents(leading.map(\.probability) + [rest, answer.other])
        var lines = zip(leading, percents).flatMap(text)
        if !others.isEmpty {
            let rest = others.count == 1 ? "cause" : "\(others.count) causes"
            lines += ["\(percents[leading.count]) %  the other \(rest)"]
        }
        return lines + ["\(percents[leading.count + 1]) %  not known yet, or none of these"]
    }

    private func text(_ cause: RankedCause, _ percent: Int) -> [String] {
        ["\(percent) %  \(cause.name) (\(cause.id))"]
            + cause.reasons.prefix(5).map { reason in
                "     \(reason.ratio >= 1 ? "for    " : "against") \(reason.told), "
                    + "\((reason.ratio * 100).rounded() / 100)  [\(reason.marks)]"
            }
    }

    private var record: [String] {
        var lines: [String] = []
        let found = fromRecord.filter(findings.present.contains)
        if !found.isEmpty {
            lines += [
                "", "From the record: \(found.map { told($0) }.joined(separator: "; "))",
            ]
        }
        lines += retired.map { "'\($0.id)' is answered by \($0.instead)." }
        return lines
    }

    /// A sign as a person says it, with 'not' before it where it was denied.
    private func told(_ id: String) -> String {
        let isDenied = id.hasPrefix("not ") || findings.absent.contains(id)
        let plain = id.hasPrefix("not ") ? String(id.dropFirst(4)) : id
        guard let sign = catalog.triage.sign(plain) else { return id }
        return isDenied ? "not \(sign.name)" : sign.name
    }

    private static func urgency(_ urgency: FlagRule.Urgency) -> String {
        switch urgency {
        case .emergency: "EMERGENCY"
        case .urgent: "URGENT"
        default: "ASK FIRST"
        }
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}

extension TriageReason {
    fileprivate var told: String {
        switch kind {
        case .placeNotNamed: "not named: \(name)"
        case .sign: isFound == true ? name : "not found: \(name)"
        default: name
        }
    }

    /// Sources and marks without their notes.
    fileprivate var marks: String {
        sources.citations.map {
            [$0.source, $0.mark.rawValue].compactMap { $0 }.joined(separator: " ")
        }
        .joined(separator: ", ")
    }
}
