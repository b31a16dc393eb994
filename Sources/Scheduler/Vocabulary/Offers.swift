import CivilTime
import Planner

/// A few of many free places, for somebody to choose one: the best first, and as different as they can be.
///
/// No two lie in one half of a day while another half of a day has a place; then no two there are with one therapist;
/// then come those that lie farthest from the ones before. Noon parts a day. No place comes twice.
package struct Offers<Place: Sendable>: Sendable {
    private let places: [Place]

    /// At most `count` of `ranked`, of which the best are first; `slot` is where one lies.
    package init(_ count: Int, of ranked: [Place], at slot: (Place) -> Slot) {
        var choice = OfferChoice(slots: ranked.map(slot), count: count)
        choice.choose()
        places = choice.chosen.sorted().map { ranked[$0] }
    }

    /// None.
    package init() { places = [] }

    private init(places: [Place]) { self.places = places }

    /// The same offers, told in another way.
    package func told<Told>(_ told: (Place) throws -> Told) rethrows -> Offers<Told> {
        Offers<Told>(places: try places.map(told))
    }
}

extension Offers: RandomAccessCollection {
    package var startIndex: Int { places.startIndex }
    package var endIndex: Int { places.endIndex }
    package subscript(position: Int) -> Place { places[position] }
}

extension Offers: Equatable where Place: Equatable {}
extension Offers: Hashable where Place: Hashable {}

extension Offers: Encodable where Place: Encodable {
    /// As a list.
    ///
    /// - Throws: what the places throw.
    package func encode(to encoder: any Encoder) throws { try places.encode(to: encoder) }
}

/// Which of some places are offered, by their numbers.
private struct OfferChoice {
    let slots: [Slot]
    let count: Int
    var chosen: Set<Int> = []

    mutating func choose() {
        takeFirsts { HalfDay($0) }
        takeFirsts { WithTherapist(half: HalfDay($0), therapist: $0.therapist) }
        takeFarthest()
    }

    private var isFull: Bool { chosen.count >= count }

    /// The best place of each kind of which none was chosen.
    private mutating func takeFirsts<Kind: Hashable>(_ kind: (Slot) -> Kind) {
        var known = Set(chosen.map { kind(slots[$0]) })
        for (number, slot) in slots.enumerated() where !isFull {
            if known.insert(kind(slot)).inserted { chosen.insert(number) }
        }
    }

    /// One by one the place that lies farthest from those with its therapist in its half of the day.
    private mutating func takeFarthest() {
        guard !isFull else { return }
        let groups = slots.map { WithTherapist(half: HalfDay($0), therapist: $0.therapist) }
        var apart = Array(repeating: Int.max, count: slots.count)
        func keepApart(_ other: Int) {
            for number in slots.indices where groups[number] == groups[other] {
                let minutes = abs(slots[number].start.minute - slots[other].start.minute)
                apart[number] = min(apart[number], minutes)
            }
        }
        chosen.forEach(keepApart)
        while !isFull {
            // Of equal ones the best.
            guard let next = slots.indices.max(by: { (apart[$0], -$0) < (apart[$1], -$1) }),
                apart[next] > 0
            else { return }
            chosen.insert(next)
            keepApart(next)
        }
    }
}

/// The morning or the rest of a day.
private struct HalfDay: Hashable {
    let day: Day
    let isMorning: Bool

    init(_ slot: Slot) {
        day = slot.start.day
        isMorning = slot.start.time.minutes < 720
    }
}

private struct WithTherapist: Hashable {
    let half: HalfDay
    let therapist: ID<Therapist>
}
