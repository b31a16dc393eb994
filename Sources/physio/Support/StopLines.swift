import Clinic
import ClinicWords

extension Report {
    /// The report after what stops the treatment of those it names, whichever command it comes from: the lines stand
    /// before the text, and in the document the key `stop` comes first.
    func telling(_ notices: [StopNotice]) -> Report {
        guard !notices.isEmpty else { return self }
        let named = json.words.union(about)
        let told = notices.filter { !$0.ids.isDisjoint(with: named) }.map { notice in
            notice.lines.map { $0.told.oneLine }
        }
        guard !told.isEmpty else { return self }
        var report = self
        if isFile || text.isEmpty {
            report.talk = told.joined() + talk
        } else {
            report.text = (told.flatMap { $0 + [""] } + [text]).joined(separator: "\n")
        }
        report.json = json.beginning(with: told.joined().joined(separator: "\n"))
        return report
    }
}

extension JSON {
    /// Every text in the document.
    fileprivate var words: Set<String> {
        var found = Set<String>()
        collect(into: &found)
        return found
    }

    private func collect(into found: inout Set<String>) {
        switch self {
        case .string(let text): found.insert(text)
        case .unsaid(let unsaid): JSON(saying: unsaid.value).collect(into: &found)
        case .array(let items): for item in items { item.collect(into: &found) }
        case .object(let members): for member in members { member.value.collect(into: &found) }
        default: break
        }
    }

    fileprivate func beginning(with stop: String) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(
            [Member(key: "stop", value: .string(stop))] + members.filter { $0.key != "stop" })
    }
}
