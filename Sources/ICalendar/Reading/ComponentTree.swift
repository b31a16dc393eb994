/// Puts properties together into components, without recursion.
struct ComponentTree {
    private let limits: ReadLimits
    /// The components that are open, without VCALENDAR.
    private var open: [Component] = []
    private var isInCalendar = false
    private var calendarLine = 0
    private var componentsSeen = 0
    private var hasCalendar = false
    /// Why reading must end; `nil` if it need not.
    private(set) var fatal: String?

    init(limits: ReadLimits) { self.limits = limits }

    /// The part that this line completes.
    mutating func add(_ property: Property, log: inout ProblemLog) -> ComponentReader.Part? {
        switch property.name {
        case "BEGIN": return begin(property, log: &log)
        case "END": return end(property, log: &log)
        default: return keep(property, log: &log)
        }
    }

    private mutating func begin(
        _ property: Property, log: inout ProblemLog
    ) -> ComponentReader.Part? {
        componentsSeen += 1
        let name = property.word.uppercased()
        guard componentsSeen <= limits.components else {
            fatal = "the file has more than \(limits.components) components"
            return nil
        }
        guard open.count + (isInCalendar ? 1 : 0) < limits.depth else {
            fatal = "components are nested more than \(limits.depth) deep"
            return nil
        }
        if name == "VCALENDAR", open.isEmpty, !isInCalendar {
            isInCalendar = true
            hasCalendar = true
            calendarLine = property.line
            return .begin(line: property.line)
        }
        if open.isEmpty, !isInCalendar {
            log.add(property.line, .warning, "\(name) stands outside of a VCALENDAR")
        }
        var component = Component(name)
        component.line = property.line
        open.append(component)
        return nil
    }

    private mutating func end(
        _ property: Property, log: inout ProblemLog
    ) -> ComponentReader.Part? {
        let name = property.word.uppercased()
        if let index = open.lastIndex(where: { $0.name == name }) {
            while open.count > index + 1 { closeUnended(property.line, &log) }
            return close(&log)
        }
        if name == "VCALENDAR", isInCalendar {
            guard open.isEmpty else {
                // The components stay in the calendar: the outermost is handed over now, the calendar
                // goes on until the file ends.
                while open.count > 1 { closeUnended(property.line, &log) }
                log.add(open[0].line, .error, "\(open[0].name) has no END")
                return close(&log)
            }
            isInCalendar = false
            return .end
        }
        log.add(property.line, .warning, "END:\(name) ends nothing")
        return nil
    }

    private mutating func closeUnended(_ line: Int, _ log: inout ProblemLog) {
        guard let last = open.last else { return }
        log.add(last.line, .error, "\(last.name) has no END before line \(line)")
        _ = close(&log)
    }

    /// Ends the innermost component.
    private mutating func close(_ log: inout ProblemLog) -> ComponentReader.Part? {
        guard let done = open.popLast() else { return nil }
        guard !open.isEmpty else { return .component(done) }
        let last = open.count - 1
        if done.name == "VALARM", open[last].components.count >= limits.alarms {
            let reason =
                "\(open[last].name) has more than \(limits.alarms) alarms; this was left out"
            log.add(done.line, .error, reason)
        } else {
            open[last].components.append(done)
        }
        return nil
    }

    private mutating func keep(
        _ property: Property, log: inout ProblemLog
    ) -> ComponentReader.Part? {
        guard !open.isEmpty else {
            if isInCalendar { return .property(property) }
            let severity: ReadProblem.Severity = property.name.hasPrefix("X-") ? .warning : .error
            let reason = "\(property.name) stands in no component; it was left out"
            log.add(property.line, severity, reason)
            return nil
        }
        let last = open.count - 1
        if open[last].properties.count < limits.properties {
            open[last].properties.append(property)
        } else {
            let reason = "\(open[last].name) has more than \(limits.properties) properties"
            log.add(property.line, .error, "\(reason); this was left out")
        }
        return nil
    }

    /// How bad it is that a line is no property: an error where it may have given a time, by its own first
    /// word or as the rest of the property before it.
    func severity(ofBroken line: [UInt8]) -> ReadProblem.Severity {
        let word = line.prefix { (65...90).contains($0 & 0xDF) || $0 == UInt8(ascii: "-") }
        let names = [
            String(decoding: word, as: UTF8.self).uppercased(), open.last?.properties.last?.name,
        ]
        return names.contains { Self.decisive.contains($0 ?? "") } ? .error : .warning
    }

    private static let decisive: Set = [
        "BEGIN", "DTEND", "DTSTART", "DURATION", "END", "EXDATE", "EXRULE", "FREEBUSY", "RDATE",
        "RECURRENCE-ID", "RRULE", "STATUS", "TRANSP", "TZID", "TZOFFSETFROM", "TZOFFSETTO",
    ]

    /// Ends what is still open at the end of the file.
    mutating func finish(line: Int, log: inout ProblemLog) -> [ComponentReader.Part] {
        var parts: [ComponentReader.Part] = []
        while let last = open.last {
            log.add(last.line, .error, "the file ends inside of this \(last.name)")
            if let part = close(&log) { parts.append(part) }
        }
        if isInCalendar {
            log.add(calendarLine, .error, "the file ends inside of this VCALENDAR")
            parts.append(.end)
            isInCalendar = false
        }
        if !hasCalendar, componentsSeen == 0 {
            log.add(0, .fatal, "this is no calendar: it holds no BEGIN:VCALENDAR")
        }
        return parts
    }
}
