import CivilTime
import ClinicCalendar
import ICalendar
import Planner
import Testing

/// Calls everything what those who treat call it.
private struct PlainWording: PatientWording {
    func words(of session: Session, ringsFirst: Bool) -> EntryWords {
        EntryWords((ringsFirst ? "Ring: " : "") + session.details.title)
    }

    func words(
        of routine: Routine, at time: TimeOfDay?, doing exercises: [PlannedExercise]
    ) -> EntryWords {
        EntryWords(routine.title, exercises.map(\.name))
    }

    func words(of milestone: Milestone) -> EntryWords? {
        milestone.kind == .phaseEnd ? nil : EntryWords(milestone.title)
    }

    func waiting(_ words: EntryWords) -> EntryWords { EntryWords("Waits: \(words.summary)") }
    func cancelled(_ title: String) -> String { "Cancelled: \(title)" }
    func marked(_ title: String) -> String { title }
    var notUsed: String { "Not used" }
}

@Suite("A plan and its sessions as events")
struct PlanEventTests {
    private let start = Day(number: 20_788)

    private func session(_ status: Session.Status = .booked) -> Session {
        let details = SessionDetails(
            plan: ID(1), patient: ID(1), therapist: ID(1), room: ID(2), kind: .physiotherapy,
            title: "Physiotherapy 5 of 12", start: LocalTime(minute: start.number * 1440 + 600),
            minutes: 45, note: "Shoulder too", phase: ID(1), phaseName: "Load the hip", number: 5,
            of: 12, tasks: [SessionTask(kind: .weighIn, title: "Weigh-in 3 of 23")])
        return Session(
            id: ID(1), uid: "u", details: details, status: status, sequence: 3,
            created: Moment(minute: 1), revised: Moment(minute: 2))
    }

    /// The days a week of each exercise.
    private func plan(_ daysPerWeek: [String: Int] = [:]) -> StoredPlan {
        var phase = PlannedPhase(
            id: ID(1), name: "Load the hip", goal: "", firstDay: start, weeks: 4, sessions: 4,
            sessionsPerWeek: 1, minutes: 30, minDaysBetween: 1, exercises: [])
        phase.exercises = daysPerWeek.sorted { $0.key < $1.key }.map { name, days in
            let amount = ExerciseAmount(
                sets: 1, reps: 10, holdSeconds: 0, daysPerWeek: days, timesPerDay: 1)
            return PlannedExercise(
                name: name, dose: "", progression: nil, evidence: "", amount: amount)
        }
        var details = PlanDetails(
            patient: ID(1),
            pin: TemplatePin(
                cause: "sciatica", causeName: "Sciatica", version: 1, contentHash: "ab"),
            side: nil, start: start, end: start + 27, phases: [phase])
        var home = Routine(
            uid: "r1", kind: .homeExercise, title: "Home exercises", detail: "", firstDay: start,
            lastDay: start + 27, daysPerWeek: 3, timesPerDay: 1)
        home.phase = ID(1)
        details.routines = [
            home,
            Routine(
                uid: "r2", kind: .medicine, title: "Naproxen", detail: "", firstDay: start,
                lastDay: start + 7, daysPerWeek: 7, timesPerDay: 2, isProposed: true),
        ]
        details.milestones = [
            Milestone(uid: "m1", kind: .quitDate, day: start + 14, title: "Quit date"),
            Milestone(uid: "m2", kind: .medicineStop, day: start + 7, title: "Naproxen stops"),
            Milestone(uid: "m3", kind: .outcomeDue, day: start + 14, title: "Questions"),
            Milestone(uid: "m4", kind: .phaseEnd, day: start + 27, title: "Phase 1 ends"),
        ]
        return StoredPlan(
            id: ID(1), details: details, status: .active, created: Moment(minute: 1), author: "a")
    }

    private func events(
        _ plan: StoredPlan, _ options: CalendarOptions = CalendarOptions(),
        known: Set<String> = [], on day: Int = 0
    ) -> [Event] {
        PlanEvents(of: plan, options, in: PlainWording()).all(known: known, today: start + day)
    }

    @Test("proposed medicines reach no calendar, and ends of phases are for those who treat")
    func proposed() {
        let shown = events(plan(), CalendarOptions(privacy: .full))
        #expect(shown.map(\.uid) == ["r1", "m1"])
    }

    @Test("dates of one day are one entry, under the first of them")
    func oneEntryADay() {
        let dates = events(plan()).filter { $0.uid.hasPrefix("m") }
        #expect(dates.map(\.summary) == ["Quit date · Questions"])
    }

