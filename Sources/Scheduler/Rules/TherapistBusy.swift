import CivilTime

// A therapist is at one place at a time.

extension Board {
    mutating func keepTherapistApart(_ index: Int) {
        for time in therapists[index].bookings {
            let apart = minutesApart(from: time, therapists[index])
            clear(time.widened(before: apart, after: apart), in: &free[index])
        }
        for time in therapists[index].busy {
            clear(time.widened(before: travel, after: travel), in: &free[index])
        }
    }
}

extension SlotCheck {
    func therapistBusy(_ therapist: TherapistDiary) -> RuleViolation? {
        let taken = (therapist.bookings + therapist.busy).filter(time.overlaps)
        return taken.min { $0.start < $1.start }.map { span in
            let offer = therapist.offered[span].map { ": it is offered to somebody (\($0))" }
            return .init(
                rule: .therapistBusy,
                detail: "\(therapist.name) is taken, \(span.words)\(offer ?? "").")
        }
    }
}

extension RuleSentence {
    var therapistBusy: String { "\(who) is booked at the times left." }
}
