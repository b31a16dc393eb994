import ArgumentParser
import Clinic

struct RoomGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "room", abstract: "The places where sessions are held.",
        subcommands: [Add.self, List.self])

    struct Add: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a room.", discussion: "Example: physio room add Gym --capacity 3")

        @Argument(help: "What the room is called.") var name: String
        @Option(help: "Sessions it holds at one time.") var capacity = 1
        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.perform { _ in
                AddRoom(name: name, capacity: capacity)
            } telling: { room, _ in
                NewRoom(room)
            }
        }
    }

    struct List: ReportingCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the rooms.", discussion: "Example: physio room list")

        @OptionGroup var options: GlobalOptions

        func report(at access: ClinicAccess) throws -> Report {
            try access.show { try $0.roomList() }
        }
    }
}
