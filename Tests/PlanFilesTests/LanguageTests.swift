import CivilTime
import PlanFiles
import Planner
import Testing

@Suite("What patients read")
struct LanguageTests {
    static let catalog = BuiltInCatalog.catalog

    @Test("every language holds every sentence, sign and medicine, and nothing that nobody shows")
    func complete() throws {
        #expect(Self.catalog.languages.map(\.id) == ["de", "en"])
        #expect(PlanFiles.languageGaps(in: Self.catalog, folder: nil) == [])
        for language in Self.catalog.languages {
            #expect(Set(language.texts.keys) == Set(PatientText.allCases.map(\.rawValue)))
            #expect(Set(language.warningSigns.keys) == Set(Self.catalog.warningSigns.map(\.id)))
            #expect(Set(language.medicines.keys) == Set(Self.catalog.medicines.map(\.id)))
        }
    }

    /// Each word that a language could lack, with its list and how it is taken away.
    private static func words(
        of language: PatientLanguage
    ) -> [(list: String, key: String, without: PatientLanguage)] {
        func lacking(_ change: (inout PatientLanguage) -> Void) -> PatientLanguage {
            var copy = language
            change(&copy)
            return copy
        }
        let lists: [(String, [String], (String, inout PatientLanguage) -> Void)] = [
            ("texts", language.texts.keys.sorted(), { $1.texts[$0] = nil }),
            ("warning-signs", language.warningSigns.keys.sorted(), { $1.warningSigns[$0] = nil }),
            ("medicines", language.medicines.keys.sorted(), { $1.medicines[$0] = nil }),
            ("exercises", language.exercises.keys.sorted(), { $1.exercises[$0] = nil }),
            ("numbers", ["UK", "US"], { $1.numbers[.init(rawValue: $0) ?? .uk] = nil }),
            ("the file", ["weekdays"], { $1.weekdays = [] }),
            ("the file", ["short-weekdays"], { $1.shortWeekdays = [] }),
            ("the file", ["date"], { $1.date = nil }),
        ]
        return lists.flatMap { list, keys, remove in
            keys.map { key in (list, key, lacking { remove(key, &$0) }) }
        }
    }

