import ArgumentParser
import CivilTime
import Clinic
import Planner

struct OutcomeGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcome", abstract: "Scores that say how a patient does.",
        subcommands: [Add.self, List.self, Due.self, Measures.self])

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record a score; the same measure and day again corrects it.",
            discussion: "Example: physio outcome add \"Jo Park\" --measure NPRS --score 6")

        @Argument(help: "The patient's id or name.") var patient: String
        @Option(help: "The measure; see 'physio outcome measures'.") var measure: String
        @Option(help: "The score.") var score: Double
        @Option(help: "The day (else today).") var date: String?
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let clinic = try desk.clinic()
            let id = try clinic.patient(named: patient).id
            let request = RecordOutcome(
                id, measure: measure, score: score,
                on: try date.map { try Day(telling: $0, today: clinic.today) })
            return try perform(request, at: desk, telling: report)
        }

        private func report(_ course: OutcomeCourse, _ desk: Desk) throws -> Report {
            let talk = course.corrected.map { before in
                "Corrected: \(measure.uppercased()) of \(before.day) was \(plain(before.value))"
                    + " and is \(plain(score)) now; the old score stays in the history."
            }
            return Report(
                text: desk.text([course]), json: ["outcome": course.json],
                talk: talk.map { [$0] } ?? [], about: ["\(course.patient)"])
        }
    }

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Scores against the baseline and the smallest change that matters.",
            discussion: "Example: physio outcome list \"Jo Park\"")

        @Argument(help: "The patient's id or name.") var patient: String
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let clinic = try desk.clinic()
            let found = try clinic.patient(named: patient)
            let courses = try clinic.outcomes(of: found.id)
            return Report(
                text: courses.isEmpty
                    ? "No scores yet: physio outcome add PATIENT --measure NPRS --score 6"
                    : desk.text(courses),
                json: ["outcomes": .array(courses.map(\.json))], about: ["\(found.id)"])
        }
    }

    struct Due: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measures that are due and not recorded yet.",
            discussion: "Example: physio outcome due --days 7")

        @Option(help: "How many days ahead.") var days = 7
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let due = try desk.clinic().outcomesDue(within: days)
            var table = Table("DUE", "PATIENT", "PLAN", "MEASURES")
            for item in due {
                table.add(
                    "\(item.day)", desk.patientName(item.plan.details.patient), "\(item.plan.id)",
                    item.measures.joined(separator: ", "))
            }
            return Report(
                text: due.isEmpty ? "No measure is due." : desk.text(table),
                json: [
                    "due": .array(
                        due.map {
                            [
                                "date": .text($0.day), "plan": .text($0.plan.id),
                                "patient": .text($0.plan.details.patient),
                                "measures": .texts($0.measures),
                            ]
                        })
                ])
        }
    }

    struct Measures: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "The measures, their range, and the smallest change that matters.",
            discussion: "Example: physio outcome measures")

        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let measures = try desk.catalog().outcomeMeasures
            var table = Table("ID", "NAME", "RANGE", "BETTER", "CHANGE THAT MATTERS")
            for measure in measures {
                let change = [
                    measure.smallestChange.map(plain),
                    measure.smallestChangePercent.map { "\(plain($0)) %" },
                ].compactMap { $0 }.joined(separator: measure.decides == .both ? " and " : " or ")
                table.add(
                    measure.id, measure.name,
                    "\(plain(measure.min))–\(measure.max.map(plain) ?? "")",
                    measure.higherIsBetter ? "higher" : "lower",
                    change.isEmpty ? "not known" : change)
            }
            return Report(
                text: desk.text(table),
                json: [
                    "measures": .array(
                        measures.map {
                            [
                                "id": .string($0.id), "name": .string($0.name),
                                "min": .number($0.min), "max": .optional($0.max),
                                "higherIsBetter": .bool($0.higherIsBetter),
                                "smallestChange": .optional($0.smallestChange),
                                "smallestChangePercent": .optional($0.smallestChangePercent),
                                "decides": .string($0.decides.rawValue),
                                "partOf": .text($0.partOf), "inPerson": .bool($0.isInPerson),
                                "evidence": .string($0.evidence.text),
                            ]
                        })
                ])
        }
    }
}

extension Desk {
    /// Subscales stand below the name of what they are part of.
    func text(_ courses: [OutcomeCourse]) -> String {
        var whole: String?
        return courses.flatMap { course -> [String] in
            let measure = course.measure
            defer { whole = measure.partOf ?? measure.id }
            guard let part = measure.partOf else { return [text(course)] }
            let heading = whole == part ? [] : [name(of: part)]
            return heading + [text(course).replacing("\n", with: "\n  ").indented]
        }
        .joined(separator: "\n")
    }

    private func name(of measure: String) -> String {
        let found = try? catalog().outcomeMeasures.first { $0.id == measure }
        return "\(measure)  \(found?.name ?? "")"
    }

    private func text(_ course: OutcomeCourse) -> String {
        let scores = course.scores.map { "\($0.day) \(plain($0.value))" }
            .joined(separator: ", ")
        let change = course.change.map { change in
            "\n    \(change.told)" + (change.verdict.map { " → \($0.rawValue)" } ?? "")
                + "  [\(course.measure.evidence.text)]"
        }
        return "\(course.measure.id)  \(course.measure.name): \(scores)"
            + (change ?? "\n    the first score; nothing to compare yet")
    }
}

extension String {
    fileprivate var indented: String { "  " + self }
}
