import Clinic
import ClinicWords
import Planner

extension ScreeningPage: Drawn {
    func lines(width: Int?) -> [String] {
        let lines =
            (screenings.isEmpty ? ["\(patient) has not been screened yet."] : [])
            + screenings.flatMap(lines) + (asked.map { [""] + questions($0.sheet, $0.list) } ?? [])
            + waiting.flatMap { [$0.told, "  When it may be taken again: \($0.step.command)"] }
        return lines
    }

    private func lines(_ screening: Screening) -> [String] {
        let told =
            screening.isClear
            ? "clear"
            : screening.flags.isEmpty
                ? "no flag, but answered yes" : "\(screening.flags.count) found"
        let head = "\(screening.day)  screened by \(screening.author): \(told)\(extent(screening))"
        return [head] + screening.flags.flatMap(lines) + yeses(of: screening)
    }

    private func lines(_ flag: ScreenedFlag) -> [String] {
        let known = redFlags.first { $0.id == flag.flag }
        let name = "  \(known?.name ?? flag.flag) (\(flag.action.rawValue))"
        guard let closing = flag.closing else {
            return [
                "\(name), open: \(known?.instruction(for: flag.action) ?? "")",
                "    Settled: physio screen \(patient) --close \(flag.flag)"
                    + " --outcome assessed-not-present|referred-cleared --cleared-by NAME"
                    + " --cleared-on DATE",
            ]
        }
        return [
            "\(name): \(closing.outcome.told), \(closing.by), \(closing.day)"
                + (closing.note.map { " – \($0)" } ?? "")
        ]
    }

    /// What to ask, in the patient's words, and the command that records it.
    private func questions(_ sheet: ScreeningSheet, _ list: ScreeningList) -> [String] {
        guard let first = sheet.open.first else {
            return ["Every question of this list is answered."]
        }
        let intro =
            isGerman
            ? "Bitte beantworten Sie einige Fragen mit Ja oder Nein. Sie finden seltene, aber ernste"
                + " Ursachen."
            : "Before we start, please answer some yes or no questions. They find rare but serious"
                + " causes."
        let command = "physio screen \(patient)\(list.flags)"
        return [intro]
            + sheet.open.map {
                "  [ ] \(isGerman ? $0.question.german : $0.question.text)  (\($0.question.id))"
            }
            + [
                "All answered no:  \(command) --clear",
                "A yes, the rest no:  \(command) --answer \(first.question.id)=yes --clear",
                "One after the other:  \(command) --answer \(first.question.id)=no",
            ]
    }

    /// Each question answered yes; one that raised no flag says so, for somebody has to look at it.
    private func yeses(of screening: Screening) -> [String] {
        let raised = Set(screening.flags.map(\.flag))
        return screening.answers.filter(\.value).keys.sorted().map { id in
            let flag = redFlags.first { $0.questions.contains { $0.id == id } }
            let text = flag?.questions.first { $0.id == id }?.text ?? "a question of an older list"
            let alone =
                flag.map { raised.contains($0.id) } == true
                ? "" : "; this alone raises no flag, look at it"
            return "  answered yes: \(text) (\(id))\(alone)"
        }
    }

    /// What a screening asked for, where it was not both lists.
    private func extent(_ screening: Screening) -> String {
        guard let covers = screening.covers else { return "" }
        let count = redFlags.filter { covers.contains($0.id) }.count
        return ", asked for \(count) of \(redFlags.count) signs"
    }
}

extension ScreeningList {
    /// As it is asked for.
    fileprivate var flags: String {
        switch self {
        case .both: ""
        case .region(let region): " --region \(region.rawValue)"
        case .cause(let id): " --cause \(id)"
        }
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
