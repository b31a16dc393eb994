import CivilTime
import Clinic
import ClinicWords
import Planner
import Testing

@Suite("The front desk's day and week")
struct DayTests {
    /// One therapist, a plan whose first four sessions were held or lost as told.
    private func clinic(
        _ statuses: [Session.Status], hours: String = "Mon-Fri 08:00-18:00"
    ) throws -> (test: TestClinic, plan: StoredPlan, sessions: [Session]) {
        let test = try TestClinic(hours: hours).staffed(1)
        let plan = try test.clinic.booked("A", cause: "sciatica")
        let sessions = try test.clinic.treatment(of: plan)
        for (session, status) in zip(sessions, statuses) {
            try test.clinic.record(
                [session], as: status, reason: status == .cancelled ? "sick" : nil)
        }
        return (test, plan, sessions)
    }

    @Test("past sessions wait to be recorded for ever; nothing is set by the time that passes")
    func unrecorded() throws {
        let (test, _, sessions) = try clinic([.attended])
        defer { test.remove() }
        let late = test.at("2028-01-03T09:00")
        let day = try late.day(nil, therapist: nil)
        #expect(Set(day.unrecorded.map(\.id)).isSuperset(of: sessions[1...].map(\.id)))
        #expect(!day.unrecorded.contains { $0.id == sessions[0].id })
        #expect(day.unrecorded.map(\.details.start) == day.unrecorded.map(\.details.start).sorted())
        #expect(try late.sessions().allSatisfy { $0.status == .booked || $0.id == sessions[0].id })
        // On an earlier day only its own, on a later one none.
        let own = try late.day("\(sessions[1].details.start.day)", therapist: nil)
        #expect(own.unrecorded.map(\.id) == [sessions[1].id])
        #expect(try late.day("+1d", therapist: nil).unrecorded.isEmpty)
        #expect(own.gaps.isEmpty)
    }

    @Test("a session that runs is neither unconfirmed nor unrecorded until it has ended")
    func running() throws {
        let (test, _, sessions) = try clinic([])
        defer { test.remove() }
        let first = sessions[0].details
        for (time, open, past) in [
            (first.start + -1, 1, 0), (first.start, 0, 0), (first.end + -1, 0, 0),
            (first.end, 0, 1),
        ] {
            let day = try test.at("\(time)").day(nil, therapist: nil)
            #expect(day.unconfirmed.count == open)
            #expect(day.unrecorded.count == past)
        }
        try test.clinic.record([sessions[0]], as: .confirmed)
        let day = try test.clinic.day("\(first.start.day)", therapist: nil)
        #expect(day.unconfirmed.isEmpty)
    }

