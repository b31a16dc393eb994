import CivilTime

extension Event {
    func component(in zone: ZoneRules) throws(ICalendarError) -> Component {
        var properties = [Property("UID", text: uid), Property("DTSTAMP", raw: Stamp.utc(revised))]
        properties += try timeProperties(zone)
        if let created { properties.append(Property("CREATED", raw: Stamp.utc(created))) }
        properties.append(Property("LAST-MODIFIED", raw: Stamp.utc(revised)))
        properties.append(Property("SEQUENCE", raw: String(sequence)))
        properties.append(Property("SUMMARY", text: summary))
        if let description { properties.append(Property("DESCRIPTION", text: description)) }
        if let location { properties.append(Property("LOCATION", text: location)) }
        properties.append(Property("STATUS", raw: status.rawValue))
        if isTransparent { properties.append(Property("TRANSP", raw: "TRANSPARENT")) }
        if isPrivate { properties.append(Property("CLASS", raw: "PRIVATE")) }
        let categories = categories.filter { !TextValue.escaped($0).isEmpty }
        if !categories.isEmpty { properties.append(Property("CATEGORIES", texts: categories)) }
        if let color { properties.append(Property("COLOR", text: color)) }
        let alarms = status == .cancelled ? [] : alarms.map(\.component)
        return Component("VEVENT", properties, alarms)
    }

    private func timeProperties(_ zone: ZoneRules) throws(ICalendarError) -> [Property] {
        switch time {
        case .allDay(let from, let through):
            guard from <= through else { throw .endsBeforeItStarts(uid: uid) }
            let date = [Property.Parameter("VALUE", "DATE")]
            return [
                Property("DTSTART", date, raw: Stamp.date(from)),
                Property("DTEND", date, raw: Stamp.date(through + 1)),
            ] + recurrenceProperty(until: { Stamp.date($0) })
        case .timed(let start, let end):
            guard start < end else { throw .endsBeforeItStarts(uid: uid) }
            let first = try Self.resolve(start, zone)
            let last = try Self.resolve(end, zone)
            guard case .once = first.resolution, case .once = last.resolution else {
                // Readers disagree on which of two equal times is meant; UTC leaves no doubt.
                return [
                    Property("DTSTART", raw: Stamp.utc(first.moment)),
                    Property("DTEND", raw: Stamp.utc(last.moment)),
                ]
            }
            let parameters = [Property.Parameter("TZID", zone.identifier)]
            return [
                Property("DTSTART", parameters, raw: Stamp.local(start)),
                Property("DTEND", parameters, raw: Stamp.local(end)),
            ]
                + recurrenceProperty(until: { day in
                    Stamp.utc(zone.nearest(LocalTime(day, start.time)))
                })
        }
    }

    private func recurrenceProperty(until: (Day) -> String) -> [Property] {
        guard let recurrence else { return [] }
        let isDaily = recurrence.weekdays.isEmpty || recurrence.weekdays.count == 7
        var rule = isDaily ? "FREQ=DAILY" : "FREQ=WEEKLY"
        if !isDaily {
            let days = recurrence.weekdays.sorted().map(\.code)
            rule += ";BYDAY=\(days.joined(separator: ","))"
        }
        return [Property("RRULE", raw: "\(rule);UNTIL=\(until(recurrence.until))")]
    }

    private static func resolve(
        _ local: LocalTime, _ zone: ZoneRules
    ) throws(ICalendarError) -> (moment: Moment, resolution: ZoneRules.Resolution) {
        let resolution = zone.resolve(local)
        switch resolution {
        case .once(let moment): return (moment, resolution)
        case .twice(let earlier, _): return (earlier, resolution)
        case .never: throw .noSuchTime(local, zone: zone.identifier)
        }
    }
}

extension ZoneRules {
    /// The instant of a local time; of the first minute after it where clocks skip it.
    fileprivate func nearest(_ local: LocalTime) -> Moment {
        switch resolve(local) {
        case .once(let moment), .twice(_, let moment): moment
        case .never(_, let after):
            Moment(minute: after.minute - offset(at: Moment(minute: after.minute)) / 60)
        }
    }
}

extension Weekday {
    /// `MO` to `SU`.
    var code: String { String(shortName.uppercased().prefix(2)) }
}

/// Dates, times and durations as they stand in a file (RFC 5545 section 3.3).
enum Stamp {
    static func date(_ day: Day) -> String {
        let (year, month, day) = day.components
        return digits(year, 4) + digits(month, 2) + digits(day, 2)
    }

    static func local(_ local: LocalTime) -> String {
        "\(date(local.day))T\(digits(local.time.hour, 2))\(digits(local.time.minute, 2))00"
    }

    static func utc(_ moment: Moment) -> String { local(moment.utc) + "Z" }

    /// `P1D`, `PT2H`, `PT90M`.
    static func duration(minutes: Int) -> String {
        if minutes % 1440 == 0 { return "P\(minutes / 1440)D" }
        return minutes % 60 == 0 ? "PT\(minutes / 60)H" : "PT\(minutes)M"
    }

    /// `+0100`, `-0330`.
    static func offset(_ seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        return (seconds < 0 ? "-" : "+") + digits(minutes / 60, 2) + digits(minutes % 60, 2)
    }

    private static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
