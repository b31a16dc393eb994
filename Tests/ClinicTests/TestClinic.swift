import CivilTime
import Clinic
import ClinicWords
import Foundation
import Planner
import Synchronization

/// A clinic in a folder of its own, which goes with the test.
struct TestClinic {
    let clinic: Clinic
    let folder: URL
    var path: String { folder.appendingPathComponent("clinic.db").path }

    static let shelf = CatalogShelf(folder: nil)

    init(
        zone: String = "Europe/London", now: String = "2026-11-30T08:00",
        hours: String = "Mon-Fri 08:00-18:00"
    ) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-test-\(UUID().uuidString)")
        let path = folder.appendingPathComponent("clinic.db").path
        let clock = Clock.wall(try LocalTime(parsing: now))
        _ = try Clinic.initialise(
            path: path, rehearsal: false, name: "Test", timeZone: zone,
            try ClinicInput(hours: hours).particulars(today: Day(parsing: "2026-11-30")),
            clock: clock, actor: "tester", command: "clinic init")
        let opened = try Clinic.open(
            path: path, rehearsal: false, plans: nil, clock: clock, actor: "tester",
            command: "test")
        clinic = Clinic(
            store: opened.store, shelf: Self.shelf, settings: opened.settings, zone: opened.zone,
            ambient: Ambient(
                moment: opened.ambient.moment, makeUID: Self.counter(), actor: "tester",
                command: "test"))
    }

    /// The same clinic at another time.
    func at(_ time: String) -> Clinic {
        let moment = (try? LocalTime(parsing: time)).flatMap { clinic.zone.first($0) }
        return Clinic(
            store: clinic.store, shelf: clinic.shelf, settings: clinic.settings,
            zone: clinic.zone,
            ambient: Ambient(
                moment: moment ?? clinic.ambient.moment, makeUID: clinic.ambient.makeUID,
                actor: "tester", command: "test"))
    }

    /// The same clinic with somebody else at the desk.
    func by(_ actor: String) -> Clinic {
        var ambient = clinic.ambient
        ambient.actor = actor
        return Clinic(
            store: clinic.store, shelf: clinic.shelf, settings: clinic.settings,
            zone: clinic.zone, ambient: ambient)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// `count` therapists with the clinic's hours and a room for all of them.
    func staffed(_ count: Int) throws -> TestClinic {
        for number in 1...count {
            _ = try clinic.addTherapist(
                name: "Therapist \(number)", skills: ["manual-therapy"])
        }
        _ = try clinic.addRoom(name: "Hall", capacity: count)
        return self
    }

    /// UIDs that are the same in each run.
    static func counter() -> @Sendable () -> String {
        let box = Counter()
        return { "uid-\(box.next())" }
    }

    private final class Counter: Sendable {
        private let count = Mutex(0)
        func next() -> Int {
            count.withLock {
                $0 += 1
                return $0
            }
        }
    }
}

/// Random numbers that are the same in each run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
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

extension Clinic {
    /// Registers somebody in whom no red flag was found; an adult, where no date of birth is told.
    func screenedPatient(_ name: String, _ input: PatientInput) throws -> Patient {
        var input = input
        input.born = input.born ?? "1980-01-01"
        let patient = try registerPatient(name, input)
        _ = try screen(patient, flags: [])
        return patient
    }
}

extension PatientInput {
    /// Somebody of whom all was asked that a medicine's rules ask, with nothing found.
    static func asked(born: String = "1970-01-01", sex: String = "male", also: [String] = [])
        -> Self
    {
        PatientInput(
            born: born, sex: sex, heightCm: 180, weightKg: 80, smokes: 0,
            facts: [
                "allergies=none", "egfr=85", "crcl_ml_min=85", "bp_systolic=125", "bp_diastolic=78",
            ] + also,
            conditions: ["none"], medicines: ["none"])
    }

    /// A smoker who smokes the first cigarette soon after waking.
    static func smoker(aDay: Int) -> Self {
        PatientInput(
            born: "1980-01-01", sex: "male", smokes: aDay,
            facts: ["conditions=none", "current_classes=none", "minutes_to_first_cigarette=10"])
    }
}
