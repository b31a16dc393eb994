package import CivilTime

/// A plan before it has dates: what, in which week or on which day after the start, and why.
///
/// Day 0 is the first day of the plan; week 0 is days 0 to 6.
package struct PlanOutline: Hashable, Sendable {
    package var template: PlanTemplate
    /// The phases that will be booked, in order.
    package var phases: [Phase]
    /// The exercises of each phase, as they are done for this patient; also those that are left out.
    package var exercises: [[JudgedExercise]] = []
    /// By what each phase was judged.
    var judges: [PhaseJudge] = []
    /// Weeks after the start, ascending.
    package var reviewWeeks: [Int]
    /// Contacts that ride on a physiotherapy session where one lies in their window.
    package var contacts: [OutlineContact]
    /// How reviews are held.
    package var review = ContactForm(minutes: 15)
    /// How many things with minutes of their own one session may hold; `nil` for no limit.
    package var mostOnSession: Int?
    /// Minutes that a contact for several things may last; `nil` for no limit.
    package var longestContact: Int?
    package var routines: [OutlineRoutine]
    package var milestones: [OutlineMilestone]
    package var medicines: [OutlineMedicine]
    package var reasons: [Reason]
    /// What must be asked before more can be said.
    package var questions: [String]
    /// What the safety rules said, and what came of it.
    package var findings: [PlanFinding]
    /// Rules that wait for a fact.
    package var open: [SafetyVerdict.OpenRule]

    /// All that the open rules wait for, each fact once.
    package var factQuestions: [FactQuestion] { SafetyVerdict(open: open).questions }

    /// Days from the start to the end of the last booked phase.
    package var days: Int { 7 * phases.reduce(0) { $0 + $1.weeks } }
}

/// A short contact with a window of days after the start.
package struct OutlineContact: Hashable, Sendable {
    package var kind: SessionTask.Kind
    package var title: String
    package var day: Int
    /// Days after the start, both included, none below 0.
    package var window: ClosedRange<Int>
    package var form: ContactForm
    /// The same days from the quit date, where they count from that.
    package var quitWindow: ClosedRange<Int>?
    /// Whether nothing is booked for it when no session lies in its window.
    package var onlyRides = false
    /// What it measures, by the ids of outcome measures.
    package var measures: [String] = []
    /// What the patient reads, where the kind alone does not say it.
    package var words: PatientText?
}

package struct OutlineRoutine: Hashable, Sendable {
    package var kind: Routine.Kind
    package var title: String
    package var detail: String
    package var days: ClosedRange<Int>
    package var daysPerWeek: Int
    package var timesPerDay: Int
    package var times: [TimeOfDay] = []
    /// How long it takes on a day, where that is prescribed.
    package var minutes: Int?
}

package struct OutlineMilestone: Hashable, Sendable {
    package var kind: Milestone.Kind
    package var day: Int
    package var title: String
    package var course: MedicineCourse?
    package var rule: String?
    /// Ids of the outcome measures that are due.
    package var measures: [String] = []
    /// Whether its day is that of the first session.
    package var isAtFirstSession = false
    /// What the patient reads, where the kind alone does not say it.
    package var words: PatientText?
}

package struct OutlineMedicine: Hashable, Sendable {
    package var medicine: String
    package var name: String
    package var line: Int
    package var schedule: DoseSchedule
    /// Day of the first dose, from the start.
    package var firstDay = 0
    /// How many days it is taken, the first one counted; `nil` where there is no end.
    package var length: Int?
    package var reviewDay: Int?
    /// Whether it helps to stop smoking.
    package var isQuitAid = false
    package var evidence: String

    /// The last day on which it is taken, from the start; `nil` where there is no end.
    package var lastDay: Int? { length.map { firstDay.last(ofDays: $0) } }
}

