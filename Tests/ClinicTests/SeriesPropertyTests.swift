import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic

/// What is booked, moved and cancelled of series, told by a model of its own: a list of times, and nothing of the
/// diary's rules but that two cannot overlap and that days and hours are open.
private struct SeriesModel {
    struct Item: Hashable {
        var series: Int
        var start: LocalTime
        var minutes: Int
        var isLive = true
    }

    /// By the number of the session.
    var items: [Int64: Item] = [:]
    var closed: Set<Day> = []
    var now: LocalTime

    func isAhead(_ item: Item) -> Bool { item.isLive && item.start > now }

    /// One therapist holds all, so nothing overlaps with anything.
    func fits(_ start: LocalTime, _ minutes: Int, without moving: Set<Int64>) -> Bool {
        let from = start.time.minutes
        let isOpen =
            start.day.weekday.rawValue <= 5 && !closed.contains(start.day) && from >= 480
            && from + minutes <= 1080
        return start > now && isOpen
            && items.allSatisfy { id, item in
                !item.isLive || moving.contains(id) || item.start + item.minutes <= start
                    || start + minutes <= item.start
            }
    }

    func scope(_ scope: SessionScope, of id: Int64) -> [Int64] {
        guard let named = items[id] else { return [] }
        return items.filter { other, item in
            item.series == named.series && isAhead(item)
                && (scope == .all || other == id
                    || scope == .following && (item.start, other) > (named.start, id))
        }.keys.sorted()
    }

    /// Who goes: those that fit, of which none needs the place of one that stays.
    func movable(_ ids: [Int64], by minutes: Int) -> Set<Int64> {
        var going = Set(ids)
        while true {
            let left = going.filter { id in
                guard let item = items[id] else { return false }
                return fits(item.start + minutes, item.minutes, without: going)
            }
            if left == going { return going }
            going = left
        }
    }
}

@Suite("Series, at random")
struct SeriesPropertyTests {
    private struct Play {
        let world: SeriesWorld
        var model: SeriesModel
        var random: SeededGenerator
        var done: [String: Int] = [:]
        /// Entries of the history.
        var written = 0
        var clinic: Clinic { world.test.at("\(model.now)") }
    }

    @Test(
        "whatever is booked, moved or cancelled by scope: that is done, that is told, and no more")
    func random() throws {
        var done: [String: Int] = [:]
        for seed in 1...2 {
            let world = try SeriesWorld(now: "2027-03-08T07:00")
            defer { world.remove() }
            var play = Play(
                world: world, model: SeriesModel(now: try LocalTime(parsing: "2027-03-08T07:00")),
                random: SeededGenerator(seed: UInt64(seed)))
            for day in ["2027-03-26", "2027-03-29", "2027-04-07"] {
                try world.close(day)
                play.model.closed.insert(try Day(parsing: day))
            }
            let first = try world.clinic.sessions()
            for _ in 1...50 { try step(&play) }
            for _ in 0..<play.written { _ = try world.clinic.undo() }
            #expect(try world.clinic.sessions() == first, "seed \(seed)")
            #expect(try world.clinic.check().violations == [])
            done.merge(play.done) { $0 + $1 }
        }
        for name in ["booked", "refused", "left out", "moved", "not moved", "stayed", "cancelled"] {
            #expect(done[name, default: 0] > 0, "\(name) of \(done)")
        }
    }

    private func step(_ play: inout Play) throws {
        switch Int.random(in: 0..<10, using: &play.random) {
        case 0..<3: try add(&play)
        case 3..<7: try move(&play)
        case 7..<9: try cancel(&play)
        default: play.model.now = play.model.now + Int.random(in: 60...4000, using: &play.random)
        }
        let kept = try play.clinic.sessions().reduce(into: [Int64: LocalTime]()) { kept, session in
            if session.status.isLive { kept[session.id.number] = session.details.start }
        }
        #expect(kept == play.model.items.filter(\.value.isLive).mapValues(\.start))
    }

