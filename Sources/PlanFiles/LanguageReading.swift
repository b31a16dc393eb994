import Planner

extension Entry {
    /// What patients read in one language: `languages/en.yaml`.
    func patientLanguage() -> PatientLanguage {
        PatientLanguage(
            id: text("language"), name: text("name"), numbers: numbersToRing(),
            texts: keyed("texts") { entry in
                (
                    entry.text("id"),
                    PatientLanguage.Text(
                        entry.text("text"), title: entry.optionalText("title"),
                        neutral: entry.optionalText("neutral"), one: entry.optionalText("one"),
                        isOpen: entry.flag("open"))
                )
            },
            warningSigns: keyed("warning-signs") { ($0.text("id"), $0.text("text")) },
            medicines: keyed("medicines") { entry in
                let words = entry.medicineWords()
                return (words.medicine, words)
            },
            exercises: keyed("exercises") { entry in
                let id = entry.id("exercise", .exercise)
                return (
                    id,
                    ExerciseWords(exercise: id, name: entry.text("name"), how: entry.text("how"))
                )
            },
            labels: keyed("labels") { ($0.text("label"), $0.text("say")) },
            units: keyed("units") { ($0.text("unit"), $0.text("say")) },
            weekdays: weekdays("weekdays"), shortWeekdays: weekdays("short-weekdays"),
            date: optionalText("date"))
    }

    /// The sentence that a row names by its id; `nil` where it names none.
    func patientText(_ key: String = "words") -> PatientText? {
        value(key, required: false) == nil ? nil : choice(key, PatientText.self)
    }

    func bringItem() -> BringItem {
        BringItem(
            text: choice("words", PatientText.self) ?? .bringAny,
            conditions: texts("conditions", required: true), evidence: evidence())
    }

    /// Seven words, Monday first.
    private func weekdays(_ key: String) -> [String] {
        let words = texts(key)
        if !words.isEmpty, words.count != 7 {
            value(key)?.report(
                "'\(key)' has \(words.count) words.", "Name all seven, Monday first.")
        }
        return words
    }

    private func numbersToRing() -> [ClinicSettings.Jurisdiction: PatientLanguage.Numbers] {
        keyed("numbers") { entry in
            (
                entry.choice("jurisdiction", ClinicSettings.Jurisdiction.self) ?? .uk,
                PatientLanguage.Numbers(
                    emergency: entry.text("emergency"), urgent: entry.text("urgent"))
            )
        }
    }

    private func medicineWords() -> MedicineWords {
        MedicineWords(
            medicine: id("medicine", .medicine), name: text("name"), how: text("how"),
            stops: each("stop", required: true) { entry in
                MedicineWords.Stop(
                    whatToDo: entry.text("do"), signs: entry.texts("signs", required: true))
            }, also: texts("also"), evidence: evidence())
    }

    /// The entries of a list by their key; one that stands twice is reported.
    private func keyed<Key: Hashable, Value>(
        _ list: String, _ read: (Entry) -> (Key, Value)
    ) -> [Key: Value] {
        var found: [Key: Value] = [:]
        for place in self.list(list) {
            guard let (key, value) = inside(place, "An entry of '\(list)'", read) else { continue }
            if found.updateValue(value, forKey: key) != nil {
                place.report("'\(key)' stands here twice.", "Remove one of the two.")
            }
        }
        return found
    }
}

/// Languages as they are read: a clinic's own words take the place of the built-in ones, text by text.
struct LanguageShelf {
    private var languages: [String: PatientLanguage] = [:]

    /// In order of id.
    var values: [PatientLanguage] { languages.values.sorted { $0.id < $1.id } }

    mutating func add(_ language: PatientLanguage) {
        guard var known = languages[language.id] else {
            languages[language.id] = language
            return
        }
        known.name = language.name
        known.numbers.merge(language.numbers) { $1 }
        known.texts.merge(language.texts) { $1 }
        known.warningSigns.merge(language.warningSigns) { $1 }
        known.medicines.merge(language.medicines) { $1 }
        known.exercises.merge(language.exercises) { $1 }
        known.labels.merge(language.labels) { $1 }
        known.units.merge(language.units) { $1 }
        if !language.weekdays.isEmpty { known.weekdays = language.weekdays }
        if !language.shortWeekdays.isEmpty { known.shortWeekdays = language.shortWeekdays }
        known.date = language.date ?? known.date
        languages[language.id] = known
    }
}
