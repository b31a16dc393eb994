import CivilTime
import ClinicCalendar
import ClinicWords
import Foundation
import ICalendar
import Planner
import Testing

@testable import Clinic

/// Somebody whose calendar is read, with two plans where that is usual.
private struct Reader {
    let name: String
    let causes: [String]
    var input = PatientInput()
    var smokes = 0
    var weight = 70.0
    var facts: [String] = []
    var sex = "female"
    var medicine: String?

    static let all = [
        Reader(
            name: "hip and back, a smoker of BMI 34",
            causes: ["hip-osteoarthritis", "nonspecific-back-pain"], smokes: 15, weight: 108,
            medicine: "naproxen-oral"),
        Reader(name: "pregnant", causes: ["sacroiliac-joint-dysfunction"], facts: ["pregnant=yes"]),
        Reader(name: "after an operation", causes: ["hip-replacement-rehabilitation"]),
        Reader(name: "sciatica and bursitis", causes: ["sciatica", "hip-bursitis"]),
        Reader(
            name: "disc and impingement",
            causes: ["herniated-disc", "femoroacetabular-impingement"], sex: "male"),
        Reader(
            name: "stenosis and Paget", causes: ["spinal-stenosis", "pagets-disease"], weight: 108),
        Reader(
            name: "stiff in the morning", causes: ["ankylosing-spondylitis"], smokes: 10,
            medicine: "naproxen-oral"),
        Reader(
            name: "strains", causes: ["acute-strain", "hip-flexor-strain", "iliopsoas-bursitis"],
            sex: "male"),
        Reader(
            name: "femoral head and referral",
            causes: ["avascular-necrosis", "inflammatory-arthritis-referral"], smokes: 20),
        Reader(
            name: "spine",
            causes: ["spondylolisthesis", "spinal-arthritis", "piriformis-syndrome"]),
    ]

    /// The clinic with the plans made and medicines confirmed.
    func clinic() throws -> (TestClinic, Patient) {
        let test = try TestClinic().staffed(4)
        let told =
            [
                "permission_to_discuss_weight=yes", "walking_baseline_minutes=12",
                "operation=none", "weight_bearing=full",
            ] + facts
        var input = PatientInput(heightCm: 178, weightKg: weight, smokes: smokes, facts: told)
        input.sex = sex
        let patient = try test.clinic.screenedPatient("Jo Park", input)
        for (number, cause) in causes.enumerated() {
            var wanted = PlanInput(patient: patient, cause: cause, start: "mon")
            wanted.clearedBy = "Dr Lee, 2026-11-27"
            (wanted.secondPlan, wanted.weightLoss) = (number > 0, number == 0)
            wanted.smokingCessation = number == 0
            wanted.maxDelay = 28
            if number == 0, let medicine { wanted.medicines = .named([medicine]) }
            let plan = try test.clinic.startPlan(wanted).plan
            if number == 0, let medicine {
                _ = try test.clinic.confirmAnswering(
                    PrescriptionInput(
                        plan: plan, medicine: medicine, prescriber: "Dr Lee",
                        acknowledged: plan.details.findings.map(\.rule)))
            }
        }
        return (test, patient)
    }
}

@Suite("A calendar as a person reads it")
struct ReadAloudTests {
    private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Read")

    @Test(
        "month by month, at each privacy, in each language, it reads as it was read aloud",
        arguments: Reader.all.map(\.name))
    func read(name: String) throws {
        let reader = try #require(Reader.all.first { $0.name == name })
        let (test, patient) = try reader.clinic()
        defer { test.remove() }
        for language in ["en", "de"] {
            var input = PatientInput()
            input.language = language
            let told = try test.clinic.changePatient(patient, name: nil, input)
            for privacy in ["busy", "neutral", "full"] {
                try expectRead(
                    "\(name.replacing(" ", with: "-"))-\(privacy)-\(language)", told, privacy,
                    test.clinic)
            }
            if language == "de" { try expectGerman(told, test.clinic) }
        }
    }

