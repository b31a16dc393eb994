import CivilTime

extension EventTimes {
    /// Reads a VEVENT. `nil` when it has no start or end that can be trusted; the reason is in the log.
    init?(
        _ component: Component, limits: ReadLimits, attendee: String? = nil, log: inout ProblemLog
    ) {
        var reader = EventTimesReader(component, limits: limits, attendee: attendee, log: log)
        let times = reader.times()
        log = reader.log
        guard let times else { return nil }
        self = times
    }

    /// Reads a VEVENT, and says what is wrong in it. The times are `nil` when it has no start or end that can
    /// be trusted.
    public static func read(
        _ component: Component
    ) -> (times: EventTimes?, problems: [ReadProblem]) {
        var log = ProblemLog(limit: ReadLimits.standard.problems)
        let times = EventTimes(component, limits: .standard, log: &log)
        return (times, log.all)
    }
}

/// Reads the properties of one VEVENT.
private struct EventTimesReader {
    let component: Component
    private let limit: Int
    /// The mail address of whose calendar it is.
    private let attendee: String?
    var log: ProblemLog

    init(_ component: Component, limits: ReadLimits, attendee: String?, log: ProblemLog) {
        self.component = component
        self.attendee = attendee
        limit = limits.instancesPerEvent
        self.log = log
    }

    mutating func times() -> EventTimes? {
        do throws(BadProperty) {
            let kind = EventKind(component, attendee: attendee)
            let recurrenceID = try one("RECURRENCE-ID")
            guard let start = try one("DTSTART") ?? (kind.isCancelled ? recurrenceID : nil) else {
                log.add(component.line, .error, "\(component.name) has no DTSTART; it is not used")
                return nil
            }
            var times = EventTimes(uid: uid(), start: start, length: try length(from: start))
            times.recurrenceID = recurrenceID
            times.isThisAndFuture = isThisAndFuture()
            times.isCancelled = kind.isCancelled
            times.isTransparent = kind.isTransparent
            times.line = component.line
            times.titleLength = EventLabel(component).titleLength
            times.sequence = component.first("SEQUENCE").flatMap { Int($0.word) } ?? 0
            times.stamp = stamp()
            addRecurrence(to: &times)
            return times
        } catch {
            log.add(error.line, .error, "\(error.reason); the event is not used")
            return nil
        }
    }

    private struct BadProperty: Error {
        let line: Int
        let reason: String
    }

    /// The only property of its name.
    private mutating func one(_ name: String) throws(BadProperty) -> CalendarTime? {
        let found = component.all(name)
        guard let first = found.first else { return nil }
        guard found.dropFirst().allSatisfy({ $0 == first }) else {
            throw BadProperty(line: found[1].line, reason: "a second \(name) says something else")
        }
        do throws(BadValue) {
            let (time, contradiction) = try CalendarTime.value(first.word, of: first)
            if let contradiction { log.add(first.line, .warning, "\(name): \(contradiction)") }
            return time
        } catch {
            throw BadProperty(line: first.line, reason: "\(name): \(error.reason)")
        }
    }

    private mutating func uid() -> String {
        let uid = component.first("UID")?.text ?? ""
        if uid.isEmpty { log.add(component.line, .warning, "\(component.name) has no UID") }
        return uid
    }

    private func stamp() -> Int {
        guard let property = component.first("DTSTAMP"), let time = try? CalendarTime(property)
        else {
            return 0
        }
        return time.wall.second
    }

    private func isThisAndFuture() -> Bool {
        component.first("RECURRENCE-ID")?.parameter("RANGE")?.uppercased() == "THISANDFUTURE"
    }

