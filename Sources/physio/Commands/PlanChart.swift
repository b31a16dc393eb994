import ArgumentParser
import Clinic
import Foundation
import Planner

extension PlanGroup {
    struct Chart: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Pain and function over time, with sessions, misses and phases marked.",
            discussion: """
                In the terminal, or as a picture that opens in every browser and prints in black and white. \
                The patient's name stands in it only with --name.
                Example: physio plan chart L1 --output course.svg
                """)

        @Argument(help: "The plan's id.") var plan: String
        @Option(help: ArgumentHelp("Write a picture; - is standard output.", valueName: "file.svg"))
        var output: String?
        @Option(help: ArgumentHelp("Only this measure; repeat for more.", valueName: "id"))
        var measure: [String] = []
        @Flag(help: "Put the patient's name into the picture.") var name = false
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            if let output, output != "-", !output.lowercased().hasSuffix(".svg") {
                throw ValidationError("The picture is SVG: give a file that ends in .svg.")
            }
        }

        func report(at desk: Desk) throws -> Report {
            let clinic = try desk.clinic()
            let course = try clinic.course(of: clinic.plan(named: plan), measures: measure)
            guard let output else { return Report(text: desk.text(course), json: course.json) }
            let shown = name ? desk.patientName(course.plan.details.patient) : nil
            let picture = course.svg(name: shown)
            if output == "-" {
                return Report(
                    text: String(picture.dropLast()),
                    json: ["plan": .text(course.plan.id), "svg": .string(picture)], isFile: true)
            }
            try write(Array(picture.utf8), to: output)
            return Report(
                text: "\(output): \(course.panels.count) measures, \(course.marks.count) sessions",
                json: [
                    "plan": .text(course.plan.id), "output": .string(output),
                    "course": course.json,
                ])
        }

        private func write(_ picture: [UInt8], to path: String) throws {
            guard !options.dryRun else { return try OutputFile.check(path) }
            let file = try OutputFile(path)
            try file.write(picture)
            try file.keep()
        }
    }
}
