import ArgumentParser
import Clinic
import Planner

struct RoomGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "room", abstract: "The places where sessions are held.",
        subcommands: [Add.self, List.self])

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a room.", discussion: "Example: physio room add Gym --capacity 3")

        @Argument(help: "What the room is called.") var name: String
        @Option(help: "Sessions it holds at one time.") var capacity = 1
        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            try perform(AddRoom(name: name, capacity: capacity), at: desk) { room, _ in
                Report(
                    text: "\(room.id)  \(room.name), room for \(room.capacity)",
                    json: ["room": room.json])
            }
        }
    }

    struct List: DeskCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the rooms.", discussion: "Example: physio room list")

        @OptionGroup var options: GlobalOptions

        func report(at desk: Desk) throws -> Report {
            let rooms = try desk.clinic().rooms()
            var table = Table("ID", "ROOM", "CAPACITY")
            for room in rooms { table.add("\(room.id)", room.name, "\(room.capacity)") }
            return Report(
                text: rooms.isEmpty ? "No rooms yet: physio room add NAME" : desk.text(table),
                json: ["rooms": .array(rooms.map(\.json))])
        }
    }
}
