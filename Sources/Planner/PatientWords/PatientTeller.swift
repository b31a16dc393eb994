package import CivilTime

/// Puts what patients read into their language, with the clinic's name, telephone numbers and figures filled
/// in.
package struct PatientTeller: Hashable, Sendable {
    package let language: PatientLanguage
    private let clinic: String
    private let clinicName: String
    private let numbers: PatientLanguage.Numbers

    /// For the language with this id; in English what it does not have, or where the catalogue does not have it.
    ///
    /// A sentence that the catalogue does not hold is told by its id.
    package init(_ catalog: Catalog, _ settings: ClinicSettings, language: String? = nil) {
        let english = catalog.languages.first { $0.id == "en" } ?? .none
        let other = language == "en" ? nil : catalog.languages.first { $0.id == language }
        self.language = other?.completed(by: english) ?? english
        self.numbers =
            self.language.numbers[settings.jurisdiction]
            ?? PatientLanguage.Numbers(emergency: "", urgent: "")
        clinic = [settings.name, settings.phone].compactMap { $0 }.joined(separator: ", ")
        clinicName = settings.name
    }

    /// A sentence with each `{name}` replaced by its value.
    package func tell(_ text: PatientText, _ values: [String: String] = [:]) -> String {
        filled(language.texts[text.rawValue]?.full ?? text.rawValue, values)
    }

    /// A sentence about a number, in `{n}`.
    package func count(
        _ text: PatientText, _ number: Int, _ values: [String: String] = [:]
    ) -> String {
        let known = language.texts[text.rawValue]
        let sentence = (number == 1 ? known?.one : nil) ?? known?.full ?? text.rawValue
        return filled(sentence, values.merging(["n": "\(number)"]) { $1 })
    }

    /// A few words for a sentence: the title of its entry.
    package func title(_ text: PatientText, _ values: [String: String] = [:]) -> String {
        language.texts[text.rawValue]?.title.map { filled($0, values) } ?? tell(text, values)
    }

    /// The title of its entry in a calendar that others see; `nil` where nothing may be said.
    package func neutral(_ text: PatientText, _ values: [String: String] = [:]) -> String? {
        let known = language.texts[text.rawValue]
        if let neutral = known?.neutral { return filled(neutral, values) }
        return known?.isOpen == true ? title(text, values) : nil
    }

    /// Whether others may read the sentence.
    package func isOpen(_ text: PatientText) -> Bool {
        language.texts[text.rawValue]?.isOpen == true
    }

    /// `once`, `twice`, `3 times`.
    package func often(_ count: Int) -> String {
        count == 2 ? tell(.twice) : self.count(.times, count)
    }

    /// `a`, `a and b`, `a, b and c`.
    package func listed(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return tell(
            .listed, ["first": words.dropLast().joined(separator: ", "), "last": last])
    }

    /// `Monday`.
    package func name(of weekday: Weekday) -> String {
        let place = weekday.rawValue - 1
        return language.weekdays.indices.contains(place)
            ? language.weekdays[place] : "\(weekday)".capitalisedFirst
    }

    /// A day with its weekday: `Mon 2026-12-07`.
    package func told(_ day: Day) -> String {
        let place = day.weekday.rawValue - 1
        let weekday =
            language.shortWeekdays.indices.contains(place)
            ? language.shortWeekdays[place] : day.weekday.shortName
        return "\(weekday) \(date(day))"
    }

    /// A day as the language writes it: `2026-12-07`.
    package func date(_ day: Day) -> String {
        let (year, month, number) = day.components
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return filled(
            language.date ?? "{year}-{month}-{day}",
            ["year": "\(year)", "month": two(month), "day": two(number)])
    }

    /// A text with its places filled in. A place that has no value stays visible.
    package func filled(_ text: String, _ values: [String: String]) -> String {
        var all = values
        all["clinic"] = clinic
        all["clinic-name"] = clinicName
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

extension PatientLanguage {
    /// With the other's words where this one has none: half a sentence less could be a warning less. What the
    /// other calls exercises of templates stays out, where this one names the exercise itself.
    fileprivate func completed(by other: PatientLanguage) -> PatientLanguage {
        var whole = self
        whole.numbers.merge(other.numbers) { own, _ in own }
        whole.texts.merge(other.texts) { own, _ in own }
        whole.warningSigns.merge(other.warningSigns) { own, _ in own }
        whole.medicines.merge(other.medicines) { own, _ in own }
        whole.exercises.merge(other.exercises) { own, _ in own }
        whole.weekdays = weekdays.isEmpty ? other.weekdays : weekdays
        whole.shortWeekdays = shortWeekdays.isEmpty ? other.shortWeekdays : shortWeekdays
        whole.date = date ?? other.date
        return whole
    }

    /// No words at all.
    fileprivate static let none = PatientLanguage(
        id: "", name: "", numbers: [:], texts: [:], warningSigns: [:], medicines: [:],
        exercises: [:])
}
