import CivilTime
import GRDB
import Planner
import Testing

@testable import ClinicStore

@Suite("Medicines in rows of older versions")
struct OlderMedicineTests {
    @Test("their dates are read as the medicine's of that very name, and courses are counted")
    func read() throws {
        let clinic = try Clinic()
        var (details, sessions) = try clinic.plan()
        details.medicines.append(
            PlannedMedicine(
                medicine: "ibuprofen-gel", name: "Gel: Ibuprofen", line: 1, dose: "1 g",
                firstDay: monday, lastDay: monday + 6, reviewDay: nil, evidence: "P1 V"))
        details.milestones += [
            Milestone(
                uid: "m2", kind: .medicineStop, day: monday, title: "Medicine stops: Ibuprofen"),
            Milestone(
                uid: "m3", kind: .medicineStop, day: monday,
                title: "Medicine stops: Gel: Ibuprofen"),
            Milestone(
                uid: "m4", kind: .outcomeDue, day: monday, title: "Outcome measures due: NPRS, PSFS"
            ),
        ]
        let plan = try clinic.store.write(change("plan create")) {
            try $0.createPlan(details, sessions: sessions, held: false, makeUID: clinic.uids.next)
        }.plan
        try clinic.store.database.write { db in
            try db.execute(sql: "UPDATE plannedMedicine SET number = NULL")
            try db.execute(
                sql: "UPDATE milestone SET medicine = NULL, course = NULL, measures = NULL")
        }
        let read = try clinic.store.read { try $0.plan(plan.id) }.details
        #expect(read.medicines.map(\.number) == [1, 1])
        #expect(
            read.milestones.map { $0.course?.medicine } == [nil, "ibuprofen", "ibuprofen-gel", nil])
        #expect(read.milestones.last?.measures == ["NPRS", "PSFS"])
    }

    @Test("a dose is kept and read as it is")
    func dose() throws {
        let clinic = try Clinic()
        var (details, sessions) = try clinic.plan()
        let dose = try DoseSchedule(parsing: "40 mg every 2 weeks on Thursday").steps[0].dose
        details.routines.append(
            Routine(
                uid: "r9", kind: .medicine, title: "A", detail: "d", firstDay: monday,
                lastDay: .last, daysPerWeek: 1, timesPerDay: 1, medicine: "tnf-inhibitor",
                dose: dose))
        let plan = try clinic.store.write(change("plan create")) {
            try $0.createPlan(details, sessions: sessions, held: false, makeUID: clinic.uids.next)
        }.plan
        #expect(plan.details.routines.last?.dose == dose)
        #expect(plan.details.routines.last?.lastDay == .last)
    }

    @Test("a date that is told in other words keeps its UID, and calendars hear of it")
    func retold() throws {
        let clinic = try Clinic()
        let plan = try clinic.createPlan().plan
        func tell(_ title: String) throws -> Milestone? {
            try clinic.store.write(change("tell")) { writing in
                try writing.setMilestones(
                    [Milestone(uid: title, kind: .referral, day: monday, title: title)],
                    instead: { $0.kind == .referral }, in: plan.id)
            }
            return try clinic.store.read { try $0.plan(plan.id) }.details.milestones.last
        }
        let first = try tell("one")
        let second = try tell("two")
        #expect(second?.title == "two" && second?.uid == first?.uid)
        #expect(second?.sequence == 1)
    }
}
