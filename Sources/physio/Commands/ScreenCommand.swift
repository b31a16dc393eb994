import ArgumentParser
import Clinic
import Planner

struct ScreenCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen",
        abstract: "Ask for red flags and record the answers; needed before a plan is made.",
        discussion: """
            Without an answer it tells what to ask the patient, one yes or no each, and what is on record. \
            --cause asks what the plan for a cause needs, --region hip or back all of that region; without \
            either both lists. --clear answers no to every question of the list that has no --answer.
            Example: physio screen "Jo Park" --cause sciatica
            Example: physio screen "Jo Park" --cause sciatica --clear
            Example: physio screen "Jo Park" --cause sciatica --answer ces.urine=yes --clear
            Example: physio screen "Jo Park" --flag malignancy
            Example: physio screen "Jo Park" --close malignancy --outcome referred-cleared \
            --cleared-by "Dr Lee" --cleared-on 2026-12-03
            """)

    @Argument(help: "The patient's id or name.") var patient: String
    @Option(help: ArgumentHelp("Ask what a plan for this cause needs.", valueName: "id"))
    var cause: String?
    @Option(help: "Ask all of a region: hip or back.") var region: String?
    @Option(help: ArgumentHelp("An answer, yes or no; repeat.", valueName: "id=answer"))
    var answer: [String] = []
    @Flag(help: "Every question of the list without an answer here was answered no.")
    var clear = false
    @Option(help: ArgumentHelp("A flag that is present; repeat for more.", valueName: "id"))
    var flag: [String] = []
    @Option(help: "The questions' language: en or de.") var language = "en"
    @Option(help: ArgumentHelp("Close an open flag.", valueName: "id")) var close: String?
    @Option(help: "assessed-not-present or referred-cleared.") var outcome: String?
    @Option(help: ArgumentHelp("Who settled the flag (else who acts).", valueName: "name"))
    var clearedBy: String?
    @Option(help: ArgumentHelp("When it was settled (else today).", valueName: "day"))
    var clearedOn: String?
    @Option(help: "A remark for the record.") var note: String?
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        let isAsked = clear || !answer.isEmpty
        if [isAsked, !flag.isEmpty, close != nil].count(where: { $0 }) > 1 {
            throw ValidationError("Say answers (--clear, --answer), or --flag, or --close.")
        }
        if cause != nil, region != nil {
            throw ValidationError("Say --cause or --region, not both.")
        }
        if close != nil, outcome == nil {
            throw ValidationError(
                "Say how it is closed: --outcome assessed-not-present or referred-cleared.")
        }
        if clearedOn != nil, clearedBy == nil {
            throw ValidationError("--cleared-on goes with --cleared-by NAME.")
        }
        guard ["en", "de"].contains(language) else {
            throw ValidationError("The questions are there in en and de.")
        }
    }

    func report(at desk: Desk) throws -> Report {
        let clinic = try desk.clinic()
        let found = try clinic.patient(named: patient)
        if let close { return try self.close(close, of: found.id, at: desk) }
        var input = ScreeningInput()
        input.list = try list
        (input.flags, input.answers, input.clear) = (flag, answer, clear)
        guard clear || !answer.isEmpty || !flag.isEmpty else {
            return try report(of: found.id, asking: true, desk)
        }
        return try perform(ScreenPatient(found.id, input), at: desk) { _, desk in
            try report(of: found.id, asking: !clear && flag.isEmpty, desk)
        }
    }

    private func close(_ flag: String, of patient: ID<Patient>, at desk: Desk) throws -> Report {
        guard let way = outcome.flatMap(ScreenedFlag.Outcome.init) else {
            throw Failure(
                .usage, "'\(outcome ?? "")' is no outcome.",
                remedy: "Use assessed-not-present or referred-cleared.")
        }
        let request = CloseFlag(
            flag, of: patient, as: way, note: note, clearance: clearedBy, on: clearedOn)
        return try perform(request, at: desk) { all, desk in
            let clinic = try desk.clinic()
            var report = desk.report(all, of: patient, try desk.catalog())
            let waiting = try clinic.plans(patient: patient).flatMap {
                try clinic.waitingMedicines(in: $0.plan)
            }
            guard !waiting.isEmpty else { return report }
            report.text +=
                "\n"
                + waiting.flatMap { [$0.told, "  When it may be taken again: \($0.step.command)"] }
                .map(desk.wrapped).joined(separator: "\n")
            report.add("waitingMedicines", .array(waiting.map(\.json)))
            return report
        }
    }

    /// What was screened; and what is still to be asked, where that was the question or something is open.
    private func report(
        of id: ID<Patient>, asking: Bool, _ desk: Desk
    ) throws -> Report {
        let clinic = try desk.clinic()
        let patient = try clinic.patient(named: "\(id)")
        let sheet = try clinic.screeningSheet(of: try list, for: patient)
        var report = desk.report(try clinic.screenings(of: patient), of: id, try desk.catalog())
        let isTold = clear || !answer.isEmpty || !flag.isEmpty
        if asking, !isTold || !sheet.open.isEmpty {
            let asked = ScreeningQuestions(
                patient: id, sheet: sheet, scope: scope, isGerman: language == "de")
            report.text += "\n\n" + asked.lines.map(desk.wrapped).joined(separator: "\n")
            report.add("questions", asked.json)
        }
        return report
    }

    private var list: ScreeningList {
        get throws {
            if let cause { return .cause(cause) }
            guard let region else { return .both }
            guard let known = ScreeningRegion(rawValue: region.lowercased()) else {
                throw Failure(
                    .usage, "'\(region)' is no region.",
                    remedy: "Say --region hip or --region back.")
            }
            return .region(known)
        }
    }

    /// The list as it was asked for, for the command that answers it.
    private var scope: String {
        (cause.map { " --cause \($0)" } ?? "") + (region.map { " --region \($0)" } ?? "")
    }
}

