package import CivilTime
import ClinicStore
package import Planner

/// What is next for a patient.
package struct Upcoming: Page {
    /// What the patient is to do first, while the treatment is stopped; else `nil`.
    package let stop: String?
    /// What to ask before the next dose, where today's facts forbid a medicine that is taken.
    package let notices: [String]
    package let patient: ID<Patient>
    package let name: String
    package let from: Day
    /// Included.
    package let through: Day
    /// Live sessions that have not ended, in order of time.
    package let sessions: [SessionEntry]
    /// Routines that fall into these days, without proposed medicines.
    package let routines: [DatedRoutine]
    /// What of the exercises is not done now, and what to watch, in plain words.
    package let exerciseNotes: [String]
    package let milestones: [DatedMilestone]
    package let bring: [String]
    package let help: [HelpAdvice]
    /// Where those by video are held; `nil` where none is, or nobody has said it.
    package let videoLink: String?
    /// All of it in the patient's words.
    package let told: PatientAhead

    private enum CodingKeys: String, CodingKey {
        case stop, notices, patient, from
        case through = "to"
        case sessions, routines, exerciseNotes, milestones, bring, help, videoLink
    }
}

/// A routine within some days.
@dynamicMemberLookup
package struct DatedRoutine: Documented, Sendable {
    package let routine: Routine
    let dates: [Day]
    let task: PatientAhead.Task?

    package var json: JSON {
        routine.json.adding([
            "days": .texts(dates), "text": .text(task?.text), "how": .text(task?.how),
            "stopSigns": .texts(task?.stopSigns ?? []),
            "exercises": .array(task?.exercises.map(\.json) ?? []),
        ])
    }

    package subscript<Value>(dynamicMember path: KeyPath<Routine, Value>) -> Value {
        routine[keyPath: path]
    }
}

extension PatientAhead.Exercise {
    fileprivate var json: JSON {
        [
            "name": .string(name), "dose": .string(dose), "how": .text(how),
            "limits": .texts(limits),
        ]
    }
}

/// A milestone and how the patient reads it.
package struct DatedMilestone: Documented, Sendable {
    let milestone: Milestone
    let text: String?

    package var json: JSON { milestone.json.adding(["text": .text(text)]) }
}

extension HelpAdvice: Documented {
    package var json: JSON {
        ["urgency": .string(urgency), "do": .string(whatToDo), "signs": .texts(signs)]
    }
}

extension Clinic {
    /// What is next for a patient in so many days from today on; `days` is 1 to 400.
    ///
    /// - Throws: `InputRefusal` where `days` is not 1 to 400; what `CatalogShelf.catalog()` throws; `StoreError`
    ///   where the file cannot be read.
    package func upcoming(for patient: Patient, days: Int) throws -> Upcoming {
        let last = today + (try Text.range(days, 1...400, .span) - 1)
        let filter = SessionFilter(patient: patient.id, from: today, to: last)
        let sessions = try read { try $0.sessions(filter) }.filter {
            $0.status.isLive && now < $0.details.end
        }
        let book = try book(of: patient)
        let (plans, notes) = try exercisesToday(of: patient, book)
        let catalog = try shelf.catalog()
        let isStopped = try stop(of: patient.id) != nil
        let takes = plans.flatMap(\.details.medicines).contains { $0.status == .active }
        let shown = plans.map { trusted($0, catalog) }
        let told = try ahead(
            patient, shown, sessions, from: today, through: last, stopped: isStopped)
        return Upcoming(
            stop: isStopped ? book.stopNotice(takesMedicines: takes) : nil,
            notices: try plans.flatMap { try forbiddenNow(in: $0) }.map {
                book.askFirst($0.medicine)
            }
                + plans.flatMap { try waitingMedicines(in: $0) }.map(book.notice),
            patient: patient.id, name: patient.name, from: today, through: last,
            sessions: try roster().entries(sessions).map { $0.forPatient(book) },
            routines: isStopped ? [] : routines(of: shown, today...last, told),
            exerciseNotes: isStopped ? [] : notes,
            milestones: isStopped ? [] : milestones(of: plans, today...last, told),
            bring: told.bring, help: told.help,
            videoLink: sessions.contains { $0.details.mode == .video } ? settings.videoLink : nil,
            told: told)
    }

    /// The plans that go on, with the exercises that are done now, and what of them is not.
    private func exercisesToday(
        of patient: Patient, _ book: PatientBook
    ) throws -> (plans: [StoredPlan], notes: [String]) {
        try read { reading in
            let kept = try reading.plans(of: patient.id).compactMap { $0.goingOn(on: today) }
            var notes: [String] = []
            let shown = try kept.map { plan in
                guard let now = try exercises(of: plan, reading) else { return plan }
                for note in now.patientNotes(on: today, plan, book.teller)
                where !notes.contains(note) {
                    notes.append(note)
                }
                return plan.showing(now)
            }
            return (shown, notes)
        }
    }

    private func routines(
        of plans: [StoredPlan], _ span: ClosedRange<Day>, _ told: PatientAhead
    ) -> [DatedRoutine] {
        plans.flatMap(\.details.routines).compactMap { routine in
            let days = routine.days(in: span)
            guard !routine.isProposed, !routine.isWithdrawn, !days.isEmpty else { return nil }
            let task = told.tasks.first { $0.routine.uid == routine.uid }
            return DatedRoutine(routine: routine, dates: days, task: task)
        }
    }

    private func milestones(
        of plans: [StoredPlan], _ span: ClosedRange<Day>, _ told: PatientAhead
    ) -> [DatedMilestone] {
        plans.flatMap(\.details.patientMilestones).filter { span.contains($0.day) }
            .sorted { ($0.day, $0.title) < ($1.day, $1.title) }
            .map { milestone in
                let text = told.dates.first { $0.milestone.uid == milestone.uid }?.text
                return DatedMilestone(milestone: milestone, text: text)
            }
    }
}
