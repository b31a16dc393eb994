import CivilTime
import ClinicCalendar
import Foundation
import Planner

/// A small clinic of invented people, to look at and to try things on.
package struct Demo: Sendable {
    package let clinic: Clinic
    package let directory: String
    package let plans: [MadePlan]
    /// Names of the calendar files in the directory.
    package let calendars: [String]

    /// What there is to look at.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func page() throws -> DemoPage {
        try clinic.atOneMoment { clinic in
            DemoPage(
                directory: directory, calendars: calendars,
                plans: try plans.map(clinic.page), name: clinic.settings.name,
                timeZone: clinic.settings.timeZone, now: clinic.now,
                counts: [
                    (try clinic.therapists().count, "therapists"),
                    (try clinic.rooms().count, "rooms"),
                    (try clinic.patients().count, "patients"),
                ])
        }
    }

    static let database = "clinic.db"

    /// How many more patients a full demo has, most of them with a plan.
    package static let manyPatients = 44

    /// Makes the clinic in `directory`; with `replacing` it takes the place of an earlier demo there, with
    /// `isFull` its diary is full.
    ///
    /// - Throws: `FileRefusal` where the clinic's file cannot be made there; an error of the system where a
    ///   calendar cannot be written.
    package static func make(
        in directory: String, replacing: Bool, isFull: Bool = false, clock: Clock, actor: String,
        command: String
    ) throws -> Demo {
        let path = URL(fileURLWithPath: directory).appendingPathComponent(database).path
        _ = try CatalogShelf(folder: nil).catalog()
        if replacing { removeEarlier(directory) }
        _ = try Clinic.initialise(
            path: path, rehearsal: false, name: "Hill Street Physiotherapy",
            timeZone: "Europe/London",
            try hillStreet(),
            clock: clock, actor: actor, command: command)
        let clinic = try Clinic.open(
            path: path, rehearsal: false, plans: nil, clock: clock, actor: actor,
            command: command)
        try addStaff(clinic)
        let patients = try addPatients(clinic)
        let plans = try startPlans(clinic, patients)
        if isFull { try FullDemo.fill(clinic, with: manyPatients) }
        let calendars = try exportCalendars(clinic, plans, to: directory, command)
        return Demo(clinic: clinic, directory: directory, plans: plans, calendars: calendars)
    }

    private static func hillStreet() throws -> ClinicParticulars {
        var clinic = ClinicParticulars()
        clinic.hours = try WeeklyHours(
            parsing: "Mon-Thu 08:00-19:00; Fri 08:00-17:00; Sat 09:00-12:00")
        clinic.holidays = .of("GB-ENG")
        (clinic.phone, clinic.address) = ("+44 20 7946 0000", "1 Hill Street, London")
        return clinic
    }

    /// Looks whether `make` could make its file in a directory; makes nothing.
    ///
    /// - Throws: `FileRefusal` where it could not.
    package static func check(in directory: String, replacing: Bool) throws {
        let folder = URL(fileURLWithPath: directory)
        let isDemo = FileManager.default.fileExists(
            atPath: folder.appendingPathComponent("this-is-a-demo.txt").path)
        guard !(replacing && isDemo) else { return }
        try Clinic.requirePlace(for: folder.appendingPathComponent(database).path)
    }

    /// Only what a demo makes: its database and its calendars.
    private static func removeEarlier(_ directory: String) {
        let folder = URL(fileURLWithPath: directory)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        let isDemo = names.contains("this-is-a-demo.txt")
        for name in names where isDemo && (name.hasPrefix(database) || name.hasSuffix(".ics")) {
            try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
    }

    private static func addStaff(_ clinic: Clinic) throws {
        _ = try clinic.perform(AddRoom(name: "Treatment room", capacity: 2))
        _ = try clinic.perform(AddRoom(name: "Gym", capacity: 3))
        let staff = [
            TherapistChange(
                name: "Ana Silva",
                hours: try WeeklyHours(parsing: "Mon-Fri 08:00-12:30,13:30-17:00"),
                skills: ["manual-therapy"], maxPerDay: 10),
            TherapistChange(
                name: "Ben Okafor",
                hours: try WeeklyHours(
                    parsing: "Mon-Thu 10:00-14:00,15:00-19:00; Sat 09:00-12:00"), maxPerDay: 9),
            TherapistChange(
                name: "Chloé Martin",
                hours: try WeeklyHours(parsing: "Tue,Thu 08:00-13:00; Fri 08:00-16:00"),
                skills: ["manual-therapy", "smoking-cessation"]),
        ]
        let added = try staff.map { try clinic.perform(AddTherapist($0)) }
        let monday = clinic.today.monday
        let (first, last) = (LocalTime(monday + 15, .midnight), LocalTime(monday + 18, .endOfDay))
        guard let course = Interval(first, last) else { return }
        _ = try clinic.perform(AddAbsence(of: added[2].id, course, why: "course"))
    }

    private static func addPatients(_ clinic: Clinic) throws -> [Patient] {
        let away = clinic.today + 20
        var margaret = try person("1957-03-14", .female, heightCm: 164, weightKg: 91.5, smokes: 0)
        margaret.facts = [ToldFact("permission_to_discuss_weight", "yes", on: nil)]
        margaret.prefers = .morning
        var tomasz = try person("1979-11-02", .male, heightCm: 181, weightKg: 83, smokes: 15)
        tomasz.available = try WeeklyHours(parsing: "Mon-Thu 16:00-19:00; Sat 09:00-12:00")
        tomasz.prefers = .afternoon
        var zoe = try person("1968-07-21", .female, heightCm: 170, weightKg: 66, smokes: 0)
        zoe.available = try WeeklyHours(parsing: "Tue,Thu 08:00-10:30; Fri 08:00-12:00")
        zoe.blocked = [away...away + 6]
        let samir = try person("1990-01-30", .male, heightCm: 176, weightKg: 78)
        var meiling = try person("1984-05-09", .female, smokes: 0)
        meiling.prefers = .evening
        var agnes = try person("1944-12-24", .female, heightCm: 158, weightKg: 60, smokes: 0)
        agnes.medicines = ["paracetamol-oral"]
        agnes.available = try WeeklyHours(parsing: "Mon-Fri 10:00-15:00")
        return try [
            ("Margaret Hughes", margaret), ("Tomasz Nowak", tomasz), ("Zoë O’Brien", zoe),
            ("Samir Haddad", samir), ("李 美玲", meiling), ("Agnes Smith", agnes),
        ].map { try clinic.perform(RegisterPatient($0, $1)) }
    }

    private static func person(
        _ born: String, _ sex: PatientDetails.Sex, heightCm: Double? = nil,
        weightKg: Double? = nil, smokes: Int? = nil
    ) throws -> PatientParticulars {
        var person = PatientParticulars()
        (person.born, person.sex) = (try Day(parsing: born), sex)
        (person.heightCm, person.weightKg, person.smokes) = (heightCm, weightKg, smokes)
        return person
    }

    /// An osteoarthritis with weight loss, a sciatica with quit support, a bursitis in few hours.
    private static func startPlans(_ clinic: Clinic, _ patients: [Patient]) throws -> [MadePlan] {
        for patient in patients { _ = try clinic.perform(ScreenPatient(patient.id, .clear)) }
        var hip = PlanWishes(patients[0].id, cause: "hip-osteoarthritis")
        (hip.start, hip.side) = (clinic.today.monday + 7, .left)
        hip.therapist = try clinic.therapist(named: "Ana Silva").id
        var back = PlanWishes(patients[1].id, cause: "sciatica")
        (back.start, back.side) = (clinic.today + 1, .right)
        var bursa = PlanWishes(patients[2].id, cause: "hip-bursitis")
        (bursa.start, bursa.side) = (clinic.today.monday + 7, .right)
        return try [hip, back, bursa].map { try clinic.perform(StartPlan($0)) }
    }

    private static func exportCalendars(
        _ clinic: Clinic, _ plans: [MadePlan], to directory: String, _ command: String
    ) throws -> [String] {
        let folder = URL(fileURLWithPath: directory)
        let subjects =
            plans.map { ("plan-\($0.plan.id).ics", CalendarSubject.plan($0.plan.id)) }
            + (try clinic.therapists().map {
                ("therapist-\($0.id).ics", CalendarSubject.therapist($0.id))
            })
        for (name, subject) in subjects {
            var bytes = Data()
            let summary = try clinic.writeCalendar(of: subject, CalendarOptions()) { bytes += $0 }
            try clinic.perform(NoteGiven(summary.given))
            try bytes.write(
                to: folder.appendingPathComponent(name), options: .atomic)
        }
        let note = "Everything in this folder was made by '\(command)'; delete it as you like.\n"
        try Data(note.utf8).write(to: folder.appendingPathComponent("this-is-a-demo.txt"))
        return subjects.map(\.0)
    }
}
