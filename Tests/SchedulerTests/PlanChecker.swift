import CivilTime
import Scheduler

/// Says what is wrong with a placed plan, from the problem statement alone: plain minutes, no bit
/// sets, nothing of the engine.
struct PlanChecker {
    let request: PlanRequest
    let diary: Diary
    let plan: PlacedPlan

    func faults() -> [String] {
        var faults = course() + starts() + reviews() + riders()
        let slots = plan.sessions.map(\.slot) + plan.contacts.map(\.slot)
        for (index, slot) in slots.enumerated() {
            faults += place(slot)
            for other in slots[..<index]
            where slot.start < other.end && other.start < slot.end {
                faults.append("patient twice at \(slot.start)")
            }
        }
        for slot in slots { faults += dailyMaximum(slot, slots) }
        for session in plan.sessions {
            let phase = request.phases[session.phase]
            if phase.needsRoom && session.slot.room == nil { faults.append("no room") }
            if let skill = phase.skill, therapist(session.slot)?.skills.contains(skill) != true {
                faults.append("skill \(skill)")
            }
        }
        return faults
    }

    private func therapist(_ slot: Slot) -> TherapistDiary? {
        diary.therapists.first { $0.id == slot.therapist }
    }

    private func inside(_ hours: WeeklyHours, _ slot: Slot) -> Bool {
        let start = slot.start.time.minutes
        return hours[slot.start.day.weekday].contains {
            $0.start.minutes <= start && start + slot.minutes <= $0.end.minutes
        }
    }

    private func hits(_ slot: Slot, _ other: Interval<LocalTime>) -> Bool {
        slot.start < other.end && other.start < slot.end
    }

    private func near(_ slot: Slot, _ other: Interval<LocalTime>, _ minutes: Int) -> Bool {
        slot.start < other.end + minutes && other.start < slot.end + minutes
    }

    func place(_ slot: Slot) -> [String] {
        var faults: [String] = []
        let day = slot.start.day
        let patient = request.patient
        guard let therapist = therapist(slot) else { return ["nobody"] }
        if slot.start.time.minutes % diary.gridMinutes != 0 { faults.append("off the grid") }
        if !inside(diary.openingHours, slot) { faults.append("not open") }
        if diary.closedDays.contains(where: { $0.contains(day) }) { faults.append("closed") }
        if diary.unusable.contains(where: { hits(slot, $0) }) { faults.append("unusable") }
        if !inside(patient.availability, slot) { faults.append("availability") }
        if patient.blocked.contains(where: { $0.contains(day) }) { faults.append("blocked") }
        if patient.busy.contains(where: { hits(slot, $0) }) { faults.append("patient busy") }
        if !inside(therapist.hours, slot) { faults.append("therapist's hours") }
        if therapist.absences.contains(where: { hits(slot, $0) }) { faults.append("absent") }
        if therapist.bookings.contains(where: { hits(slot, $0) }) { faults.append("booked") }
        if therapist.bookings.contains(where: { near(slot, $0, therapist.buffer) }) {
            faults.append("too near")
        }
        if therapist.busy.contains(where: { hits(slot, $0) }) { faults.append("busy") }
        if let only = patient.onlyTherapist, only != slot.therapist { faults.append("only") }
        if let through = request.through, day > through { faults.append("horizon") }
        if let id = slot.room {
            guard let room = diary.rooms.first(where: { $0.id == id }) else { return ["no room"] }
            for minute in slot.start.minute..<(slot.end.minute + room.buffer) {
                let used = room.bookings.filter {
                    $0.time.start.minute <= minute
                        && minute < $0.time.end.minute + room.buffer
                }
                if used.reduce(1, { $0 + $1.units }) > room.capacity {
                    return faults + ["room full"]
                }
            }
        }
        return faults
    }

    private func dailyMaximum(_ slot: Slot, _ all: [Slot]) -> [String] {
        guard let therapist = therapist(slot), let limit = therapist.maxPerDay else { return [] }
        let own = all.count {
            $0.therapist == slot.therapist && $0.start.day == slot.start.day
        }
        let others = therapist.bookings.count { $0.start.day == slot.start.day }
        return own + others > limit ? ["daily maximum on \(slot.start.day)"] : []
    }

    private func starts() -> [String] {
        let latest = request.startIsFixed ? 0 : request.maxStartDelayDays
        let delay = plan.start - request.earliestStart
        return (0...latest).contains(delay) ? [] : ["start \(plan.start)"]
    }