extension Report {
    fileprivate mutating func add(_ key: String, _ value: JSON) {
        guard case .object(let members) = json else { return }
        json = .object(members + [JSON.Member(key: key, value: value)])
    }
}

/// What to ask, in the patient's words, and the command that records it.
private struct ScreeningQuestions {
    let patient: ID<Patient>
    let sheet: ScreeningSheet
    let scope: String
    let isGerman: Bool

    private func words(_ question: ScreeningQuestion) -> String {
        isGerman ? question.german : question.text
    }

    var lines: [String] {
        guard let first = sheet.open.first else {
            return ["Every question of this list is answered."]
        }
        let intro =
            isGerman
            ? "Bitte beantworten Sie einige Fragen mit Ja oder Nein. Sie finden seltene, aber ernste"
                + " Ursachen."
            : "Before we start, please answer some yes or no questions. They find rare but serious"
                + " causes."
        let command = "physio screen \(patient)\(scope)"
        return [intro]
            + sheet.open.map { "  [ ] \(words($0.question))  (\($0.question.id))" }
            + [
                "All answered no:  \(command) --clear",
                "A yes, the rest no:  \(command) --answer \(first.question.id)=yes --clear",
                "One after the other:  \(command) --answer \(first.question.id)=no",
            ]
    }

    var json: JSON {
        .array(
            sheet.open.map { flag, question in
                [
                    "id": .string(question.id), "flag": .string(flag.id),
                    "about": .string(flag.name), "text": .string(question.text),
                    "german": .string(question.german),
                ]
            })
    }
}

extension Desk {
    fileprivate func report(
        _ screenings: [Screening], of patient: ID<Patient>, _ catalog: Catalog
    ) -> Report {
        var lines = screenings.isEmpty ? ["\(patient) has not been screened yet."] : []
        for screening in screenings {
            let told =
                screening.isClear
                ? "clear"
                : screening.flags.isEmpty
                    ? "no flag, but answered yes" : "\(screening.flags.count) found"
            lines.append(
                "\(screening.day)  screened by \(screening.author): \(told)\(extent(screening, catalog))"
            )
            for flag in screening.flags {
                let known = catalog.redFlags.first { $0.id == flag.flag }
                let name = known?.name ?? flag.flag
                if let closing = flag.closing {
                    lines.append(
                        "  \(name) (\(flag.action.rawValue)): \(closing.outcome.told), "
                            + "\(closing.by), \(closing.day)"
                            + (closing.note.map { " – \($0)" } ?? ""))
                } else {
                    lines.append(
                        "  \(name) (\(flag.action.rawValue)), open: \(known?.instruction(for: flag.action) ?? "")"
                    )
                    lines.append(
                        "    Settled: physio screen \(patient) --close \(flag.flag)"
                            + " --outcome assessed-not-present|referred-cleared --cleared-by NAME"
                            + " --cleared-on DATE")
                }
            }
            lines += yeses(of: screening, catalog)
        }
        return Report(
            text: lines.map(wrapped).joined(separator: "\n"),
            json: [
                "patient": .text(patient), "screenings": .array(screenings.map(\.json)),
                "open": .texts(screenings.flatMap(\.stopping).map(\.flag)),
            ])
    }

    /// Each question answered yes; one that raised no flag says so, for somebody has to look at it.
    private func yeses(of screening: Screening, _ catalog: Catalog) -> [String] {
        let raised = Set(screening.flags.map(\.flag))
        return screening.answers.filter(\.value).keys.sorted().map { id in
            let flag = catalog.redFlags.first { $0.questions.contains { $0.id == id } }
            let text = flag?.questions.first { $0.id == id }?.text ?? "a question of an older list"
            let alone =
                flag.map { raised.contains($0.id) } == true
                ? "" : "; this alone raises no flag, look at it"
            return "  answered yes: \(text) (\(id))\(alone)"
        }
    }

    /// What a screening asked for, where it was not both lists.
    private func extent(_ screening: Screening, _ catalog: Catalog) -> String {
        guard let covers = screening.covers else { return "" }
        let count = catalog.redFlags.filter { covers.contains($0.id) }.count
        return ", asked for \(count) of \(catalog.redFlags.count) signs"
    }
}

extension ScreenedFlag.Outcome {
    fileprivate var told: String {
        switch self {
        case .assessedNotPresent: "assessed, not present"
        case .referredCleared: "referred and cleared"
        }
    }
}
