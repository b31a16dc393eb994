package import ICalendar
package import Planner

extension Session {
    /// The session as an event, with the session's own UID and SEQUENCE.
    ///
    /// `stop` is the stop of the patient's treatment, if there is one: then the event says to ring first, but
    /// not why. `told` is what happens in the session, line by line in the patient's words, and `title` what
    /// the patient calls it; both are used only in the patient's own calendar of full privacy.
    package func event(
        _ options: CalendarOptions, for reader: CalendarReader, at clinic: ClinicSettings,
        stop: TreatmentStop? = nil, told: [String]? = nil, title: String? = nil
    ) -> Event {
        let privacy = options.privacy
        let ringsFirst = stop.map { saysToRing(since: $0.since) } ?? false
        let text = summary(options, reader, ringsFirst, title)
        let line = CareLine(details.kind)
        return Event(
            uid: uid, created: created, revised: revised, sequence: sequence,
            time: .timed(start: details.start, end: details.end),
            summary: text,
            description: privacy == .busy
                ? nil : description(privacy, reader, clinic, ringsFirst, told),
            location: privacy == .busy ? nil : location(privacy, clinic),
            status: status == .cancelled ? .cancelled : .confirmed, isPrivate: true,
            categories: privacy == .full ? [line.rawValue] : [],
            color: privacy == .full ? line.color : nil,
            alarms: options.alarms.map {
                Alarm(minutesBefore: $0, text: text, uid: "\(uid)-alarm-\($0)")
            })
    }

    private func summary(
        _ options: CalendarOptions, _ reader: CalendarReader, _ ringsFirst: Bool, _ title: String?
    ) -> String {
        let privacy = options.privacy
        guard privacy != .busy else { return "Busy" }
        let count = details.number.flatMap { number in
            details.of.map { "Session \(number) of \($0)" }
        }
        let what =
            (privacy == .full ? details.title : count ?? "Appointment")
            + (details.mode == .phone ? ", by phone" : "")
        let names: [Int64: String]
        switch reader {
        case .patient:
            let called = privacy == .full ? title ?? what : what
            return (ringsFirst ? "Ring first: " : "") + called
        case .therapist(let known), .clinic(let known, _): names = known
        }
        let name = names[details.patient.number] ?? "\(details.patient)"
        return (ringsFirst ? "STOP: " : "")
            + "\(options.showsNames ? name : name.initials): \(what)"
    }

    private func description(
        _ privacy: CalendarOptions.Privacy, _ reader: CalendarReader, _ clinic: ClinicSettings,
        _ ringsFirst: Bool, _ told: [String]?
    ) -> String? {
        var lines: [String] = []
        if ringsFirst {
            if case .patient = reader {
                lines.append(clinic.ringFirst)
            } else {
                lines.append("STOP: see the patient's record before treating.")
            }
        }
        if privacy == .full {
            // The patient's calendar does not announce that red flags are asked about.
            let isPatient = if case .patient = reader { true } else { false }
            if isPatient, let told {
                lines += told
            } else {
                lines += [details.phaseName].compactMap { $0 } + details.tasks.map(\.title)
            }
        }
        switch reader {
        case .patient: lines += preparation(privacy, isTold: privacy == .full && told != nil)
        case .therapist: break
        case .clinic(_, let therapists):
            lines.append("With \(therapists[details.therapist.number] ?? "\(details.therapist)")")
        }
        if let phone = clinic.phone { lines.append("Questions or changes: \(phone)") }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    /// What the patient brings and what else is done.
    private func preparation(
        _ privacy: CalendarOptions.Privacy, isTold: Bool
    ) -> [String] {
        guard status.isLive else { return [] }
        if details.mode == .phone {
            return isTold ? [] : ["By phone: we ring you; you need not come."]
        }
        let papers = privacy == .full ? " and the list of your medicines" : ""
        var lines = ["Bring: comfortable clothes\(papers)."]
        if !isTold, details.tasks.contains(where: { $0.kind == .outcome }) {
            lines.append("You will be asked to fill in a short questionnaire.")
        }
        return lines
    }

    private func location(
        _ privacy: CalendarOptions.Privacy, _ clinic: ClinicSettings
    ) -> String? {
        guard details.mode == .clinic else { return nil }
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