    func course() -> [String] {
        var faults: [String] = []
        var next = 0
        var firstWeek = 0
        for (index, phase) in request.phases.enumerated() {
            let own = plan.sessions.filter { $0.phase == index }
            if own.count != phase.sessions { faults.append("phase \(index) has \(own.count)") }
            for number in 0..<min(own.count, phase.sessions) {
                guard next < plan.sessions.count else { break }
                let session = plan.sessions[next]
                let week = (session.slot.start.day - plan.start) / 7
                let block = firstWeek + number / phase.dose.sessions * phase.dose.weeks
                let end = min(block + phase.dose.weeks, firstWeek + phase.weeks)
                if session.phase != index || session.number != next + 1 {
                    faults.append("order")
                }
                if session.slot.start.day < plan.start || week < block || week >= end {
                    faults.append("session \(next + 1) in week \(week), not \(block)..<\(end)")
                }
                if session.week != week { faults.append("week") }
                let extra = session.riders.map { request.riders[$0] }
                    .reduce(0) { $0 + $1.extraMinutes }
                let reviews = session.reviews.reduce(0) { $0 + request.reviews[$1].extraMinutes }
                if session.slot.minutes != phase.minutes + extra + reviews {
                    faults.append("length")
                }
                if next > 0 {
                    let before = plan.sessions[next - 1]
                    let other = request.phases[before.phase].minDaysBetween
                    let gap = max(1, min(phase.minDaysBetween, other))
                    if session.slot.start.day - before.slot.start.day < gap {
                        faults.append("gap before session \(next + 1)")
                    }
                }
                next += 1
            }
            firstWeek += phase.weeks
        }
        if next != plan.sessions.count { faults.append("sessions too many") }
        return faults
    }

    private func reviews() -> [String] {
        var faults: [String] = []
        for (index, review) in request.reviews.enumerated() {
            let target = plan.start + review.week * 7
            let notes = plan.sessions.filter { $0.reviews.contains(index) }
            let contacts = plan.contacts.filter { $0.review == index }
            let near = plan.sessions.map { abs($0.slot.start.day - target) }.min() ?? Int.max
            if notes.count + contacts.count != 1 { faults.append("review \(index) not once") }
            for note in notes where abs(note.slot.start.day - target) != near {
                faults.append("review \(index) is not on the nearest session")
            }
            for note in notes where abs(note.slot.start.day - target) > review.toleranceDays {
                faults.append("review \(index) too far")
            }
            for contact in contacts {
                let day = contact.slot.start.day
                if near <= review.toleranceDays, review.extraMinutes == 0 {
                    faults.append("review \(index) needs no visit")
                }
                if abs(day - target) > review.toleranceDays || day < plan.start {
                    faults.append("review \(index) too far")
                }
                if contact.slot.therapist != plan.lead { faults.append("review not by the lead") }
                let riders = contact.riders.map { request.riders[$0] }
                if contact.slot.minutes != riders.reduce(review.minutes, { $0 + $1.minutes }) {
                    faults.append("review's length")
                }
                if !riders.isEmpty, !review.sharesContact { faults.append("review not alone") }
                if review.needsRoom && contact.slot.room == nil { faults.append("review's room") }
            }
        }
        let holders = Set(plan.sessions.map(\.slot.therapist))
        if let lead = plan.lead, !holders.isEmpty, !holders.contains(lead) {
            faults.append("the lead has no session")
        }
        return faults
    }

    private func riders() -> [String] {
        var faults: [String] = []
        for (index, rider) in request.riders.enumerated() {
            let window: ClosedRange<Day>
            switch rider.window {
            case .planDays(let from, _, let to): window = (plan.start + from)...(plan.start + to)
            case .dates(let from, _, let to): window = from...to
            }
            let hosts = plan.sessions.filter { $0.riders.contains(index) }.map(\.slot)
            let contacts = plan.contacts.filter { $0.riders.contains(index) }
            let count = hosts.count + contacts.count
            if count != 1, !(rider.onlyRides && count == 0) {
                faults.append("rider \(index) not once")
            }
            if rider.onlyRides, !contacts.isEmpty { faults.append("rider \(index) alone") }
            if rider.needsRoom, contacts.contains(where: { $0.slot.room == nil }) {
                faults.append("rider \(index) has no room")
            }
            for slot in hosts + contacts.map(\.slot) where !window.contains(slot.start.day) {
                faults.append("rider \(index) outside its window")
            }
            let inReach = plan.sessions.contains { window.contains($0.slot.start.day) }
            if !contacts.isEmpty && inReach && rider.extraMinutes == 0 {
                faults.append("rider \(index) needs no visit")
            }
        }
        for contact in plan.contacts where contact.review == nil {
            let length = contact.riders.map { request.riders[$0] }
                .reduce(0) { $0 + $1.minutes }
            if length != contact.slot.minutes { faults.append("contact's length") }
        }
        return faults
    }
}
