import CivilTime
import ClinicWords
import Planner
import Scheduler
import Testing

@testable import Clinic
@testable import ClinicStore

@Suite("Free times for somebody new")
struct FreeTimesTests {
    @Test(
        "each that is offered can be booked as it stands, and is offered no more then; no two are the same"
    )
    func bookable() throws {
        let test = try TestClinic(now: "2026-11-30T09:10").staffed(2)
        defer { test.remove() }
        let clinic = test.clinic
        var search = FreeTimeSearch()
        (search.minutes, search.count) = (60, 12)
        let found = try clinic.freeTimes(search)
        #expect(found.free.count == 12)
        #expect(Set(found.free.map { "\($0.start) \($0.therapist)" }).count == 12)
        #expect(found.free.allSatisfy { $0.start >= clinic.soonest })
        let patient = try clinic.screenedPatient("New", PatientInput(born: "1980-01-01"))
        for one in found.free {
            var request = BookSession(of: patient.id, at: one.start, kind: .assessment)
            (request.minutes, request.therapist) = (60, one.therapist)
            let booked = try clinic.perform(request)
            #expect(booked.details.start == one.start)
            let taken = try #require(booked.details.span)
            for next in try clinic.freeTimes(search).free
            where next.therapist == one.therapist {
                #expect(Interval(next.start, next.end)?.overlaps(taken) == false)
            }
            _ = try clinic.undo()
        }
        #expect(try clinic.check().violations == [])
    }

    @Test(
        "it is bound by whom, which room, which part of the day, from when; an unknown skill is refused with those there are"
    )
    func bound() throws {
        let test = try TestClinic(hours: "Mon-Fri 08:00-19:00").staffed(2)
        defer { test.remove() }
        let clinic = test.clinic
        var search = FreeTimeSearch()
        search.therapist = ID(2)
        search.part = .evening
        search.from = try Day(parsing: "2026-12-09")
        let found = try clinic.freeTimes(search).free
        #expect(!found.isEmpty)
        for one in found {
            #expect(one.therapist == ID(2) && one.start.time.hour >= 17)
            #expect(one.start.day >= search.from ?? clinic.today && one.roomName == "Hall")
        }
        search.skill = "juggling"
        let told = try refusal { _ = try clinic.freeTimes(search) }
        #expect(told.remedy.contains("manual-therapy"))
        search.skill = "manual-therapy"
        #expect(try clinic.freeTimes(search).free.count == 5)
        search.from = try Day(parsing: "2020-01-01")
        #expect(try clinic.freeTimes(search).free.allSatisfy { $0.start.day >= clinic.today })
    }
}