extension PlannedMedicine {
    /// With its dates, once the first day is known.
    init(_ outline: OutlineMedicine, from start: Day) {
        self.init(
            medicine: outline.medicine, name: outline.name, line: outline.line,
            dose: "\(outline.schedule)", firstDay: start + outline.firstDay,
            lastDay: outline.lastDay.map { start + $0 },
            reviewDay: outline.reviewDay.map { start + $0 }, evidence: outline.evidence)
    }
}

extension PlanOutline {
    /// The plan with its dates, once the first day is known. `makeUID` gives a new UID each time; `firstSession`
    /// is the day of the first one where sessions are booked, and of the contacts that `sent` names by their
    /// index nothing is booked: each becomes a date.
    package func dated(
        patient: ID<Patient>, side: PlanDetails.Side?, start: Day, firstSession: Day? = nil,
        sent: [Int] = [], makeUID: () -> String
    ) -> PlanDetails {
        let milestones = milestones(from: start, firstSession: firstSession, sent: sent)
        var planned: [PlannedPhase] = []
        for (phase, judged) in zip(phases, exercises) {
            let firstDay = planned.last.map { $0.lastDay + 1 } ?? start
            planned.append(PlannedPhase(phase, judged, firstDay: firstDay))
        }
        return PlanDetails(
            patient: patient,
            pin: TemplatePin(
                cause: template.id, causeName: template.name, version: template.version,
                contentHash: template.contentHash),
            side: side, start: start, end: planned.last?.lastDay ?? start, phases: planned,
            routines: routines.map { routine in
                Routine(
                    uid: makeUID(), kind: routine.kind, title: routine.title,
                    detail: routine.detail, firstDay: start + routine.days.lowerBound,
                    lastDay: start + routine.days.upperBound, daysPerWeek: routine.daysPerWeek,
                    timesPerDay: routine.timesPerDay, times: routine.times,
                    minutes: routine.minutes)
            },
            milestones: milestones.map {
                var milestone = Milestone(
                    uid: makeUID(), kind: $0.kind, day: start + $0.day, title: $0.title,
                    course: $0.course, rule: $0.rule, measures: $0.measures)
                milestone.words = $0.words
                return milestone
            },
            medicines: medicines.map { PlannedMedicine($0, from: start) },
            reasons: reasons, findings: findings)
    }

    /// In order of their days; what is not booked is sent by the patient.
    private func milestones(
        from start: Day, firstSession: Day?, sent: [Int]
    ) -> [OutlineMilestone] {
        let own = milestones.map { milestone in
            var milestone = milestone
            if milestone.isAtFirstSession, let firstSession { milestone.day = firstSession - start }
            return milestone
        }
        let messages = sent.map { index in
            OutlineMilestone(
                kind: .weightCheck, day: contacts[index].day,
                title: "\(contacts[index].title): send the weight from your own scales")
        }
        return (own + messages).sorted {
            ($0.day, $0.kind.rawValue) < ($1.day, $1.kind.rawValue)
        }
    }
}

extension PlannedPhase {
    init(_ phase: Phase, _ exercises: [JudgedExercise], firstDay: Day) {
        self.init(
            name: phase.name, goal: phase.goal, firstDay: firstDay, weeks: phase.weeks,
            sessions: phase.sessions, sessionsPerWeek: phase.sessionsPerWeek,
            minutes: phase.minutes, minDaysBetween: phase.minDaysBetween,
            exercises: exercises.filter(\.isDone).map(PlannedExercise.init))
        leftOut = exercises.filter { !$0.isDone }.map(PlannedExercise.init)
    }
}

extension PlannedExercise {
    init(_ exercise: JudgedExercise) {
        self.init(
            name: exercise.name, dose: exercise.dose,
            progression: exercise.isChanged ? nil : exercise.prescribed.progression,
            evidence: exercise.prescribed.evidence, exercise: exercise.exercise,
            amount: exercise.amount, limits: exercise.limits, prescribed: exercise.prescribed,
            rules: exercise.isChanged ? exercise.verdict.decisive.map(\.id) : [])
    }
}