    private func expectRead(
        _ name: String, _ patient: Patient, _ privacy: String, _ clinic: Clinic
    ) throws {
        let bytes = try clinic.exportCalendar(of: .patient(patient.id), privacy: privacy).bytes
        let told = try Self.told(bytes, clinic)
        Self.expectPlain(told, patient.details.language ?? "en", privacy)
        let url = Self.golden.appendingPathComponent("\(name).txt")
        if ProcessInfo.processInfo.environment["PHYSIO_WRITE_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(
                at: Self.golden, withIntermediateDirectories: true)
            try Data(told.utf8).write(to: url)
        }
        #expect(told == String(decoding: try Data(contentsOf: url), as: UTF8.self), "\(name)")
    }

    /// What comes next, in German.
    private func expectGerman(_ patient: Patient, _ clinic: Clinic) throws {
        let told = try clinic.upcoming(for: patient, days: 300).told
        var texts = told.visits.flatMap { [$0.title] + $0.lines } + told.dates.map(\.text)
        texts += told.bring + told.help.flatMap { [$0.whatToDo] + $0.signs }
        for task in told.tasks {
            texts += [task.text, task.how ?? ""] + task.exercises.map(\.line) + task.stopSigns
        }
        Self.expectPlain(texts.joined(separator: "\n"), "de", "full")
    }

    /// Words that would give something away, and English ones among German.
    private static func expectPlain(_ text: String, _ language: String, _ privacy: String) {
        #expect(!text.contains("{") && !text.contains("Reminder") && !text.contains("Optional"))
        let words = Set(
            text.lowercased().split { !$0.isLetter }.map(String.init))
        if language == "de" {
            let english: Set = [
                "the", "and", "with", "your", "you", "of", "for", "today", "day", "days", "week",
                "weeks", "times", "once", "twice", "hold", "leg", "pain", "walk", "ring", "call",
                "please", "reminder", "session", "exercises", "every", "minutes", "cancelled",
            ]
            #expect(words.isDisjoint(with: english), "\(words.intersection(english).sorted())")
        }
        guard privacy != "full" else { return }
        let secret: Set = [
            "naproxen", "ibuprofen", "paracetamol", "nicotine", "nikotin", "weigh", "kg", "smoke",
            "smoking", "cigarette", "rauchen", "zigarette",
            "sciatica",
            "osteoarthritis", "stenosis", "paget", "necrosis", "bursitis", "pregnant", "schwanger",
            "medicine", "medicines", "medikament", "medikamente",
        ]
        #expect(words.isDisjoint(with: secret), "\(words.intersection(secret).sorted())")
        for phrase in ["your weight", "Ihr Gewicht", "We weigh", "wiegen Sie"] {
            #expect(!text.contains(phrase), "\(phrase)")
        }
    }

    /// Each entry on its day; what it says stands once, where it comes first. Entries of the same title and words
    /// are counted together, month by month.
    private static func told(_ bytes: [UInt8], _ clinic: Clinic) throws -> String {
        let words = words(of: bytes)
        let window = try #require(
            Interval(clinic.ambient.moment, clinic.ambient.moment + 1_440 * 700))
        let read = CalendarOccurrences(
            of: CalendarFile(reading: bytes), in: window, localZone: clinic.zone
        ) { $0 == clinic.zone.identifier ? clinic.zone : nil }
        #expect(read.problems.isEmpty)
        var months: [String: [(order: LocalTime, line: String)]] = [:]
        var said: Set<[String]> = []
        var series: [String: [String: [Day]]] = [:]
        for one in read.occurrences.sorted(by: { ($0.start, $0.uid) < ($1.start, $1.uid) }) {
            let local = clinic.zone.local(Moment(minute: one.start / 60))
            let day = one.isAllDay ? Day(number: one.start / 86_400) : local.day
            let month = String("\(day)".prefix(7))
            let entry = words[one.uid] ?? [:]
            let isSeries = entry["RRULE"] != nil
            let time = one.isAllDay ? "" : " \(local.time)"
            let bell = entry["TRIGGER"].map { " (rings \($0))" } ?? ""
            let title = (entry["SUMMARY"] ?? "") + time + bell
            if isSeries {
                series[month, default: [:]]["\(one.uid)\t\(title)", default: []].append(day)
            }
            let place = entry["LOCATION"].map { "\n      @ \($0)" } ?? ""
            let more = [entry["SUMMARY"] ?? "", entry["DESCRIPTION"] ?? ""]
            let isNew = said.insert(more).inserted
            let told =
                isNew && !more[1].isEmpty
                ? "\n"
                    + more[1].split(separator: "\n").map { "      \($0)" }
                    .joined(separator: "\n") : ""
            guard !isSeries || isNew else { continue }
            let order = one.isAllDay ? LocalTime(minute: day.number * 1440) : local
            months[month, default: []].append(
                (order, "  \(day.weekday.shortName) \(day)  \(title)\(place)\(told)"))
        }
        return months.keys.sorted().map { month in
            let lines = (months[month] ?? []).sorted { $0.order < $1.order }.map(\.line)
            let again = (series[month] ?? [:]).sorted { $0.key < $1.key }.map { key, days in
                let title = key.split(separator: "\t").last.map(String.init) ?? ""
                let numbers = days.map { "\($0.components.day)" }.joined(separator: ", ")
                return "  \(title): \(numbers)"
            }
            return ([month] + lines + again).joined(separator: "\n")
        }.joined(separator: "\n\n") + "\n"
    }

    /// The texts of each event, by UID.
    private static func words(of bytes: [UInt8]) -> [String: [String: String]] {
        let text = String(decoding: bytes, as: UTF8.self).replacingOccurrences(
            of: "\r\n ", with: "")
        var all: [String: [String: String]] = [:]
        for block in text.components(separatedBy: "BEGIN:VEVENT").dropFirst() {
            var entry: [String: String] = [:]
            for line in block.components(separatedBy: "\r\n") {
                let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
                guard parts.count == 2, let name = parts[0].split(separator: ";").first else {
                    continue
                }
                let value = parts[1].replacingOccurrences(of: "\\n", with: "\n")
                    .replacingOccurrences(of: "\\", with: "")
                if entry[String(name)] == nil { entry[String(name)] = value }
            }
            all[entry["UID"] ?? ""] = entry
        }
        return all
    }
}
