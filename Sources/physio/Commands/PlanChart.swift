import ArgumentParser
import Clinic
import Foundation
import Planner

extension PlanGroup {
    struct Chart: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "chart",
            abstract: "Pain and function over time, with sessions, misses and phases marked.",
            discussion: """
                In the terminal, or as a picture that opens in every browser and prints in black and white. \
                The patient's name stands in it only with --name.
                Example: physio plan chart L1 --output course.svg
                """)

        @Argument(help: "The plan's id.", completion: .plans) var plan: String
        @Option(help: ArgumentHelp("Write a picture; - is standard output.", valueName: "file.svg"))
        var output: String?
        @Option(
            help: ArgumentHelp("Only this measure; repeat for more.", valueName: "id"),
            completion: .measures)
        var measure: [String] = []
        @Flag(help: "Put the patient's name into the picture.") var name = false
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            if let output, output != "-", !output.lowercased().hasSuffix(".svg") {
                throw ValidationError("The picture is SVG: give a file that ends in .svg.")
            }
        }

        func report(at access: ClinicAccess) throws -> Report {
            guard let output else { return try access.show(course) }
            guard output != "-" else {
                return try access.show { CoursePicture(try course($0), isNamed: name) }
            }
            var picture = ""
            let report = try access.show { clinic in
                let course = try course(clinic)
                picture = CoursePicture(course, isNamed: name).svg
                return WrittenCourse(output: output, course)
            }
            try write(Array(picture.utf8), to: output)
            return report
        }

        private func course(_ clinic: Clinic) throws -> TreatmentCourse {
            try clinic.course(of: clinic.plan(named: plan), measures: measure)
        }

        private func write(_ picture: [UInt8], to path: String) throws {
            guard !options.dryRun else { return try OutputFile.check(path) }
            let file = try OutputFile(path)
            try file.write(picture)
            try file.keep()
        }
    }
}
