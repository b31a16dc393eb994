package import CivilTime

/// What stops a patient's treatment now: emergency and urgent red flags that nobody has closed, and an age
/// for which a running plan is not made.
///
/// It follows only from what is recorded, so that every screen, calendar and command has the same answer.
package struct TreatmentStop: Hashable, Sendable {
    /// An open flag, and since when it is known.
    package struct Flag: Hashable, Sendable {
        /// Id of the red flag.
        package let flag: String
        /// The firmest action with which it was found.
        package let action: RedFlag.Action
        /// The day of the first screening that found it.
        package let since: Day
        /// Who screened then.
        package let by: String

        /// One for several of the same flag, which are given the oldest first: known since the first, with
        /// the firmest action.
        fileprivate static func firmest(of same: [Flag]) -> Flag? {
            guard let first = same.first,
                let firm = same.min(by: { $0.action.rank < $1.action.rank })
            else { return nil }
            return Flag(flag: first.flag, action: firm.action, since: first.since, by: first.by)
        }
    }

    package let patient: ID<Patient>
    /// The firmest first, then the oldest; each once. Empty if only the age stops the treatment.
    package let flags: [Flag]
    /// `nil` if the age does not stop it.
    package let age: AgeStop?

    /// `nil` if nothing stops the treatment. `screenings` are all that the patient has had.
    package init?(
        of patient: ID<Patient>, _ screenings: [Screening], age: AgeStop? = nil
    ) {
        let open = screenings.sorted { ($0.day, $0.id) < ($1.day, $1.id) }.flatMap { screening in
            screening.stopping.map {
                Flag(flag: $0.flag, action: $0.action, since: screening.day, by: screening.author)
            }
        }
        guard !open.isEmpty || age != nil else { return nil }
        self.patient = patient
        self.age = age
        let same = Dictionary(grouping: open, by: \.flag)
        flags = same.values.compactMap(Flag.firmest)
            .sorted { ($0.action.rank, $0.since, $0.flag) < ($1.action.rank, $1.since, $1.flag) }
    }

    /// The first day on which any of them was known.
    package var since: Day {
        (flags.map(\.since) + (age.map { [$0.since] } ?? [])).min() ?? Day(number: 0)
    }
}

extension SessionException {
    /// The code under which a visit is booked although the treatment is stopped, as somebody has to look at
    /// the patient to clear a flag.
    package static let stopped = "stopped"

    /// Whether the session takes place although the treatment is stopped.
    package var standsWhileStopped: Bool { rules.contains(Self.stopped) }
}

extension Session.Kind {
    /// Whether such a visit may be booked while the treatment is stopped.
    package var looksAtThePatient: Bool { self == .review || self == .assessment }
}

extension Session {
    /// Whether a stop of its patient's treatment keeps the session from being held: it is still to come, and
    /// was not booked in spite of the stop.
    package func isHeldUp(at now: LocalTime) -> Bool {
        (status == .booked || status == .confirmed) && details.end > now
            && details.exception?.standsWhileStopped != true
    }
}
