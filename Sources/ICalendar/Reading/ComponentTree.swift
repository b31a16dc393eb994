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

    /// How many problems there were when the outermost open component began.
    private var problemsBefore = 0

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
        if open.isEmpty { problemsBefore = log.count }
        open.append(component)
        return nil
    }

    private mutating func end(
        _ property: Property, log: inout ProblemLog
    ) -> ComponentReader.Part? {
        let name = property.word.uppercased()
        if let index = open.lastIndex(where: { $0.name == name }) {
            while open.count > index + 1 { closeUnended(property.line, &log) }
            return close(property.line, &log)
        }
        if name == "VCALENDAR", isInCalendar {
            guard open.isEmpty else {
                // The components stay in the calendar: the outermost is handed over now, the calendar
                // goes on until the file ends.
                while open.count > 1 { closeUnended(property.line, &log) }
                log.add(.structure(open[0].line, "\(open[0].name) has no END"))
                return close(property.line, &log)
            }
            isInCalendar = false
            return .end
        }
        log.add(property.line, .warning, "END:\(name) ends nothing")
        return nil
    }

    private mutating func closeUnended(_ line: Int, _ log: inout ProblemLog) {
        guard let last = open.last else { return }
        log.add(.structure(last.line, "\(last.name) has no END before line \(line)"))
        _ = close(line, &log)
    }

    /// Ends the innermost component.
    private mutating func close(_ line: Int, _ log: inout ProblemLog) -> ComponentReader.Part? {
        guard var done = open.popLast() else { return nil }
        guard !open.isEmpty else {
            done.lastLine = line
            done.isMarked = log.count > problemsBefore
            return .component(done)
        }
        let last = open.count - 1
        if done.name == "VALARM", open[last].components.count >= limits.alarms {
            let reason =
                "\(open[last].name) has more than \(limits.alarms) alarms; this was left out"
            log.add(done.line, .warning, reason)
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
            log.add(property.line, lose([property.name]), "\(reason); this was left out")
        }
        return nil
    }

    /// Takes note of a line that is no property, or is too long, and says how bad that is: an error where it may have given
    /// a time, by its own first word or, where that says nothing, as the rest of the property before it.
    mutating func lose(line: [UInt8]) -> (ReadProblem.Severity, ReadProblem.Kind?) {
        let letters = line.prefix { (65...90).contains($0 & 0xDF) || $0 == UInt8(ascii: "-") }
        let word = String(decoding: letters, as: UTF8.self).uppercased()
        let next = line.dropFirst(letters.count).first
        let isName = next == UInt8(ascii: ":") || next == UInt8(ascii: ";")
        if Self.harmless.contains(word) || isName && !Self.decisive.contains(word) {
            return (.warning, nil)
        }
        let isStructure = word == "BEGIN" || word == "END"
        let severity = lose([word, open.last?.properties.last?.name ?? ""])
        return (severity, isStructure ? .structure : nil)
    }

    /// Takes note of properties that are lost, and says how bad that is.
    private mutating func lose(_ names: [String]) -> ReadProblem.Severity {
        let lost = Self.decisive.intersection(names)
        guard !lost.isEmpty else { return .warning }
        guard let inner = open.last else { return .error }
        guard inner.name != "VALARM" || !lost.isDisjoint(with: ["BEGIN", "END"]) else {
            return .warning
        }
        open[0].lost.formUnion(lost)
        return .error
    }

    /// Without which a time that is taken may be missing, or be another.
    private static let decisive: Set = [
        "BEGIN", "DTEND", "DTSTART", "DURATION", "END", "FREEBUSY", "RDATE", "RECURRENCE-ID",
        "RRULE", "TZID", "TZOFFSETFROM", "TZOFFSETTO",
    ]

    /// Without which no time is missing. Those that only set time free are among them.
    private static let harmless: Set = [
        "ATTACH", "ATTENDEE", "CATEGORIES", "CLASS", "COMMENT", "CONTACT", "CREATED",
        "DESCRIPTION", "DTSTAMP", "EXDATE", "EXRULE", "GEO", "LAST-MODIFIED", "LOCATION",
        "ORGANIZER", "PRIORITY", "RELATED-TO", "RESOURCES", "SEQUENCE", "STATUS", "SUMMARY",
        "TRANSP", "TRIGGER", "UID", "URL",
    ]

    /// Ends what is still open at the end of the file.
    mutating func finish(line: Int, log: inout ProblemLog) -> [ComponentReader.Part] {
        var parts: [ComponentReader.Part] = []
        while let last = open.last {
            log.add(.structure(last.line, "the file ends inside of this \(last.name)"))
            if let part = close(line, &log) { parts.append(part) }
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
