package import ICalendar
package import Planner

extension Session {
    /// The session as an event of the patient's calendar, with the session's own UID and SEQUENCE.
    ///
    /// `stop` is the stop of the patient's treatment, if there is one: then the event says to ring first, but
    /// not why.
    package func event(
        _ options: CalendarOptions, in wording: some PatientWording, stop: TreatmentStop? = nil
    ) -> Event {
        let words = wording.words(of: self, ringsFirst: ringsFirst(stop))
        return event(options, words, cancelled: wording.cancelled(words.summary))
    }

    /// The same in the calendar of those who treat.
    package func event(
        _ options: CalendarOptions, for staff: StaffReader, stop: TreatmentStop? = nil
    ) -> Event {
        let words = staff.words(of: self, options, isStopped: ringsFirst(stop))
        return event(options, words, cancelled: "Cancelled: \(words.summary)")
    }

    private func ringsFirst(_ stop: TreatmentStop?) -> Bool {
        stop.map { saysToRing(since: $0.since) } ?? false
    }

    /// One that does not take place says so in its title too, and leaves the time free: many readers look at
    /// nothing else.
    private func event(
        _ options: CalendarOptions, _ words: EntryWords, cancelled: String
    ) -> Event {
        let isCancelled = status == .cancelled
        let isFull = options.privacy == .full
        let line = CareLine(details.kind)
        return Event(
            uid: uid, created: created, revised: revised, sequence: sequence,
            time: .timed(start: details.start, end: details.end),
            summary: isCancelled ? cancelled : words.summary, description: words.description,
            location: words.location, status: isCancelled ? .cancelled : .confirmed,
            isTransparent: isCancelled, isPrivate: true, categories: isFull ? [line.rawValue] : [],
            color: isFull ? line.color : nil
        ).ringing(options.bells.sessions)
    }
}
