import CivilTime
import Clinic
import ClinicStore
import Foundation
import Planner

/// A clinic of any size with years behind it: whose plan is when and with whom, so that nobody is at two places.
struct LargeClinic {
    struct Size {
        let therapists: Int
        let patients: Int
        /// So many are booked, and those that their plans have beyond.
        let sessions: Int
        let years: Int
    }

    /// A plan to be made.
    struct Making {
        let model: ModelPlan
        let patient: Int
        let therapist: Int
        let start: Day
        /// At which full hour each of its sessions begins.
        let hours: [Int]
    }

    enum Problem: Error, CustomStringConvertible {
        case fewPatients, fewTherapists

        var description: String {
            switch self {
            case .fewPatients: "So many sessions need more patients, or more years."
            case .fewTherapists: "So many sessions need more therapists, or more years."
            }
        }
    }

    private let size: Size
    private let today: Day
    private let models: [ModelPlan]
    private let seed: UInt64

    init(_ size: Size, today: Day, seed: UInt64) throws {
        (self.size, self.today, self.seed) = (size, today, seed)
        models = try ModelPlan.all()
    }

    /// Makes the file.
    ///
    /// - Throws: where there is one, it cannot be written, or nobody could hold so many sessions.
    func make(at path: String) throws -> (plans: Int, sessions: Int) {
        let makings = try makings()
        let first = (makings.map(\.start).min() ?? today) + -3
        _ = try Clinic.initialise(
            path: path, rehearsal: false, name: "Large", timeZone: "Europe/London",
            ClinicParticulars(), clock: .wall(LocalTime(first, .midnight)), actor: "bench",
            command: "clinic init")
        var writer = try LargeClinicWriter(path: path, size: size, from: first, through: today)
        try writer.write(makings)
        return (makings.count, makings.reduce(0) { $0 + $1.model.sessions.count })
    }

    /// In the order in which they begin. Each patient has one plan in each round of some weeks.
    private func makings() throws -> [Making] {
        var random = SeededNumbers(seed: seed)
        let longest = models.map(\.weeks).max() ?? 1
        let usual = models.map(\.sessions.count).reduce(0, +) / models.count
        let rounds = size.sessions / usual / size.patients + 1
        let weeks = size.years * 52 / rounds
        guard weeks > longest else { throw Problem.fewPatients }
        let first = today.monday + -7 * (size.years * 52 - Self.ahead)
        var (found, sessions) = ([Making](), 0)
        var taken = Set<TakenHour>()
        for number in (0..<(rounds * size.patients)).shuffled(using: &random)
        where sessions < size.sessions {
            let model = models[Int.random(in: 0..<models.count, using: &random)]
            let start = first + 7 * (number / size.patients * weeks)
            let making = try making(
                model, of: number % size.patients, in: start...(start + 7 * (weeks - model.weeks)),
                beside: taken, &random)
            taken.formUnion(making.taken)
            found.append(making)
            sessions += model.sessions.count
        }
        guard sessions >= size.sessions else { throw Problem.fewPatients }
        return found.sorted { ($0.start, $0.patient) < ($1.start, $1.patient) }
    }

    /// Full hours at which a session begins.
    private static let open = 8..<18

    /// The last plans reach so many weeks beyond today.
    private static var ahead: Int { 12 }

    private func making(
        _ model: ModelPlan, of patient: Int, in days: ClosedRange<Day>,
        beside taken: Set<TakenHour>, _ random: inout SeededNumbers
    ) throws -> Making {
        for _ in 0..<1_000 {
            let therapist = Int.random(in: 0..<size.therapists, using: &random)
            let usual = Int.random(in: Self.open, using: &random)
            let start =
                days.lowerBound
                + Int.random(in: 0..<(days.upperBound - days.lowerBound), using: &random)
            let hours = model.sessions.compactMap { session -> Int? in
                let day = session.start.day + (start - model.details.start)
                guard day.weekday < .saturday else { return nil }
                return (Array(usual..<Self.open.upperBound) + Array(Self.open.lowerBound..<usual))
                    .first {
                        !taken.contains(TakenHour(therapist: therapist, day: day, hour: $0))
                    }
            }
            guard hours.count == model.sessions.count else { continue }
            return Making(
                model: model, patient: patient, therapist: therapist, start: start, hours: hours)
        }
        throw Problem.fewTherapists
    }
}

/// An hour of a therapist.
struct TakenHour: Hashable {
    let therapist: Int
    let day: Day
    let hour: Int
}

extension LargeClinic.Making {
    fileprivate var taken: [TakenHour] {
        zip(model.sessions, hours).map { session, hour in
            TakenHour(
                therapist: therapist, day: session.start.day + (start - model.details.start),
                hour: hour)
        }
    }
}

/// Random numbers that are the same in each run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
