import ArgumentParser

@testable import physio

extension Physio {
    /// The command that a line says, parsed by itself: the parser looks through all commands of a root each time, which
    /// in a debug build takes longer than what most of them do.
    static func command(_ words: [String]) throws -> any ParsableCommand {
        var (type, rest) = (Physio.self as any ParsableCommand.Type, words[...])
        while let name = rest.first, let next = type.configuration.command(named: name) {
            (type, rest) = (next, rest.dropFirst())
        }
        return try type.parseAsRoot(Array(rest))
    }
}

extension CommandConfiguration {
    fileprivate func command(named name: String) -> (any ParsableCommand.Type)? {
        subcommands.first {
            $0.configuration.commandName == name || $0.configuration.aliases.contains(name)
        }
    }
}
