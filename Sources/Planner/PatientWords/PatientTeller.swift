/// Puts what patients read into their language, with the clinic's name, telephone numbers and figures filled
/// in.
package struct PatientTeller: Hashable, Sendable {
    package let language: PatientLanguage
    private let clinic: String
    private let numbers: PatientLanguage.Numbers

    /// For the language with this id; English if the catalogue does not have it.
    ///
    /// `nil` if the catalogue has no words for patients at all.
    package init?(_ catalog: Catalog, _ settings: ClinicSettings, language: String = "en") {
        let known =
            catalog.languages.first { $0.id == language }
            ?? catalog.languages.first { $0.id == "en" }
        guard let known,
            let numbers = known.numbers[settings.jurisdiction] ?? known.numbers[.uk]
        else { return nil }
        self.language = known
        self.numbers = numbers
        clinic = [settings.name, settings.phone].compactMap { $0 }.joined(separator: ", ")
    }

    /// A sentence with each `{name}` replaced by its value.
    package func tell(_ text: PatientText, _ values: [String: String] = [:]) -> String {
        filled(language.texts[text.rawValue]?.full ?? "", values)
    }

    /// What a calendar that others see may show in place of the sentence; `nil` if nothing.
    package func neutral(_ text: PatientText) -> String? {
        language.texts[text.rawValue]?.neutral.map { filled($0, [:]) }
    }

    /// A text with its places filled in. A place that has no value stays visible.
    package func filled(_ text: String, _ values: [String: String]) -> String {
        var all = values
        all["clinic"] = clinic
        all["emergency"] = numbers.emergency
        all["urgent"] = numbers.urgent
        var told = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"),
            let close = rest[open...].firstIndex(of: "}")
        {
            told += rest[..<open]
            // What nobody fills in stays visible; a gap would read like a whole sentence.
            told += all[String(rest[rest.index(after: open)..<close])] ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return told + rest
    }

    /// The name of an exercise, and how it is done.
    package func exercise(_ exercise: Exercise) -> (name: String, how: String?) {
        guard let words = language.exercises[exercise.id] else {
            return (exercise.name, exercise.how)
        }
        return (words.name, words.how)
    }

    /// When to stop a medicine and what to do then: one line for each thing to do.
    package func stopSigns(_ words: MedicineWords) -> [String] {
        words.stops.map { stop in
            let whatToDo = filled(stop.whatToDo, [:])
            let heading = whatToDo.hasSuffix(".") ? String(whatToDo.dropLast()) : whatToDo
            return "\(heading): \(stop.signs.joined(separator: "; "))."
        } + words.also.map { filled($0, [:]) }
    }
}
