package import ICalendar
package import Planner

extension Session {
    /// The session as an event; its UID and SEQUENCE are the session's own.
    package func event(
        _ options: CalendarOptions, for reader: CalendarReader, at clinic: ClinicSettings
    ) -> Event {
        let privacy = options.privacy
        return Event(
            uid: uid, created: created, revised: revised, sequence: sequence,
            time: .timed(start: details.start, end: details.end),
            summary: summary(privacy, reader),
            description: privacy == .busy ? nil : description(privacy, clinic),
            location: privacy == .busy ? nil : location(privacy, clinic),
            status: status == .cancelled ? .cancelled : .confirmed, isPrivate: true,
            categories: privacy == .full ? [details.kind.rawValue] : [],
            alarms: options.alarms.map {
                Alarm(minutesBefore: $0, text: summary(privacy, reader))
            })
    }

    private func summary(_ privacy: CalendarOptions.Privacy, _ reader: CalendarReader) -> String {
        guard privacy != .busy else { return "Busy" }
        let count = details.number.flatMap { number in
            details.of.map { "Session \(number) of \($0)" }
        }
        let what = privacy == .full ? details.title : count ?? "Appointment"
        guard case .therapist(let names) = reader else { return what }
        let name = names[details.patient.number] ?? "\(details.patient)"
        return "\(privacy == .full ? name : name.initials): \(what)"
    }

    private func description(
        _ privacy: CalendarOptions.Privacy, _ clinic: ClinicSettings
    ) -> String? {
        var lines: [String] = []
        if privacy == .full {
            lines += [details.phase].compactMap { $0 } + details.tasks.map(\.title)
        }
        if let phone = clinic.phone { lines.append("Questions or changes: \(phone)") }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    private func location(
        _ privacy: CalendarOptions.Privacy, _ clinic: ClinicSettings
    ) -> String? {
        let parts = [privacy == .full ? clinic.name : nil, clinic.address].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

extension String {
    /// `M. H.`
    fileprivate var initials: String {
        split(whereSeparator: \.isWhitespace).compactMap(\.first).map { "\($0)." }
            .joined(separator: " ")
    }
}