    @Test("whatever single word a language lacks is told, and read in English until it is written")
    func gaps() throws {
        let german = try #require(Self.catalog.languages.first { $0.id == "de" })
        let english = try #require(Self.catalog.languages.first { $0.id == "en" })
        let words = Self.words(of: german)
        #expect(words.count > 300)
        for (list, key, without) in words {
            var catalog = Self.catalog
            catalog.languages = [without, english]
            let gaps = PlanFiles.languageGaps(in: catalog, folder: "own")
            #expect(
                gaps.map(\.description) == [
                    "own/languages/de.yaml:0:0: Deutsch: '\(key)' is missing in '\(list)'. "
                        + "Write it there: until then it is in English."
                ])
            let told = Self.teller(catalog).language
            for other in Self.words(of: told) where other.list == list && other.key == key {
                #expect(other.without != told, "\(list): \(key) is told by nothing")
            }
        }
    }

    @Test("a place of a sentence that nothing fills in is told")
    func unfilled() throws {
        var german = try #require(Self.catalog.languages.first { $0.id == "de" })
        let english = try #require(Self.catalog.languages.first { $0.id == "en" })
        german.texts["milestone-phase-end"] = PatientLanguage.Text("Schritt {k} von {of} endet.")
        var catalog = Self.catalog
        catalog.languages = [german, english]
        #expect(
            PlanFiles.languageGaps(in: catalog, folder: nil).map(\.description) == [
                "Plans/languages/de.yaml:0:0: Deutsch: 'milestone-phase-end' has a place {k} that "
                    + "nothing fills in. Remove it, or correct its name."
            ])
    }

    private static func teller(_ catalog: Catalog) -> PatientTeller {
        PatientTeller(
            catalog, ClinicSettings(name: "", timeZone: "Europe/Berlin", hours: .always),
            language: "de")
    }

    @Test("what a template calls an exercise is told in words that patients use")
    func labels() {
        let english = Self.catalog.languages.first { $0.id == "en" }
        let odd = [
            "/", "%", "RM", "HRmax", "sometric", "bduct", "dduct", "xtens", "lexion", "upine",
            "rone", "uadriceps", "luteal", "ccentric", "obilis", "innominate", " + ", "erobic",
            "otation", "horacic", "ange of motion",
        ]
        var known: Set<String> = []
        for phase in Self.catalog.causes.flatMap(\.phases) {
            for exercise in phase.exercises {
                known.insert(exercise.label)
                let said = english?.labels[exercise.label] ?? exercise.label
                #expect(!odd.contains { said.contains($0) }, "\(said)")
            }
        }
        known.formUnion(Self.catalog.exercises.map(\.name))
        for label in english?.labels.keys.sorted() ?? [] {
            #expect(known.contains(label), "'\(label)' stands in no template")
        }
    }

    @Test("beside each exercise that a limit is for, some part of it makes sense")
    func limits() {
        let safety = Self.catalog.exerciseSafety
        for rule in safety.rules where !rule.limit.isEmpty {
            for exercise in Self.catalog.exercises
            where rule.target.holds(ExerciseUse(exercise.id, tags: exercise.tags)) {
                let whole = rule.limit.told(safety.limits)
                let told = rule.limit.told(safety, beside: exercise.tags)
                let hasOther = safety.limits.contains {
                    rule.limit.figures[$0.id] != nil && !$0.onlyWith.isEmpty
                        && $0.onlyWith.isDisjoint(with: exercise.tags)
                }
                #expect(!hasOther || told.count < whole.count, "\(rule.id): \(exercise.id)")
            }
        }
    }

    @Test("each limit of an exercise is told in every language")
    func limitsInGerman() {
        let safety = Self.catalog.exerciseSafety
        let teller = Self.teller(Self.catalog)
        var told: Set<String> = []
        for rule in safety.rules where !rule.limit.isEmpty {
            for exercise in Self.catalog.exercises {
                told.formUnion(rule.limit.told(safety, beside: exercise.tags))
                for other in safety.rules.prefix(40) where !other.limit.isEmpty {
                    var joined = rule.limit
                    joined.join(other.limit, safety.limits)
                    told.formUnion(joined.told(safety, beside: exercise.tags))
                }
            }
        }
        for substitute in safety.tables.values.flatMap(\.instead.values) {
            if case .limited(let limit) = substitute { told.formUnion(limit.told(safety.limits)) }
        }
        #expect(told.count > 80)
        let english = [" the ", "hold on", " of ", "pain", "only", "with", "rest", "no ", "from"]
        for limit in told.sorted() {
            let german = teller.limit(limit, safety)
            #expect(german != limit, "\(limit)")
            #expect(!english.contains { german.contains($0) }, "\(limit): \(german)")
        }
    }

    @Test("every title of a calendar fits on one line of a phone, and each date has one")
    func titles() {
        for language in Self.catalog.languages {
            #expect(language.weekdays.count == 7 && language.shortWeekdays.count == 7)
            #expect(language.date != nil)
            for (id, text) in language.texts where id.hasPrefix("milestone-") {
                let gate = ["milestone-plan", "milestone-phase", "milestone-return"]
                let isForStaff = gate.contains { id.hasPrefix($0) }
                #expect(isForStaff || text.neutral != nil || text.isOpen, "\(language.id): \(id)")
                #expect((text.title ?? text.full).count <= 60, "\(language.id): \(id)")
            }
        }
    }

    @Test("a sentence has the same places to fill in all languages")
    func places() {
        let english = Self.catalog.languages.first { $0.id == "en" }
        for language in Self.catalog.languages {
            for (id, text) in language.texts {
                let other = english?.texts[id]
                #expect(
                    Self.places(text.full) == Self.places(other?.full ?? ""),
                    "\(language.id): \(id)")
                #expect((text.one == nil) == (other?.one == nil), "\(language.id): \(id)")
                #expect((text.title == nil) == (other?.title == nil), "\(language.id): \(id)")
                #expect((text.neutral == nil) == (other?.neutral == nil), "\(language.id): \(id)")
                #expect(text.isOpen == other?.isOpen, "\(language.id): \(id)")
            }
        }
    }

    @Test("a calendar that others see gets no medicine, no weight and no diagnosis")
    func neutral() {
        let private_ = ["medicine", "weight", "smok", "weigh", "Medik", "Gewicht", "Rauch"]
        for language in Self.catalog.languages {
            for (id, text) in language.texts {
                guard let neutral = text.neutral else { continue }
                #expect(!private_.contains { neutral.contains($0) }, "\(language.id): \(id)")
                #expect(Self.places(neutral).isEmpty, "\(language.id): \(id)")
            }
        }
    }

    @Test("each class that a warning sign names is known")
    func classes() {
        let known = Set(Self.catalog.vocabulary.classes.map(\.id))
        for sign in Self.catalog.warningSigns {
            #expect(Set(sign.classes).isSubset(of: known), "\(sign.id)")
            #expect(sign.topic.hasPrefix("medicine: ") == !sign.classes.isEmpty, "\(sign.id)")
        }
    }

    private static func places(_ text: String) -> Set<String> {
        Set(
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
                $0.split(separator: "}").first
            }
            .map(String.init))
    }
}