    private func add(_ play: inout Play) throws {
        let minutes = [30, 45, 60].randomElement(using: &play.random) ?? 30
        let day = play.model.now.day + Int.random(in: 0...20, using: &play.random)
        let start = LocalTime(
            minute: day.number * 1440 + Int.random(in: 15...36, using: &play.random) * 30)
        let rhythm = SeriesRhythm(
            every: [1, 7, 7, 14].randomElement(using: &play.random) ?? 7,
            .count(Int.random(in: 2...5, using: &play.random)))
        let leaves = Bool.random(using: &play.random)
        var input = SessionInput(patient: play.world.jo, at: "\(start)", minutes: minutes)
        input.therapist = try play.clinic.therapist(named: "Ana")
        let starts = rhythm.starts(from: start)
        let fit = starts.filter { play.model.fits($0, minutes, without: []) }
        let isDone =
            start >= play.model.now
            && (fit.count == starts.count || leaves && !fit.isEmpty)
        guard isDone else {
            expectRefused { try play.clinic.addSeries(input, rhythm, leavingOut: leaves) }
            play.done["refused", default: 0] += 1
            return
        }
        let made = try play.clinic.addSeries(input, rhythm, leavingOut: leaves)
        #expect(made.sessions.map(\.details.start) == fit)
        #expect(made.leftOut.map(\.start) == starts.filter { !fit.contains($0) })
        play.written += 1
        let series = Int(made.sessions.first?.id.number ?? 0)
        for session in made.sessions {
            play.model.items[session.id.number] = SeriesModel.Item(
                series: series, start: session.details.start, minutes: minutes)
        }
        play.done[fit.count == starts.count ? "booked" : "left out", default: 0] += 1
    }

    private func some(_ play: inout Play) throws -> Session? {
        let ids = play.model.items.keys.sorted()
        guard let id = ids.randomElement(using: &play.random) else { return nil }
        return try play.clinic.session(named: "S\(id)")
    }

    private func move(_ play: inout Play) throws {
        guard let named = try some(&play) else { return }
        let (id, model) = (named.id.number, play.model)
        let scope = SessionScope.allCases.randomElement(using: &play.random) ?? .all
        let to =
            named.details.start
            + (Int.random(in: -3...3, using: &play.random) * 1440
                + Int.random(in: -4...4, using: &play.random) * 30)
        let minutes = to.minute - named.details.start.minute
        let leaves = scope != .only && Int.random(in: 0..<4, using: &play.random) > 0
        let asked = MoveInput(to: "\(to)", scope: scope, leaves: leaves)
        let meant = model.scope(scope, of: id)
        let going = model.movable(meant, by: minutes)
        let isDone =
            meant.contains(id) && going.contains(id) && (going.count == meant.count || leaves)
        // To where it stands: nothing is moved, and that is told.
        guard isDone, to > model.now || minutes == 0 else {
            expectRefused { try play.clinic.move(named, asked) }
            play.done["not moved", default: 0] += 1
            return
        }
        let report = try play.clinic.move(named, asked)
        guard minutes != 0 else { return }
        play.written += 1
        #expect(Set(report.changes.map(\.after.id.number)) == going)
        let stayed = report.remarks.compactMap { remark -> Int64? in
            guard case .stays(let id, _, let broken) = remark, !broken.isEmpty else { return nil }
            return id.number
        }
        #expect(Set(stayed) == Set(meant).subtracting(going))
        for id in going { play.model.items[id]?.start = (model.items[id]?.start ?? to) + minutes }
        play.done[stayed.isEmpty ? "moved" : "stayed", default: 0] += 1
    }

    private func cancel(_ play: inout Play) throws {
        guard let named = try some(&play) else { return }
        let scope = SessionScope.allCases.randomElement(using: &play.random) ?? .only
        let own = play.model.items[named.id.number]
        let meant =
            scope == .only
            ? (own?.isLive == true ? [named.id.number] : [])
            : play.model.scope(scope, of: named.id.number)
        let isMeant = scope != .following || meant.contains(named.id.number) || !meant.isEmpty
        let asked = CancelInput(reason: "away", scope: scope)
        guard !meant.isEmpty, isMeant else {
            expectRefused { try play.clinic.cancel(named, asked) }
            return
        }
        let report = try play.clinic.cancel(named, asked)
        play.written += 1
        #expect(report.changes.map(\.after.id.number).sorted() == meant)
        for id in meant { play.model.items[id]?.isLive = false }
        play.done["cancelled", default: 0] += 1
    }
}