    @Test("gaps are what hours, absences and sessions leave, from now on, half an hour or more")
    func gaps() throws {
        let test = try TestClinic(hours: "Mon-Fri 08:00-12:00,13:00-17:00").staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("B", PatientInput())
        for (at, therapist) in [("08:00", "T1"), ("09:10", "T1"), ("10:30", "T1"), ("13:00", "T2")]
        {
            _ = try test.clinic.addSession(
                SessionInput(
                    patient: patient, at: "2026-12-01T\(at)", minutes: 45,
                    therapist: test.clinic.therapist(named: therapist)))
        }
        _ = try test.clinic.recordAbsence(
            of: test.clinic.therapist(named: "T1"), from: "2026-12-01T15:00",
            to: "2026-12-02", reason: nil)
        func told(_ clinic: Clinic, _ day: String, _ therapist: String? = nil) throws -> [String] {
            let id = try therapist.map { try clinic.therapist(named: $0).id }
            return try clinic.day(day, therapist: id).gaps.map {
                "\($0.therapist) \($0.span.start.time)-\($0.span.end.time)"
            }
        }
        // 08:45-09:10 is too short for anybody.
        #expect(
            try told(test.clinic, "2026-12-01") == [
                "T2 08:00-12:00", "T1 09:55-10:30", "T1 11:15-12:00", "T1 13:00-15:00",
                "T2 13:45-17:00",
            ])
        #expect(try told(test.clinic, "2026-12-02", "T1") == [])
        #expect(try told(test.clinic, "2026-12-05") == [])
        let noon = test.at("2026-12-01T11:20")
        #expect(
            try told(noon, "today") == [
                "T1 11:20-12:00", "T2 11:20-12:00", "T1 13:00-15:00", "T2 13:45-17:00",
            ])
    }

    @Test(
        "who owes a session is offered where patient, therapist and the plan's gaps allow it, and nowhere else"
    )
    func candidates() throws {
        let (test, plan, sessions) = try clinic([.attended, .cancelled])
        defer { test.remove() }
        let lost = sessions[1].details.start
        let later = test.at("\(lost.day)T19:00")
        let phase = plan.details.phases[0]
        let standing = sessions.filter { $0.id != sessions[1].id }.map(\.details.start.day)
        var offered = 0
        for offset in 1...30 {
            let day = try later.day("+\(offset)d", therapist: nil)
            for gap in day.gaps {
                for candidate in gap.candidates {
                    offered += 1
                    #expect(candidate.plan == plan.id && candidate.owed == 1)
                    #expect(gap.span.start <= candidate.place.start)
                    #expect(candidate.place.start + candidate.minutes <= gap.span.end)
                    let nearest = standing.map { abs(day.day - $0) }.min() ?? 0
                    #expect(
                        nearest >= min(phase.minDaysBetween, plan.details.phases[1].minDaysBetween))
                    #expect(day.day <= candidate.lastDay ?? day.day)
                }
            }
        }
        #expect(offered > 0)
        _ = try later.changePatient(
            later.patient(named: "A"), name: nil, PatientInput(available: "Sun 09:00-10:00"))
        for offset in 1...14 {
            let day = try later.day("+\(offset)d", therapist: nil)
            #expect(day.gaps.allSatisfy { $0.candidates.isEmpty })
        }
    }

    @Test("a week is the seven days of its Monday, and each owed plan gets one place of its own")
    func week() throws {
        let (test, _, sessions) = try clinic([.attended, .cancelled])
        defer { test.remove() }
        let other = try test.clinic.booked("B", cause: "sciatica")
        let theirs = try test.clinic.treatment(of: other)
        try test.clinic.record([theirs[1]], as: .missed)
        let later = test.at("\(sessions[1].details.start.day)T19:00")
        let week = try later.week("2026-12-09", therapist: nil)
        #expect("\(week.first) \(week.last)" == "2026-12-07 2026-12-13")
        #expect(week.days.count == 7 && week.days.filter(\.isClosed).count == 2)
        for day in week.days {
            #expect(
                try later.day("\(day.day)", therapist: nil).sessions.map(\.session)
                    == day.sessions.map(\.session))
        }
        let fill = week.fill
        #expect(Set(fill.map(\.plan)).count == fill.count)
        for (index, place) in fill.enumerated() {
            for next in fill[(index + 1)...] {
                #expect(
                    place.place.start + place.minutes <= next.place.start
                        || place.place.therapist != next.place.therapist)
            }
        }
        #expect(try later.week("2026-11-02", therapist: nil).days.allSatisfy { $0.gaps.isEmpty })
    }

    @Test("an empty clinic has an empty day and week")
    func empty() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let day = try test.clinic.day(nil, therapist: nil)
        #expect(day.sessions.isEmpty && day.gaps.isEmpty && day.unrecorded.isEmpty)
        #expect(try test.clinic.week(nil, therapist: nil).therapists.isEmpty)
    }

    @Test("a patient with an open red flag is marked on the day, others are not")
    func flagged() throws {
        let (test, _, sessions) = try clinic([])
        defer { test.remove() }
        let flag = try #require(
            try test.clinic.shelf.catalog().redFlags.first { $0.action == .emergency })
        let day = "\(sessions[0].details.start.day)"
        #expect(try test.clinic.day(day, therapist: nil).flagged.isEmpty)
        let patient = try test.clinic.patient(named: "A")
        _ = try test.clinic.screen(patient, flags: [flag.id])
        #expect(try test.clinic.day(day, therapist: nil).flagged == [patient.id])
    }
}
