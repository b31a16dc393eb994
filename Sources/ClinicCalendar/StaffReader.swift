import ICalendar
package import Planner

/// Those who treat, who see patients by initials or by name, and where they meet them.
package struct StaffReader: Sendable {
    let clinic: ClinicSettings
    /// Their names.
    let patients: [ID<Patient>: String]
    /// Who treats; `nil` in a therapist's own calendar.
    let therapists: [ID<Therapist>: String]?
    let rooms: [ID<Room>: String]
    /// Where patients live who are visited at home.
    let addresses: [ID<Patient>: String]

    package init(
        at clinic: ClinicSettings, patients: [ID<Patient>: String],
        therapists: [ID<Therapist>: String]? = nil, rooms: [ID<Room>: String],
        addresses: [ID<Patient>: String] = [:]
    ) {
        self.addresses = addresses
        self.clinic = clinic
        self.patients = patients
        self.therapists = therapists
        self.rooms = rooms
    }

    func words(
        of session: Session, _ options: CalendarOptions, isStopped: Bool
    ) -> EntryWords {
        guard options.privacy != .busy else { return EntryWords("Busy") }
        let details = session.details
        let name = patients[details.patient] ?? "\(details.patient)"
        let summary =
            (isStopped ? "STOP: " : "") + "\(options.showsNames ? name : name.initials): "
            + what(details, options.privacy)
        return EntryWords(
            summary, lines(details, options, isStopped), location: location(details, options))
    }

    private func what(_ details: SessionDetails, _ privacy: CalendarOptions.Privacy) -> String {
        let count = details.count.map { ", \($0.number) of \($0.of)" }
        let title = privacy == .full ? details.title : details.kind.neutral
        return title + (privacy == .full ? "" : count ?? "")
            + (details.mode.told.map { ", \($0)" } ?? "")
    }

    private func lines(
        _ details: SessionDetails, _ options: CalendarOptions, _ isStopped: Bool
    ) -> [String] {
        var lines = isStopped ? ["STOP: see the patient's record before treating."] : []
        if options.privacy == .full {
            lines += [details.phaseName].compactMap { $0 } + details.tasks.map(\.title)
        }
        if let therapists {
            lines.append(
                "With \(therapists[details.therapist] ?? "\(details.therapist)")")
        }
        if options.hasNotes {
            lines += [
                details.note.map { "Note: \($0)" }, details.text.map { "To the patient: \($0)" },
            ]
            .compactMap { $0 }
        }
        return lines
    }

    /// A meeting of a class: how many are seated, and who, as names are told.
    func words(
        of meeting: ClassMeeting, called name: String, seated: [ID<Patient>],
        _ options: CalendarOptions
    ) -> EntryWords {
        guard options.privacy != .busy else { return EntryWords("Busy") }
        let details = meeting.details
        let title = options.privacy == .full ? name : "Class"
        let people = seated.map { id in
            let name = patients[id] ?? "\(id)"
            return options.showsNames ? name : name.initials
        }
        let therapist = therapists.map { "With \($0[details.therapist] ?? "\(details.therapist)")" }
        return EntryWords(
            "\(title), \(seated.count) of \(details.seats) seats",
            people + [therapist].compactMap { $0 },
            location: location(in: details.room))
    }

    /// Where a patient lives tells who it is.
    private func location(_ details: SessionDetails, _ options: CalendarOptions) -> String? {
        switch details.mode {
        case .clinic: location(in: details.room)
        case .phone: nil
        case .video: clinic.videoLink
        case .home: options.showsNames ? addresses[details.patient] : nil
        }
    }

    private func location(in room: ID<Room>?) -> String {
        [room.flatMap { rooms[$0] }, clinic.name, clinic.address]
            .compactMap { $0 }.joined(separator: ", ")
    }
}

extension Session.Kind {
    /// What others may read of it.
    fileprivate var neutral: String {
        switch self {
        case .physiotherapy: "Physiotherapy"
        case .review: "Review"
        case .assessment: "Assessment"
        case .weighIn, .quitSupport, .monitoring: "Check-in"
        }
    }
}

extension String {
    /// `M. H.`
    fileprivate var initials: String {
        split(whereSeparator: \.isWhitespace).compactMap(\.first).map { "\($0)." }
            .joined(separator: " ")
    }
}
