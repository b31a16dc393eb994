package import CivilTime

/// A plan before it has dates: what is done, in which week or on which day after the start, and why.
///
/// Day 0 is the first day of the plan, week 0 is days 0 to 6.
package struct PlanOutline: Hashable, Sendable {
    package var template: PlanTemplate
    /// The phases that are to be booked, in order.
    package var phases: [Phase]
    /// Those of them that are given as a class, by their places.
    package var inClass: Set<Int> = []
    /// The exercises of each phase as this patient does them, with those that are left out.
    package var exercises: [[JudgedExercise]] = []
    /// The rules by which the exercises of each phase were judged.
    var judges: [PhaseJudge] = []
    /// Weeks after the start, in order.
    package var reviewWeeks: [Int]
    /// What is done at a session of physiotherapy if one lies in its window, and is booked by itself if none
    /// does.
    package var contacts: [OutlineContact]
    /// How reviews are held.
    package var review = ContactForm(minutes: 15)
    /// How contacts are held for this patient.
    package var modes = ContactModes()
    /// How many things that take minutes one session may hold; `nil` for no limit.
    package var mostOnSession: Int?
    /// How many minutes a contact for several things may last; `nil` for no limit.
    package var longestContact: Int?
    package var routines: [OutlineRoutine]
    package var milestones: [OutlineMilestone]
    package var medicines: [OutlineMedicine]
    package var reasons: [Reason]
    /// Questions whose answers would allow more, in words.
    package var questions: [OutlineQuestion]
    /// The safety rules that fired, and what came of it.
    package var findings: [PlanFinding]
    /// Safety rules that wait for a fact.
    package var open: [SafetyVerdict.OpenRule]

    /// The number that a phase of `phases` keeps in the plan; its place is counted from 0.
    package static func phase(at index: Int) -> ID<PlannedPhase> { ID(Int64(index) + 1) }

    /// Days from the start to the end of the last booked phase.
    package var days: Int { 7 * phases.reduce(0) { $0 + $1.weeks } }
}

/// A short contact, and the days on which it may be held.
package struct OutlineContact: Hashable, Sendable {
    package var kind: SessionTask.Kind
    package var title: String
    /// The best day, counted from the start.
    package var day: Int
    /// From the first to the last day on which it may be held, counted from the start; none below 0.
    package var window: ClosedRange<Int>
    package var form: ContactForm
    /// The same days counted from the quit date, if they count from that.
    package var quitWindow: ClosedRange<Int>?
    /// Whether nothing is booked for it if no session lies in its window.
    package var onlyRides = false
    /// Ids of the outcome measures that are taken.
    package var measures: [String] = []
    /// What the patient reads, if the kind does not say it.
    package var words: PatientText?
}

/// What the patient does alone, again and again.
package struct OutlineRoutine: Hashable, Sendable {
    package var kind: Routine.Kind
    package var title: String
    package var detail: String
    /// From the first to the last day, counted from the start.
    package var days: ClosedRange<Int>
    /// 1 to 7; 7 is daily.
    package var daysPerWeek: Int
    /// How often on each of these days; 1 or more.
    package var timesPerDay: Int
    /// When on a day, in order; empty if the patient chooses.
    package var times: [TimeOfDay] = []
    /// How many minutes it takes on a day, if that is prescribed.
    package var minutes: Int?
    /// For exercises at home: the phase whose exercises they are.
    package var phase: ID<PlannedPhase>?
}

/// A date of the plan, before it has one.
package struct OutlineMilestone: Hashable, Sendable {
    package var kind: Milestone.Kind
    /// Counted from the start.
    package var day: Int
    package var title: String
    /// The course of a medicine that it belongs to, if it is about one.
    package var course: MedicineCourse?
    /// Id of the safety rule that asks for it, if one does.
    package var rule: String?
    /// The phase that ends, if it tells the end of one.
    package var phase: ID<PlannedPhase>?
    /// Ids of the outcome measures that are due.
    package var measures: [String] = []
    /// Whether it moves to the day of the first session.
    package var isAtFirstSession = false
    /// What the patient reads, if the kind does not say it.
    package var words: PatientText?
}

