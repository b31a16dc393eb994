import ArgumentParser
import Clinic
import Planner

struct CauseGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cause", abstract: "The catalogue: causes, doses and their sources.",
        subcommands: [List.self, Show.self])

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the causes.", discussion: "Example: physio cause list")

        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let catalog = try desk.catalog()
            var table = Table("ID", "CAUSE", "ORIGIN", "WEEKS", "SESSIONS", "TYPE")
            for cause in catalog.causes {
                let booked = cause.phases.filter { !$0.optional }
                table.add(
                    cause.id, cause.name, cause.origin.rawValue,
                    "\(booked.reduce(0) { $0 + $1.weeks })",
                    "\(booked.reduce(0) { $0 + $1.sessions })", cause.type.rawValue)
            }
            return Report(
                text: desk.text(table),
                json: [
                    "causes": .array(
                        catalog.causes.map {
                            [
                                "id": .string($0.id), "name": .string($0.name),
                                "origin": .string($0.origin.rawValue),
                                "type": .string($0.type.rawValue),
                                "place": .string($0.place.words),
                            ]
                        })
                ])
        }
    }

    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what is normally done about a cause, with the evidence.",
            discussion: "Example: physio cause show hip-osteoarthritis")

        @Argument(help: "The cause's id.") var cause: String
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let catalog = try desk.catalog()
            let template = try catalog.template(named: cause)
            return Report(
                text: desk.text(template, catalog), json: ["cause": catalog.json(template)])
        }
    }
}
