import CivilTime
import Planner

/// A calendar in which some stretches of whole weeks are not counted: days behind them come so much earlier, on the
/// same weekdays.
struct TreatmentTime {
    /// In order, apart.
    let gaps: [ClosedRange<Day>]

    /// The day by this calendar; one that is not counted is the day on which it goes on.
    func day(_ real: Day) -> Day {
        let gap = gaps.first { $0.contains(real) }
        return (gap?.lowerBound ?? real) + -left(before: gap?.lowerBound ?? real)
    }

    /// The last day by this calendar that is not after a day.
    func lastDay(_ real: Day) -> Day {
        gaps.contains { $0.contains(real) } ? day(real) + -1 : day(real)
    }

    /// The day of the real calendar.
    func real(_ day: Day) -> Day {
        gaps.reduce(day) { real, gap in real < gap.lowerBound ? real : real + gap.count }
    }

    /// How many days before one are not counted.
    func left(before real: Day) -> Int {
        gaps.filter { $0.upperBound < real }.reduce(0) { $0 + $1.count }
    }

    func real(_ time: LocalTime) -> LocalTime { time + (real(time.day) - time.day) * 1440 }

    private func time(_ real: LocalTime) -> LocalTime {
        let day = day(real.day)
        return gaps.contains { $0.contains(real.day) }
            ? LocalTime(day, .midnight) : real + (day - real.day) * 1440
    }

    /// What is counted of a time; `nil` where nothing is.
    func span(_ real: Interval<LocalTime>) -> Interval<LocalTime>? {
        Interval(time(real.start), time(real.end))
    }

    func days(_ real: ClosedRange<Day>) -> ClosedRange<Day>? {
        let (first, last) = (day(real.lowerBound), lastDay(real.upperBound))
        return first <= last ? first...last : nil
    }
}

extension Diary {
    /// By a calendar that does not count some weeks.
    func counted(by time: TreatmentTime) -> Diary {
        var diary = self
        diary.closedDays = closedDays.compactMap(time.days)
        diary.closedTimes = closedTimes.compactMap(time.span)
        diary.unusable = unusable.compactMap(time.span)
        diary.therapists = therapists.map { $0.counted(by: time) }
        diary.rooms = rooms.map { $0.counted(by: time) }
        diary.classes = classes.map { $0.counted(by: time) }
        return diary
    }
}

extension TherapistDiary {
    fileprivate func counted(by time: TreatmentTime) -> TherapistDiary {
        var therapist = self
        therapist.later = later(by: time)
        therapist.extra = extra.compactMap(time.span)
        therapist.lastDay = lastDay.map(time.lastDay)
        therapist.absences = absences.compactMap(time.span)
        therapist.meetings = Dictionary(
            meetings.compactMap { span, name in time.span(span).map { ($0, name) } },
            uniquingKeysWith: { first, _ in first })
        therapist.bookings = bookings.compactMap(time.span)
        therapist.busy = busy.compactMap(time.span)
        return therapist
    }

    /// Every second week goes on behind a gap as in the real calendar.
    private func later(by time: TreatmentTime) -> [DatedHours] {
        let behind = time.gaps.compactMap { gap -> DatedHours? in
            let day = gap.upperBound + 1
            return later.last { $0.from < day }.map { DatedHours(from: day, $0.hours) }
        }
        return (later + behind).sorted { $0.from < $1.from }.map { dated in
            DatedHours(
                from: time.day(dated.from),
                dated.hours.moved(by: -time.left(before: dated.from)))
        }
    }
}

extension RoomDiary {
    fileprivate func counted(by time: TreatmentTime) -> RoomDiary {
        var room = self
        room.bookings = bookings.compactMap { booking in
            time.span(booking.time).map { RoomBooking(time: $0, units: booking.units) }
        }
        room.closures = closures.compactMap(time.span)
        return room
    }
}

extension ClassDiary {
    fileprivate func counted(by time: TreatmentTime) -> ClassDiary {
        var groupClass = self
        groupClass.meetings = meetings.compactMap { meeting in
            var counted = meeting
            guard let span = time.span(meeting.time) else { return nil }
            counted.time = span
            return counted
        }
        return groupClass
    }
}

extension PlanRequest {
    /// By a calendar that does not count some weeks; the start is not moved.
    func counted(by time: TreatmentTime) -> PlanRequest {
        var request = self
        request.through = through.map(time.lastDay)
        request.authorised?.startBy = authorised?.startBy.map(time.lastDay)
        request.authorised?.until = authorised?.until.map(time.lastDay)
        request.leftOut = Dictionary(
            time.gaps.map { (time.day($0.upperBound + 1), $0.count) }, uniquingKeysWith: +)
        request.patient.blocked = patient.blocked.compactMap(time.days)
        request.patient.busy = patient.busy.compactMap(time.span)
        request.patient.tooSoon = patient.tooSoon.compactMap(time.span)
        request.riders = riders.map { $0.counted(by: time, from: earliestStart) }
        return request
    }
}

extension RiderRequest {
    /// What goes with the sessions is counted with them; all else keeps its dates, or comes in the week after a gap
    /// that leaves none of them.
    fileprivate func counted(by time: TreatmentTime, from start: Day) -> RiderRequest {
        let dates: (from: Day, target: Day, to: Day)
        switch window {
        case .planDays(let from, let target, let to):
            guard kind != .outcome else { return self }
            dates = (start + from, start + target, start + to)
        case .dates(let from, let target, let to): dates = (from, target, to)
        }
        let first = time.day(dates.from)
        let last = time.lastDay(dates.to) < first ? first + 6 : time.lastDay(dates.to)
        var rider = self
        rider.window = .dates(
            from: first, target: min(max(first, time.day(dates.target)), last), to: last)
        return rider
    }
}

extension PlacedPlan {
    /// The plan in the real calendar, with what was not counted.
    func uncounted(by time: TreatmentTime) -> PlacedPlan {
        var plan = self
        for index in sessions.indices {
            plan.sessions[index].slot.start = time.real(sessions[index].slot.start)
        }
        for index in contacts.indices {
            plan.contacts[index].slot.start = time.real(contacts[index].slot.start)
        }
        return plan
    }
}