/// A medicine that the plan proposes, before it has dates.
package struct OutlineMedicine: Hashable, Sendable {
    /// Id of the medicine.
    package var medicine: String
    package var name: String
    /// 1 for what is tried first, 2 for what follows if that does not help.
    package var line: Int
    package var schedule: DoseSchedule
    /// The day of the first dose, counted from the start.
    package var firstDay = 0
    /// How many days it is taken, the first one counted; `nil` for no end.
    package var length: Int?
    /// When a prescriber looks at it again, counted from the start.
    package var reviewDay: Int?
    /// Whether it helps to stop smoking.
    package var isQuitAid = false
    /// Mark and id of the source, like `P74 V`.
    package var evidence: String

    /// The last day on which it is taken, counted from the start; `nil` for no end.
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
    /// The plan with its dates, now that the first day is known.
    ///
    /// `makeUID` gives a new UID each time. `firstSession` is the day of the first session, if sessions are
    /// booked. `sent` are the places of those contacts that are not booked: each becomes a date on which the
    /// patient sends the weight.
    package func dated(
        patient: ID<Patient>, side: PlanDetails.Side?, start: Day, firstSession: Day? = nil,
        sent: [Int] = [], makeUID: () -> String
    ) -> PlanDetails {
        let milestones = milestones(from: start, firstSession: firstSession, sent: sent)
        var planned: [PlannedPhase] = []
        for (phase, judged) in zip(phases, exercises) {
            let firstDay = planned.last.map { $0.lastDay + 1 } ?? start
            let id = PlanOutline.phase(at: planned.count)
            planned.append(PlannedPhase(id, phase, judged, firstDay: firstDay))
        }
        return PlanDetails(
            patient: patient,
            pin: TemplatePin(
                cause: template.id, causeName: template.name, version: template.version,
                contentHash: template.contentHash),
            side: side, start: start, end: planned.last?.lastDay ?? start, phases: planned,
            routines: routines.map { Routine($0, uid: makeUID(), from: start) },
            milestones: milestones.map { Milestone($0, uid: makeUID(), from: start) },
            medicines: medicines.map { PlannedMedicine($0, from: start) },
            reasons: reasons, findings: findings)
    }

    /// In order of their days. For what is not booked, the patient sends the weight.
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

extension Routine {
    /// With its dates, once the first day is known.
    fileprivate init(_ outline: OutlineRoutine, uid: String, from start: Day) {
        self.init(
            uid: uid, kind: outline.kind, title: outline.title, detail: outline.detail,
            firstDay: start + outline.days.lowerBound, lastDay: start + outline.days.upperBound,
            daysPerWeek: outline.daysPerWeek, timesPerDay: outline.timesPerDay,
            times: outline.times, minutes: outline.minutes)
        phase = outline.phase
    }
}

extension Milestone {
    /// With its date, once the first day is known.
    fileprivate init(_ outline: OutlineMilestone, uid: String, from start: Day) {
        self.init(
            uid: uid, kind: outline.kind, day: start + outline.day, title: outline.title,
            course: outline.course, rule: outline.rule, measures: outline.measures)
        words = outline.words
        phase = outline.phase
    }
}

extension PlannedPhase {
    init(
        _ id: ID<PlannedPhase>, _ phase: Phase, _ exercises: [JudgedExercise], firstDay: Day
    ) {
        self.init(
            id: id, name: phase.name, goal: phase.goal, firstDay: firstDay, weeks: phase.weeks,
            sessions: phase.sessions, sessionsPerWeek: phase.sessionsPerWeek,
            minutes: phase.minutes, minDaysBetween: phase.minDaysBetween,
            exercises: exercises.filter(\.isDone).map(PlannedExercise.init))
        skill = NeededSkill(phase.skill)
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
