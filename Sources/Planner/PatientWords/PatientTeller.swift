/// Tells patients things in their language, with the clinic's name, numbers and figures filled in.
package struct PatientTeller: Hashable, Sendable {
    package let language: PatientLanguage
    private let clinic: String
    private let numbers: PatientLanguage.Numbers

    /// Speaks `language`, e.g. `en`; English where the catalogue has no other.
    ///
    /// `nil` where the catalogue has no words for patients at all.
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

    /// The sentence, each `{name}` replaced by its value.
    package func tell(_ text: PatientText, _ values: [String: String] = [:]) -> String {
        filled(language.texts[text.rawValue]?.full ?? "", values)
    }

    /// What a shared calendar may show in its place.
    package func neutral(_ text: PatientText) -> String? {
        language.texts[text.rawValue]?.neutral.map { filled($0, [:]) }
    }

    /// Fills the places of a text of the language; one that nobody fills stays out.
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
            // What nobody fills in stays to be seen: a gap would read as a sentence.
            told += all[String(rest[rest.index(after: open)..<close])] ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return told + rest
    }

    /// How an exercise is called, and how it is done, for the patient.
    package func exercise(_ exercise: Exercise) -> (name: String, how: String?) {
        guard let words = language.exercises[exercise.id] else {
            return (exercise.name, exercise.how)
        }
        return (words.name, words.how)
    }

    /// When to stop a medicine, and what to do then: a line for each thing to do.
    package func stopSigns(_ words: MedicineWords) -> [String] {
        words.stops.map { stop in
            let whatToDo = filled(stop.whatToDo, [:])
            let heading = whatToDo.hasSuffix(".") ? String(whatToDo.dropLast()) : whatToDo
            return "\(heading): \(stop.signs.joined(separator: "; "))."
        } + words.also.map { filled($0, [:]) }
    }
}
