import CivilTime
import Foundation
import Planner
import Scheduler
import Testing

@testable import Clinic
@testable import ClinicStore
@testable import ClinicWords

@Suite("How many new plans fit")
struct CapacityTests {
    /// One therapist with few hours, or as many as are told.
    private func clinic(
        _ hours: String = "Mon-Fri 09:00-11:00", therapists: Int = 1
    ) throws -> TestClinic {
        try TestClinic(hours: hours).staffed(therapists)
    }

    private func capacity(
        _ clinic: Clinic, of cause: String = "acute-strain", weeks: Int = 3,
        available: String? = nil
    ) throws -> ClinicCapacity {
        try clinic.atOneMoment {
            try $0.capacity(
                of: cause, weeks: weeks,
                available: available.map(WeeklyHours.init(parsing:)) ?? .always)
        }
    }

    /// Books for somebody new what would be booked for anybody.
    private func book(
        _ name: String, _ cause: String, from day: Day, delay: Int, in clinic: Clinic
    ) throws -> MadePlan {
        let patient = try clinic.screenedPatient(name, PatientInput())
        return try clinic.startPlan(
            PlanInput(
                patient: patient, cause: cause, start: "\(day)", medicines: .none,
                weightLoss: false, smokingCessation: false, maxDelay: delay))
    }

    @Test(
        "what is said to fit is booked so, one after another, and then no more",
        arguments: ["acute-strain", "sciatica", "hip-bursitis"])
    func booked(cause: String) throws {
        let test = try clinic()
        defer { test.remove() }
        _ = try test.clinic.booked("Earlier", cause: "hip-bursitis")
        try expectBooked(cause, weeks: 3, in: test.clinic)
    }

    @Test(
        "the same in the demo's full clinic",
        .enabled(if: ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil),
        arguments: ["hip-osteoarthritis", "sciatica", "hip-bursitis"])
    func demo(cause: String) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-demo-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let demo = try Demo.make(
            in: folder.path, replacing: false, isFull: true,
            clock: .wall(try LocalTime(parsing: "2026-11-24T08:00")), actor: "t", command: "demo")
        try expectBooked(cause, weeks: 12, in: demo.clinic)
    }

    private static func slot(_ details: SessionDetails) -> Slot {
        Slot(
            start: details.start, minutes: details.minutes, therapist: details.therapist,
            room: details.room)
    }

    private func expectBooked(_ cause: String, weeks: Int, in clinic: Clinic) throws {
        let told = try capacity(clinic, of: cause, weeks: weeks)
        #expect(!told.fits.isEmpty)
        #expect(told.weeks.map(\.plans).reduce(0, +) == told.fits.count)
        let last = told.starts.upperBound
        for (number, fit) in told.fits.enumerated() {
            let made = try book(
                "New \(number)", cause, from: fit.from, delay: min(14, last - fit.from), in: clinic)
            let sessions = made.sessions.filter { $0.details.kind == .physiotherapy }
            #expect(made.plan.details.start == fit.start && sessions.count == fit.sessions)
            #expect(sessions.last?.details.start.day == fit.end)
            #expect(made.sessions.map(\.details).map(Self.slot) == fit.slots, "\(number)")
            #expect(told.starts.contains(fit.start))
        }
        guard !told.isMost else { return }
        for from in stride(from: 0, through: last - told.starts.lowerBound, by: 15) {
            let day = told.starts.lowerBound + from
            expectRefused {
                try book(
                    "Late \(from)", cause, from: day, delay: min(14, last - day), in: clinic)
            }
        }
        #expect(try clinic.check().violations == [])
        #expect(try capacity(clinic, of: cause, weeks: weeks).fits.isEmpty)
    }

    @Test("nothing is written, and nothing is relied on that only the search has seen")
    func writesNothing() throws {
        let test = try clinic()
        defer { test.remove() }
        let before = try test.clinic.store.contents()
        let first = try capacity(test.clinic)
        #expect(try test.clinic.store.contents() == before)
        #expect(try capacity(test.clinic).json == first.json)
    }

    @Test(
        "where the hours bind, more hours and one more therapist let more fit, and a room does not")
    func hours() throws {
        let test = try clinic()
        defer { test.remove() }
        _ = try test.clinic.addRoom(name: "Attic", capacity: 1)
        let told = try capacity(test.clinic)
        let plans = Dictionary(
            told.eased.map { ($0.change.said.said, $0.plans) },
            uniquingKeysWith: { $1 })
        let more = try #require(plans["with one more therapist in the clinic's hours"])
        #expect(more > told.fits.count && plans["with one more room"] == told.fits.count)
        let evening = try #require(told.eased.first { $0.change.name == "Therapist 1" })
        #expect(evening.plans >= told.fits.count)
        #expect(told.eased.map(\.plans) == told.eased.map(\.plans).sorted(by: >))
        #expect(!told.inTheWay.isEmpty)
    }

    @Test("where the room binds, one more lets more fit, and one more therapist does not")
    func room() throws {
        let test = try clinic("Mon-Fri 09:00-11:00", therapists: 1)
        defer { test.remove() }
        for number in 2...3 {
            _ = try test.clinic.addTherapist(
                name: "Therapist \(number)", skills: ["manual-therapy"])
        }
        let told = try capacity(test.clinic)
        let eased = told.eased.reduce(into: [Easing: Int]()) { $0[$1.change.easing] = $1.plans }
        #expect(eased[.therapist] == told.fits.count)
        #expect(try #require(eased[.room]) > told.fits.count)
        #expect(told.inTheWay.contains(.room))
    }

    @Test("for somebody who comes at few hours only these count, and any time lets more fit")
    func available() throws {
        let test = try clinic("Mon-Fri 08:00-18:00")
        defer { test.remove() }
        let told = try capacity(test.clinic, weeks: 1, available: "Tue,Thu 17:00-18:00")
        let all = told.eased.first { $0.change.easing == .anyTime }
        #expect(told.fits.count == 1 && (all?.plans ?? 0) > 1)
        #expect(told.inTheWay.contains(.patientAvailability) && !told.inTheWay.contains(.room))
        let none = try capacity(test.clinic, weeks: 1, available: "Sun 08:00-10:00")
        #expect(none.fits.isEmpty && none.weeks.allSatisfy { $0.plans == 0 })
    }

    @Test("where there is much room the search ends, and says that more may fit")
    func enough() throws {
        let test = try TestClinic().staffed(4)
        defer { test.remove() }
        let told = try capacity(test.clinic, weeks: 4)
        #expect(told.isMost && told.fits.count == 50 && told.eased.isEmpty)
        #expect(told.inTheWay.isEmpty)
    }

    @Test("an unknown cause, no weeks and a clinic without therapists")
    func refused() throws {
        let test = try TestClinic()
        defer { test.remove() }
        expectRefused { try capacity(test.clinic, of: "hip-pain") }
        expectRefused { try capacity(test.clinic, weeks: 0) }
        let none = try capacity(test.clinic, weeks: 1)
        #expect(none.fits.isEmpty)
    }
}
