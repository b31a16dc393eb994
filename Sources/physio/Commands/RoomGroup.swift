import ArgumentParser
import Clinic
import Planner

struct RoomGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "room", abstract: "The places where sessions are held.",
        subcommands: [Add.self, List.self, Set.self, Remove.self])

    struct Add: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Add a room.",
            discussion: "Example: physio room add Gym --capacity 3")

        @Argument(help: "What the room is called.") var name: String
        @Option(help: "Sessions it holds at one time.") var capacity = 1
        @Option(
            help: ArgumentHelp(
                "Minutes for which it stands empty between two sessions.", valueName: "minutes"))
        var buffer = 0
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { _ in
                AddRoom(name: name, capacity: capacity, buffer: buffer)
            } telling: { room, _ in
                NewRoom(room)
            }
        }
    }

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the rooms.",
            discussion: "Example: physio room list")

        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { try $0.roomList() }
        }
    }

    struct Set: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "set",
            abstract: "Change a room's name, how many sessions it holds, the minutes between.",
            discussion: """
                What is booked in it stays until it is moved.
                Example: physio room set Gym --capacity 2
                Example: physio room set R1 --name "Hall"
                """)

        @Argument(help: "Id or name.") var room: String
        @Option(help: "A new name.") var name: String?
        @Option(help: "Sessions it holds at one time.") var capacity: Int?
        @Option(
            help: ArgumentHelp(
                "Minutes for which it stands empty between two sessions.", valueName: "minutes"))
        var buffer: Int?
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            if name == nil && capacity == nil && buffer == nil {
                throw ValidationError("Say what to change: --name, --capacity or --buffer.")
            }
        }

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                ChangeRoom(
                    try clinic.room(named: room).id, name: name, capacity: capacity,
                    buffer: buffer)
            } telling: { outcome, clinic in
                ChangedRoom(outcome.room, hit: outcome.hit, try clinic.roster())
            }
        }
    }

    struct Remove: ReportingCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove",
            abstract: "Take a room out of use; the sessions held in it stay in the file.",
            discussion: """
                To close it for some days: physio absence add R2 --from 2026-12-07 --to 2026-12-11
                Example: physio room remove R2
                """)

        @Argument(help: "Id or name.") var room: String
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { clinic in
                RemoveRoom(try clinic.room(named: room).id)
            } telling: { outcome, clinic in
                ChangedRoom(outcome.room, hit: outcome.hit, try clinic.roster())
            }
        }
    }
}
