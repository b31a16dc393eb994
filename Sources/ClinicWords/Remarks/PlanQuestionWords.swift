package import Clinic
package import Planner

extension PlanQuestions {
    /// What is asked, and the step that records the first answer, as a heading; a line a question of at most 100
    /// columns: what is asked, what it decides, and what answers it. Nothing where nothing is asked.
    package func told(
        for patient: ID<Patient>, _ phrasing: Phrasing
    ) -> (heading: String, lines: [String])? {
        guard !now.isEmpty || !later.isEmpty else { return nil }
        let first =
            now.first { $0.inputs?.list.first?.field == .answer } ?? now.first { $0.inputs != nil }
        let step = first?.inputs.map { phrasing.step(NextStep(.changePatient(patient), $0)) }
        return (
            "Ask, the most decisive first\(step.map { ", answered like: \($0)" } ?? "")",
            now.map { $0.line(phrasing) } + (laterLine.map { [$0] } ?? [])
        )
    }

    /// What is asked when a medicine is confirmed, in one line; `nil` for nothing.
    private var laterLine: String? {
        guard !later.isEmpty else { return nil }
        let medicines = Set(later.flatMap(\.decides)).sorted().joined(separator: ", ")
        let asked = later.map(\.short).map { $0.hasSuffix("?") ? String($0.dropLast()) : $0 }
        return "When \(medicines) is confirmed: \(asked.joined(separator: "; "))?".cut(98)
    }
}

extension PlanQuestion: Remark {
    package var said: Advice { "\(text)\(hinted)" }

    private var hinted: Advice {
        hint.map { " (\(say: $0)\(otherwise.map { " or \($0)" } ?? ""))" } ?? ""
    }

    /// The widest line.
    private static let columns = 98

    /// What is asked, what it decides, and what answers it.
    package func line(_ phrasing: Phrasing) -> String {
        let end = inputs.map { "  \(phrasing.inputs($0.list))" } ?? ""
        let short = inputs == nil ? short + hinted.text(phrasing) : short
        let room = max(30, Self.columns - end.count)
        for count in stride(from: decides.count, to: 0, by: -1) {
            let told = decides.prefix(count).joined(separator: ", ")
            let text = "\(short) (\(told)\(count < decides.count ? " …" : ""))"
            if text.count <= room { return text + end }
        }
        return short.cut(room) + end
    }
}

extension String {
    /// At most so many letters, cut before a word.
    fileprivate func cut(_ count: Int) -> String {
        guard self.count > count else { return self }
        let head = prefix(count - 2)
        let end = head.lastIndex(of: " ") ?? head.endIndex
        return head[..<end] + " …"
    }
}
