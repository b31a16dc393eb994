import ArgumentParser
import CivilTime
import Clinic
import ClinicStore
import Foundation
import Planner

/// What one plan costs, beside the floor: the same rows written to the same disk.
@main
enum PhysioBench {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "solve" {
            await SolveCommand.main(Array(arguments.dropFirst()))
            return
        }
        if arguments.first == "generate" {
            GenerateCommand.main(Array(arguments.dropFirst()))
            return
        }
        if arguments.first == "ical" {
            CalendarCommand.main(Array(arguments.dropFirst()))
            return
        }
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let clinic = try makeClinic(folder)
        let shelves = (0..<9).map { _ in CatalogShelf(folder: nil) }
        let load = try median(of: 9) { _ = try shelves[$0].catalog() }
        _ = try clinic.shelf.catalog()
        let patients = try (0..<40).map {
            let patient = try clinic.perform(RegisterPatient("Patient \($0)", grown()))
            _ = try clinic.perform(ScreenPatient(patient.id, .clear))
            return patient
        }
        let (whole, unkept, floor) = try timePlans(of: patients, in: clinic, folder)
        let rules = try evaluateRules(clinic)
        try compareInFullClinic(folder)
        tell("load the catalogue", load, floor)
        tell("all \(rules.count) safety rules for one patient", rules.time, floor)
        tell("create and book a plan (18 sessions)", whole, floor)
        tell("the same, taken back before the commit", unkept, floor)
        tell("floor: the plan's rows alone, without triggers and history", floor, floor)
        try waitBesideBookAll(folder)
    }

    /// A plan made and booked, the same taken back before it is kept, and its rows alone: in turn, so that a machine that
    /// is busy for a while is so for all three.
    private static func timePlans(
        of patients: [Patient], in clinic: Clinic, _ folder: URL
    ) throws -> (whole: Duration, unkept: Duration, floor: Duration) {
        let rehearsal = Clinic(
            store: clinic.store, isRehearsal: true, shelf: clinic.shelf,
            settings: clinic.settings, zone: clinic.zone, ambient: clinic.ambient)
        let disk = try FloorStore(path: folder.appendingPathComponent("floor.db").path)
        let clock = ContinuousClock()
        var (kept, takenBack, bareRows) = ([Duration](), [Duration](), [Duration]())
        for index in 0..<20 {
            let begin = clock.now
            let made = try clinic.perform(asked(patients[index]))
            kept.append(clock.now - begin)
            let rehearsed = try clock.measure {
                _ = try rehearsal.perform(asked(patients[20 + index]))
            }
            takenBack.append(rehearsed)
            let rows = rows(of: made)
            bareRows.append(try clock.measure { try disk.write(rows) })
        }
        return (median(kept), median(takenBack), median(bareRows))
    }

    /// What a change of a patient waits for while all held plans are booked, beside a bare write of one row.
    private static func waitBesideBookAll(_ folder: URL) throws {
        let row = try FloorStore(path: folder.appendingPathComponent("bare.db").path)
        let bare = try median(of: 30) { try row.write(["\($0)"]) }
        let path = folder.appendingPathComponent("clinic.db").path
        let (alone, beside) = try WaitingDesk(path: path, held: 20).times()
        let usual = alone.sorted()[alone.count / 2]
        let waits = beside.map { max(.zero, $0 - usual) }.sorted()
        guard let longest = waits.last else { return }
        print("While 20 held plans are booked (\(beside.count) changes of a patient):")
        tell("bare write: one row", bare, bare, "bare write")
        tell("a change of a patient, alone", usual, bare, "bare write")
        tell("its wait for the lock, median", waits[waits.count / 2], bare, "bare write")
        tell("its wait for the lock, longest", longest, bare, "bare write")
    }

    /// Somebody born in 1958.
    static func grown() throws -> PatientParticulars {
        var told = PatientParticulars()
        told.born = try Day(year: 1958, month: 6, day: 1)
        return told
    }

    private static func asked(_ patient: Patient) -> StartPlan {
        StartPlan(PlanWishes(patient.id, cause: "hip-osteoarthritis"))
    }

    private static func evaluateRules(
        _ clinic: Clinic
    ) throws -> (count: Int, time: Duration) {
        let catalog = try clinic.shelf.catalog()
        var details = PatientDetails(name: "A")
        details.born = clinic.today - 70 * 365
        details.weightKg = 91
        details.heightCm = 164
        details.conditions = ["hypertension", "asthma"]
        details.medicines = ["warfarin"]
        let medicines = ["naproxen-oral", "paracetamol-oral"].compactMap(catalog.medicine)
        let time = try median(of: 99) { _ in
            let facts = PlanFacts(details, on: clinic.today, catalog)
            let sheets = facts.planningSheets(
                medicines, cause: "hip-osteoarthritis", weightLoss: true, quitting: false,
                redFlag: false)
            guard SafetyVerdict(catalog.safetyRules, forAny: sheets).fired.count > 2 else {
                throw BenchError.wrongAnswer
            }
        }
        return (catalog.safetyRules.count, time)
    }

    private enum BenchError: Error { case wrongAnswer }

    private static func makeClinic(_ folder: URL) throws -> Clinic {
        let path = folder.appendingPathComponent("clinic.db").path
        let clock = Clock.wall(try LocalTime(parsing: "2026-12-01T08:00"))
        _ = try Clinic.initialise(
            path: path, rehearsal: false, name: "Bench", timeZone: "Europe/London",
            ClinicParticulars(), clock: clock, actor: "bench", command: "bench")
        let clinic = try Clinic.open(
            path: path, rehearsal: false, plans: nil, clock: clock, actor: "bench",
            command: "bench")
        for number in 1...12 {
            _ = try clinic.perform(AddTherapist(TherapistChange(name: "T \(number)")))
        }
        _ = try clinic.perform(AddRoom(name: "Hall", capacity: 12))
        return clinic
    }

    /// As many rows of the same size as a plan holds.
    private static func rows(of made: MadePlan) -> [String] {
        made.sessions.map { "\($0)" } + made.plan.details.reasons.map { "\($0)" }
            + made.plan.details.milestones.map { "\($0)" }
            + made.plan.details.phases.flatMap { $0.exercises.map { "\($0)" } }
    }

    private static func median(
        of count: Int, _ body: (Int) throws -> Void
    ) rethrows -> Duration {
        let clock = ContinuousClock()
        return median(try (0..<count).map { index in try clock.measure { try body(index) } })
    }

    private static func median(_ times: [Duration]) -> Duration { times.sorted()[times.count / 2] }

    private static func tell(
        _ what: String, _ time: Duration, _ floor: Duration, _ name: String = "floor"
    ) {
        let ratio = (time / floor * 10).rounded() / 10
        let micro = Int(time / .microseconds(1))
        print("\(micro) µs  \(ratio) × \(name)  \(what)")
    }
}
