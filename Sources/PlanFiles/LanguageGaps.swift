package import Planner

extension PlanFiles {
    /// What patients who read another language would read in English, and what nobody would fill in.
    ///
    /// A problem names the file in which the words are to be written: the folder's own, or the built-in one.
    package static func languageGaps(in catalog: Catalog, folder: String?) -> [Problem] {
        let english = catalog.languages.first { $0.id == "en" }
        return catalog.languages.flatMap { language in
            let gaps = LanguageGaps(catalog: catalog, language: language, english: english)
            return (gaps.missing + gaps.unfilled).map { problem, remedy in
                Problem(
                    file: "\(folder ?? "Plans")/languages/\(language.id).yaml", line: 0, column: 0,
                    problem: "\(language.name): \(problem)", remedy: remedy)
            }
        }.sorted()
    }
}

/// What one language lacks of what the catalogue shows to patients.
private struct LanguageGaps {
    let catalog: Catalog
    let language: PatientLanguage
    let english: PatientLanguage?

    /// Lists and their keys, as a language's file calls them.
    var missing: [(String, String)] {
        lacking.flatMap { list, keys in
            keys.sorted().map {
                ("'\($0)' is missing in '\(list)'.", "Write it there: until then it is in English.")
            }
        }
    }

    /// Places of a sentence that the program has no value for.
    var unfilled: [(String, String)] {
        language.texts.flatMap { id, text in
            places(of: text).subtracting(english?.texts[id].map(places) ?? []).map {
                (
                    "'\(id)' has a place {\($0)} that nothing fills in.",
                    "Remove it, or correct its name."
                )
            }
        }
    }

    private var lacking: [(list: String, keys: Set<String>)] {
        let jurisdictions = ClinicSettings.Jurisdiction.allCases
        return [
            ("numbers", Set(jurisdictions.filter { language.numbers[$0] == nil }.map(\.rawValue))),
            ("texts", sentences.subtracting(language.texts.keys)),
            (
                "warning-signs",
                Set(catalog.warningSigns.map(\.id)).subtracting(language.warningSigns.keys)
            ),
            ("medicines", Set(catalog.medicines.map(\.id)).subtracting(language.medicines.keys)),
            ("exercises", exercises), ("the file", days),
        ]
    }

    private var sentences: Set<String> { Set(PatientText.allCases.map(\.rawValue)) }

    private var days: Set<String> {
        var keys: Set<String> = []
        if language.weekdays.isEmpty { keys.insert("weekdays") }
        if language.shortWeekdays.isEmpty { keys.insert("short-weekdays") }
        if language.date == nil { keys.insert("date") }
        return keys
    }

    /// The library is written in English: there an exercise needs words only where the library has none.
    private var exercises: Set<String> {
        let told = catalog.exercises.filter { language.id == "en" && $0.how != nil }.map(\.id)
        return Set(catalog.exercises.map(\.id)).subtracting(language.exercises.keys).subtracting(
            told)
    }

    private func places(of text: PatientLanguage.Text) -> Set<String> {
        Set(
            [text.full, text.title, text.neutral, text.one].compactMap { $0 }.flatMap { sentence in
                sentence.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
                    .compactMap { $0.split(separator: "}").first.map(String.init) }
            })
    }
}
