/// A whole calendar file: its components as a tree, and what is wrong in it.
public struct CalendarFile: Hashable, Sendable {
    /// Each VCALENDAR. A component that stands in none is kept as it is, on the same level.
    public var components: [Component] = []
    /// In the order of the file.
    public var problems: [ReadProblem] = []

    /// Reads the whole file. Never fails: what cannot be read becomes a problem.
    public init(reading bytes: [UInt8], limits: ReadLimits = .standard) {
        var reader = ComponentReader(limits: limits)
        var calendar: Component?
        var components: [Component] = []
        let take: (ComponentReader.Part) -> Void = { part in
            switch part {
            case .begin(let line):
                calendar = Component("VCALENDAR")
                calendar?.line = line
            case .property(let property): calendar?.properties.append(property)
            case .component(let component):
                guard calendar != nil else { return components.append(component) }
                calendar?.components.append(component)
            case .end:
                if let calendar { components.append(calendar) }
                calendar = nil
            }
        }
        reader.read(bytes, take)
        reader.finish(take)
        // A fatal problem leaves the calendar open.
        if let calendar { components.append(calendar) }
        self.components = components
        problems = reader.problems
    }

    /// The severity of the worst problem; `nil` when there is none.
    public var severity: ReadProblem.Severity? { problems.map(\.severity).max() }

    /// The file written anew, with unknown properties and parameters: UTF-8, each line ended by CRLF.
    public var bytes: [UInt8] {
        var lines = ContentLines()
        for component in components { lines.append(component) }
        return lines.bytes
    }
}
