import CivilTime

/// The times in `diary` at which a single session can stand: earliest first, ties by therapist's id.
///
/// At most `limit`; none when the request or the diary makes no sense.
package func freeSlots(for request: ContactRequest, in diary: Diary, limit: Int) -> [Slot] {
    guard diary.problems.isEmpty, isLength(request.minutes), limit > 0,
        request.from <= request.through
    else { return [] }
    var result: [Slot] = []
    var from = request.from
    while from <= request.through && result.count < limit {
        let to = min(from + 27, request.through)
        let board = Board(diary, patient: request.patient, days: from...to, lifting: [])
        result += board.freeSlots(for: request, limit: limit - result.count)
        if to == request.through { break }
        from = to + 1
    }
    return result
}

extension Board {
    fileprivate func freeSlots(for request: ContactRequest, limit: Int) -> [Slot] {
        let kind = SessionKind(
            slots: slots(for: request.minutes), skill: request.skill, needsRoom: request.needsRoom)
        let able = therapists.indices.filter { index in
            let id = therapists[index].id
            return (request.therapist ?? id) == id && (request.patient.onlyTherapist ?? id) == id
        }
        let open = seats(for: request, heldBy: able)
        var result: [Slot] = []
        for day in 0..<dayCount {
            result += open.filter { $0.start.day == self.day(day) }
            let starts = able.map { self.starts(kind, therapist: $0, day: day) }
            for slot in starts.reduce(SlotSet.none, { $0 | $1 }).all {
                for (index, therapist) in able.enumerated() where starts[index].contains(slot) {
                    result.append(
                        Slot(
                            start: time(day: day, slot: slot), minutes: request.minutes,
                            therapist: therapists[therapist].id,
                            room: kind.needsRoom
                                ? room(day: day, slot: slot, slots: kind.slots) : nil,
                            travel: request.patient.travel))
                    if result.count == limit { return result }
                }
            }
        }
        return result
    }
}
