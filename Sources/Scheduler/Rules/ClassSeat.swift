import CivilTime
package import Planner

// A session that is a place in a class lies in one of its meetings and needs a seat that is free there. The therapist
// and the room are taken by the meeting, whoever is seated in it.

extension MeetingDetails {
    /// What is against one more in it, where so many are seated.
    package func seatViolation(seated: Int) -> RuleViolation? {
        seated >= seats ? .full(seats) : nil
    }
}

extension Rule {
    /// Whether a meeting answers for it, where a session is a seat in it.
    package var isOfMeeting: Bool { [.therapistBusy, .room, .buffer, .maxPerDay].contains(self) }
}

/// A meeting in which somebody could have a seat, as a board counts.
struct OpenMeeting {
    let meeting: MeetingDiary
    let day: Int
    let slots: Range<Int>
}

extension Board {
    /// The meetings of a class with a free seat that last so many slots or more, each on one day.
    func meetings(of id: ID<GroupClass>, slots least: Int) -> [OpenMeeting] {
        let all = classes.first { $0.id == id }?.meetings ?? []
        return all.compactMap { meeting in
            guard lifted.contains(.seat) || meeting.taken < meeting.seats else { return nil }
            let days = slotsByDay(of: meeting.time)
            guard days.count == 1, days[0].slots.count >= least else { return nil }
            return OpenMeeting(meeting: meeting, day: days[0].day, slots: days[0].slots)
        }
    }

    /// The seats of a single session in meetings of its class, which are as long as it is.
    func seats(for request: ContactRequest, heldBy therapists: [Int]) -> [Slot] {
        guard let id = request.groupClass else { return [] }
        return meetings(of: id, slots: 1).filter { open in
            let taken = SlotSet(open.slots)
            return open.meeting.minutes == request.minutes && common[open.day] & taken == taken
                && therapists.contains { self.therapists[$0].id == open.meeting.therapist }
        }.map(\.meeting.slot)
    }

    /// When the patient can come to a meeting of a class that a therapist holds.
    func seats(_ id: ID<GroupClass>, slots: Int, therapist: Int, day: Int) -> SlotSet {
        meetings(of: id, slots: slots).reduce(.none) { starts, open in
            let taken = SlotSet(open.slots)
            guard open.day == day, open.meeting.therapist == therapists[therapist].id,
                common[day] & taken == taken
            else { return starts }
            return starts | SlotSet(open.slots.lowerBound..<(open.slots.lowerBound + 1))
        }
    }
}

extension SlotCheck {
    /// Only of a seat in a class.
    var seat: RuleViolation? {
        guard let seat = slot.seat else { return nil }
        guard let meeting = diary.meeting(of: seat), meeting.slot == slot else {
            return .init(rule: .seat, detail: "The class does not meet then.")
        }
        return meeting.taken >= meeting.seats ? .full(meeting.seats) : nil
    }
}

extension RuleViolation {
    fileprivate static func full(_ seats: Int) -> RuleViolation {
        let words =
            seats == 1
            ? "The one seat is taken." : "The class is full: all \(seats) seats are taken."
        return RuleViolation(rule: .seat, detail: words)
    }
}

extension RuleSentence {
    var seat: String { "All seats of the class are taken." }

    /// Why there is no seat for a session of a class in some days, whoever may come; `nil` where there is one.
    func noSeat(
        _ id: ID<GroupClass>, in window: ClosedRange<Day>, minutes: Int
    ) -> RuleViolation? {
        let held = meetings(of: id, in: window)
        let long = held.filter { $0.minutes >= minutes }
        guard !long.contains(where: { $0.taken < $0.seats }) else { return nil }
        let words: String
        if let first = long.first {
            let seats = first.seats == 1 ? "the one seat is" : "all \(first.seats) seats are"
            words =
                long.count == 1
                ? "\(name(id)) is full: \(seats) taken on \(long.told)."
                : "\(name(id)) is full on \(long.told)."
        } else if let longest = held.map(\.minutes).max() {
            words = "\(name(id)) takes \(longest) minutes, and \(minutes) are asked for."
        } else {
            words = "\(name(id)) does not meet then."
        }
        return RuleViolation(rule: .seat, detail: words)
    }

    /// Why a session of a class finds no meeting beside the one before it.
    func tooFewMeetings(
        _ id: ID<GroupClass>, in window: ClosedRange<Day>, minutes: Int, apart gap: Int
    ) -> RuleViolation {
        let free = meetings(of: id, in: window).filter {
            $0.minutes >= minutes && $0.taken < $0.seats
        }
        return RuleViolation(
            rule: .seat,
            detail: "\(name(id)) has a free seat on \(free.told) only, and the sessions are to be "
                + "\(counted(gap, "day")) apart.")
    }

    private func meetings(
        of id: ID<GroupClass>, in window: ClosedRange<Day>
    ) -> [MeetingDiary] {
        (diary.groupClass(id)?.meetings ?? []).filter { window.contains($0.time.start.day) }
    }

    private func name(_ id: ID<GroupClass>) -> String {
        diary.groupClass(id).map { "\($0.name) (\(id))" } ?? "\(id)"
    }
}

extension [MeetingDiary] {
    /// Their days, each once.
    fileprivate var told: String {
        Set(map(\.time.start.day)).sorted().map { "\($0.weekday.shortName) \($0)" }
            .joined(separator: ", ")
    }
}
