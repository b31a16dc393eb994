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
            ] + recurrenceProperty(until: { .date($0) })
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
                    .utc(DateTime(zone.nearest(LocalTime(day, start.time)).utc))
                })
        }
    }

    private func recurrenceProperty(until: (Day) -> CalendarTime) -> [Property] {
        guard var recurrence else { return [] }
        if case .date(let day) = recurrence.until { recurrence.until = until(day) }
        return [Property("RRULE", raw: recurrence.description)]
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
