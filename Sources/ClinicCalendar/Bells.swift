package import CivilTime
import ICalendar

/// When a calendar rings.
package struct Bells: Hashable, Sendable {
    package enum Bell: Hashable, Sendable {
        /// So many minutes before it begins; 0 or more.
        case before(Int)
        /// At a time of the day, for what has no time of its own.
        case at(TimeOfDay)
    }

    /// Before sessions.
    package var sessions: [Bell]
    /// For exercises, walks and weighing.
    package var routines: [Bell]
    /// For medicines that are taken at a time.
    package var medicines: [Bell]

    package init(sessions: [Bell] = [], routines: [Bell] = [], medicines: [Bell] = []) {
        self.sessions = sessions
        self.routines = routines
        self.medicines = medicines
    }

    /// A medicine rings when it is time; nothing else does unless somebody asks for it.
    package static let usual = Bells(medicines: [.before(0)])
    package static let none = Bells()
}

extension Event {
    /// The event with bells that show its title. A time of the day is for whole days alone, and only what has a
    /// time of its own rings as it begins.
    func ringing(_ bells: [Bells.Bell]) -> Event {
        var event = self
        let isWholeDay = if case .allDay = time { true } else { false }
        let minutes = bells.compactMap { bell -> Int? in
            switch bell {
            case .before(0): isWholeDay ? nil : 0
            case .before(let minutes): minutes
            case .at(let time): isWholeDay ? -time.minutes : nil
            }
        }
        event.alarms = minutes.map {
            Alarm(minutesBefore: $0, text: summary, uid: "\(uid)-alarm-\($0)")
        }
        return event
    }
}
