import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic
@testable import ClinicStore

/// London to Lisbon would hide a mistake: these zones differ by hours, and change their clocks on other days.
@Suite("The clinic's zone is corrected")
struct ZoneChangeTests {
    private func world() throws -> (test: TestClinic, plan: StoredPlan) {
        let test = try TestClinic().staffed(2)
        let patient = try test.clinic.screenedPatient(
            "Jo", PatientInput(born: "1961-04-02", smokes: 0))
        let plan = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: "sciatica", start: "2026-12-07")
        ).plan
        return (test, plan)
    }

    private func change(_ clinic: Clinic, to zone: String) throws -> (hit: [Session], told: Int) {
        let done = try clinic.perform(ChangeClinic(timeZone: zone, ClinicParticulars()))
        return (done.hit, done.told)
    }

    private func now(_ clinic: Clinic) throws -> Clinic {
        try clinic.read { try clinic.current($0, in: clinic.store) }
    }

    @Test(
        "every session to come keeps its time of day, its instant follows, and calendars hear of it",
        arguments: ["America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])
    func moved(_ zone: String) throws {
        let (test, plan) = try world()
        defer { test.remove() }
        let last = try #require(try test.clinic.sessions(plan: plan.id).last)
        _ = try test.clinic.cancel(last, CancelInput(reason: "other", scope: .only))
        let before = try test.clinic.sessions(plan: plan.id)
        let (_, told) = try change(test.clinic, to: zone)
        let clinic = try now(test.clinic)
        #expect(clinic.zone.identifier == zone && told == before.count - 1)
        for session in before {
            let after = try clinic.session(named: "\(session.id)")
            #expect(after.details == session.details)
            #expect(after.sequence == session.sequence + 1)
            let start = after.details.start
            #expect(clinic.zone.first(start) != test.clinic.zone.first(start))
        }
        #expect(try clinic.check().violations == [])
        _ = try clinic.undo()
        for session in before {
            let after = try now(clinic).session(named: "\(session.id)")
            #expect(after.details == session.details && after.sequence > session.sequence)
        }
        #expect(try now(clinic).zone.identifier == "Europe/London")
    }

    @Test(
        "whatever rings or stands at a time of day in the patient's calendar has a higher sequence afterwards, also after the undo"
    )
    func calendar() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let clinic = test.clinic
        let patient = try clinic.screenedPatient(
            "A", PatientInput(born: "1955-01-01", sex: "male"))
        let plan = try clinic.startPlan(
            PlanInput(
                patient: patient, cause: "nonspecific-back-pain",
                medicines: .named(["naproxen-oral"]))
        ).plan
        _ = try clinic.confirmAnswering(
            PrescriptionInput(
                plan: plan, medicine: "naproxen-oral", prescriber: "Dr Lee",
                dose: "250 mg, twice a day", until: "2026-12-20",
                acknowledged: ["NSAID-04", "NSAID-44"], overridden: ["GASTROPROTECTION"],
                reason: "agreed"))
        var last = try entries(clinic)
        #expect(last.contains { !$0.value.isAllDay && !$0.value.isSession })
        for step in 0..<2 {
            if step == 0 {
                _ = try change(clinic, to: "America/New_York")
            } else {
                _ = try now(clinic).undo()
            }
            let next = try entries(now(clinic))
            for (uid, entry) in last {
                let after = try #require(next[uid])
                #expect(
                    after.sequence > entry.sequence || entry.isAllDay, "\(after) was \(entry)")
            }
            #expect(try entries(now(clinic)) == next, "exported again it says the same")
            last = next
        }
    }

    private struct Entry: Equatable {
        var sequence = 0
        var isAllDay = false
        var isSession = false
    }

    private func entries(_ clinic: Clinic) throws -> [String: Entry] {
        let options = try Written.calendar(
            privacy: "full", include: "sessions,routines,milestones", alarms: [])
        var bytes: [UInt8] = []
        _ = try clinic.exportCalendar(of: .patient(ID(1)), options) { bytes += $0 }
        let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
        return text.split(separator: "BEGIN:VEVENT").dropFirst().reduce(into: [:]) { found, block in
            var (entry, uid) = (Entry(), "")
            for line in block.split(separator: "\r\n") {
                if line.hasPrefix("UID:") { uid = String(line.dropFirst(4)) }
                if line.hasPrefix("SEQUENCE:") { entry.sequence = Int(line.dropFirst(9)) ?? -1 }
                if line.hasPrefix("DTSTART;VALUE=DATE:") { entry.isAllDay = true }
                if line.hasPrefix("SUMMARY:Physio") { entry.isSession = true }
            }
            found[uid] = entry
        }
    }

    @Test(
        "what other calendars say keeps its instants: its times of day follow, and come back with the undo"
    )
    func busy() throws {
        let (test, _) = try world()
        defer { test.remove() }
        let nine = try #require(
            Interval(LocalTime(parsing: "2026-12-10T14:00"), LocalTime(parsing: "2026-12-10T15:00"))
        )
        for person in [BusyPerson.therapist(ID(1)), .patient(ID(1))] {
            _ = try test.clinic.perform(ReplaceBusyTimes(of: person, by: [nine]))
        }
        _ = try change(test.clinic, to: "America/New_York")
        for person in [BusyPerson.therapist(ID(1)), .patient(ID(1))] {
            #expect(
                try now(test.clinic).busy(of: person).map(\.words) == ["2026-12-10 09:00-10:00"])
        }
        _ = try now(test.clinic).undo()
        #expect(
            try now(test.clinic).busy(of: .therapist(ID(1))).map(\.words)
                == ["2026-12-10 14:00-15:00"])
    }

    @Test("a session that does not exist in the new zone is in trouble, and repaired")
    func clocks() throws {
        let test = try TestClinic(hours: "Mon-Sun 00:00-24:00").staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("Jo", PatientInput(born: "1961-04-02"))
        let session = try test.clinic.addSession(
            SessionInput(patient: patient, at: "2027-03-14T02:15"))
        let (hit, _) = try change(test.clinic, to: "America/New_York")
        #expect(hit.map(\.id) == [session.id])
        let clinic = try now(test.clinic)
        #expect(try clinic.page(of: session).session.troubles.map(\.kind) == [.closed])
        _ = try clinic.repair(apply: true)
        let moved = try clinic.session(named: "\(session.id)")
        #expect(try clinic.page(of: moved).session.troubles.isEmpty)
    }

    @Test("a zone that is not known is refused and changes nothing; the same zone tells nobody")
    func unknown() throws {
        let (test, _) = try world()
        defer { test.remove() }
        let before = try test.clinic.store.contents()
        expectRefused { _ = try change(test.clinic, to: "Europe/Atlantis") }
        #expect(try change(test.clinic, to: "Europe/London").told == 0)
        #expect(try test.clinic.store.contents() == before)
    }
}