    private mutating func length(from start: CalendarTime) throws(BadProperty) -> EventTimes.Length
    {
        if let end = try one("DTEND"), let line = component.first("DTEND")?.line {
            guard end.isDate == start.isDate else {
                throw BadProperty(
                    line: line, reason: "DTEND and DTSTART: only one of them is a date")
            }
            if case .date(let first) = start, case .date(let last) = end {
                guard last >= first else { throw endsEarly(line) }
                if last == first {
                    log.add(line, .warning, "DTEND is the day of DTSTART; it is read as one day")
                }
                return .lasting(CalendarDuration(days: max(1, last - first)))
            }
            guard !isSurelyBefore(end, start) else { throw endsEarly(line) }
            return .until(end)
        }
        guard let property = component.first("DURATION") else {
            return .lasting(CalendarDuration(days: start.isDate ? 1 : 0))
        }
        do throws(BadValue) {
            let duration = try CalendarDuration(parsing: property.word)
            guard duration.days >= 0, duration.seconds >= 0 else {
                throw BadValue("the duration is negative")
            }
            return .lasting(duration)
        } catch {
            throw BadProperty(line: property.line, reason: "DURATION: \(error.reason)")
        }
    }

    private func endsEarly(_ line: Int) -> BadProperty {
        BadProperty(line: line, reason: "DTEND lies before DTSTART")
    }

    /// Times of different zones are compared later, when their clocks are known.
    private func isSurelyBefore(_ end: CalendarTime, _ start: CalendarTime) -> Bool {
        switch (end, start) {
        case (.utc(let end), .utc(let start)), (.floating(let end), .floating(let start)):
            end < start
        case (.zoned(let end, let endZone), .zoned(let start, let startZone)):
            endZone == startZone && end < start
        default: false
        }
    }

    // MARK: Recurrence

    private mutating func addRecurrence(to times: inout EventTimes) {
        times.rules = rules("RRULE")
        times.exceptionRules = rules("EXRULE")
        times.exceptions = values("EXDATE") { text, property throws(BadValue) in
            try CalendarTime.value(text, of: property)
        }
        times.additions = values("RDATE") { text, property throws(BadValue) in
            try Self.addition(text, property)
        }
    }

    /// The values of all properties of a name, up to the limit.
    private mutating func values<Value>(
        _ name: String,
        _ read: (String, Property) throws(BadValue) -> (value: Value, contradiction: String?)
    ) -> [Value] {
        var values: [Value] = []
        for property in component.all(name) {
            for text in property.list {
                guard values.count < limit else {
                    log.add(property.line, .error, "there are more than \(limit) \(name)")
                    return values
                }
                do throws(BadValue) {
                    let (value, contradiction) = try read(text, property)
                    values.append(value)
                    if let contradiction {
                        log.add(property.line, .warning, "\(name): \(contradiction)")
                    }
                } catch {
                    log.add(
                        property.line, name == "EXDATE" ? .warning : .error,
                        "\(name): \(error.reason); it is not used")
                }
            }
        }
        return values
    }

    private mutating func rules(_ name: String) -> [Recurrence] {
        var rules: [Recurrence] = []
        for property in component.all(name) {
            do throws(BadValue) {
                let rule = try Recurrence(parsing: property.word)
                if rule.count != nil, rule.until != nil {
                    let reason = "\(name) has COUNT and UNTIL; what ends first counts"
                    log.add(property.line, .warning, reason)
                }
                rules.append(rule)
            } catch {
                log.add(
                    property.line, name == "EXRULE" ? .warning : .error,
                    "\(name): \(error.reason); it is not used")
            }
        }
        return rules
    }

    private static func addition(
        _ text: String, _ property: Property
    ) throws(BadValue) -> (EventTimes.Addition, contradiction: String?) {
        guard text.utf8.contains(UInt8(ascii: "/")) else {
            let (time, contradiction) = try CalendarTime.value(text, of: property)
            return (EventTimes.Addition(start: time), contradiction)
        }
        let period = try CalendarPeriod(parsing: text, tzid: property.tzid)
        let length: EventTimes.Length =
            switch period.end {
            case .time(let end): .until(end)
            case .duration(let duration): .lasting(duration)
            }
        return (EventTimes.Addition(start: period.start, length: length), nil)
    }
}