    @Test("a session keeps its UID and SEQUENCE; a cancelled one says so and leaves the time free")
    func cancelled() {
        let event = session(.cancelled).event(CalendarOptions(), in: PlainWording())
        #expect(event.uid == "u")
        #expect(event.sequence == 3)
        #expect(event.status == .cancelled)
        #expect(event.summary == "Cancelled: Physiotherapy 5 of 12")
        #expect(event.isTransparent)
        #expect(!session().event(CalendarOptions(), in: PlainWording()).isTransparent)
    }

    @Test(
        "each exercise is on as many days as it is prescribed, each day in one entry",
        arguments: [[1], [2], [3], [2, 3], [3, 5], [3, 4], [1, 2, 7], [2, 4], [6, 7]])
    func frequencies(counts: [Int]) {
        let names = Dictionary(uniqueKeysWithValues: counts.map { ("Exercise \($0)", $0) })
        let series = events(plan(names)).filter { $0.uid.hasPrefix("r1") }
        let days = series.flatMap { $0.recurrence?.byDay.map(\.weekday) ?? Array(Weekday.allCases) }
        #expect(Set(days).count == days.count, "a day stands in two entries")
        for (name, count) in names {
            let told = series.filter { $0.description?.contains(name) == true }.reduce(0) {
                $0 + ($1.recurrence?.byDay.count ?? 7)
            }
            let daily = series.contains {
                $0.recurrence?.byDay.isEmpty == true && $0.description?.contains(name) == true
            }
            #expect((daily ? 7 : told) == count, "\(name)")
        }
        #expect(series.first?.uid == "r1")
        #expect(series.allSatisfy { $0.recurrence?.until == .date(start + 27) })
    }

    @Test("a discharge ends series on its day and cancels what calendars have of later dates")
    func discharged() {
        var plan = plan()
        plan.status = .discharged
        plan.discharge = Discharge(day: start + 9, reason: "better", summary: "")
        let told = events(plan, known: ["r1", "m1", "m4"], on: 9)
        #expect(told.map(\.uid) == ["r1", "m1", "m4"])
        #expect(told[0].recurrence?.until == .date(start + 9))
        #expect(told[1].status == .cancelled)
        #expect(told[1].summary == "Cancelled: Quit date")
        #expect(told[2].summary == "Not used")
        #expect(events(plan, on: 9).map(\.uid) == ["r1"], "nobody has heard of the dates")
    }

    @Test("a series whose days are told with others ends on the day before")
    func regrouped() throws {
        let uids = Set(events(plan(["A": 3, "B": 5])).map(\.uid))
        #expect(uids.contains("r1-Mon"))
        let told = events(plan(["A": 5]), known: uids, on: 10)
        let ended = try #require(told.first { $0.uid == "r1-Mon" })
        #expect(ended.recurrence?.until == .date(start + 9))
        #expect(told.first { $0.uid == "r1" }?.recurrence?.byDay.count == 5)
    }

    @Test("a medicine rings at its time, everything else when somebody asks for it")
    func bells() throws {
        var plan = plan()
        plan.details.routines[1].isProposed = false
        plan.details.routines[1].times = [try TimeOfDay(hour: 8, minute: 0)]
        plan.details.routines[1].timesPerDay = 1
        let usual = events(plan)
        #expect(usual.map { $0.alarms.map(\.minutesBefore) } == [[], [0], []])
        var options = CalendarOptions()
        options.bells = Bells(
            sessions: [.before(60)], routines: [.at(try TimeOfDay(hour: 18, minute: 0))])
        let told = events(plan, options)
        #expect(told.map { $0.alarms.map(\.minutesBefore) }.prefix(2) == [[-1080], []])
        let session = session().event(options, in: PlainWording())
        #expect(session.alarms.map(\.minutesBefore) == [60])
        #expect(session.alarms.map(\.text) == [session.summary])
    }

    @Test("a therapist sees initials, the room and the clinic; names and notes on request")
    func therapist() {
        let clinic = ClinicSettings(
            name: "Hill Clinic", timeZone: "Europe/London", hours: .always, address: "1 Hill St")
        let reader = StaffReader(
            at: clinic, patients: [ID(1): "Margaret Hughes"], rooms: [ID(2): "Gym"])
        let neutral = session().event(CalendarOptions(), for: reader)
        #expect(neutral.summary == "M. H.: Physiotherapy, 5 of 12")
        #expect(neutral.location == "Gym, Hill Clinic, 1 Hill St")
        #expect(neutral.description == nil)
        var options = CalendarOptions(privacy: .full)
        options.hasNotes = true
        let full = session().event(options, for: reader)
        #expect(full.summary == "Margaret Hughes: Physiotherapy 5 of 12")
        #expect(full.description == "Load the hip\nWeigh-in 3 of 23\nNote: Shoulder too")
        let busy = session().event(CalendarOptions(privacy: .busy), for: reader)
        #expect([busy.summary, busy.description, busy.location] == ["Busy", nil, nil])
    }
}
