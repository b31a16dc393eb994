import CivilTime
import ClinicCalendar
import Planner

/// The words of one patient's calendar, for one privacy.
struct CalendarWording: PatientWording {
    let book: PatientBook
    var privacy: CalendarOptions.Privacy
    let settings: ClinicSettings
    let names: PeopleAndRooms
    /// Where the patient lives.
    var address: String?
    /// What tells a plan from the patient's others, by the plan: `Hip`; nothing where there is only one.
    var marks: [ID<StoredPlan>: String] = [:]
    /// The plan whose routines and dates are told, and the exercises of a day.
    var told: (plan: StoredPlan, exercises: PlanExercises?, day: Day)?

    private var teller: PatientTeller { book.teller }
    private var isShared: Bool { privacy != .full }

    func cancelled(_ title: String) -> String { teller.tell(.entryCancelled, ["title": title]) }

    /// What the calendar is called.
    var calendarName: String {
        teller.tell(privacy == .busy ? .entryBusy : .calendarName)
    }

    var notUsed: String { teller.tell(.entryNotUsed) }

    func waiting(_ words: EntryWords) -> EntryWords {
        var waiting = EntryWords(
            teller.tell(.entryRingFirst, ["title": words.summary]),
            ["\(teller.tell(.ringFirst)) \(teller.tell(.dayWaits))", words.description]
                .compactMap { $0 })
        waiting.location = words.location
        return waiting
    }

    func marked(_ title: String) -> String { marked(title, told?.plan.id) }

    /// With what tells the plan from others.
    private func marked(_ title: String, _ plan: ID<StoredPlan>?) -> String {
        guard let mark = plan.flatMap({ marks[$0] }) else { return title }
        return teller.tell(.entryPlan, ["plan": mark, "title": title])
    }

    /// What of some sentences may be read there.
    private func readable(_ texts: [PatientText]) -> [String] {
        texts.filter { !isShared || teller.isOpen($0) }.map { teller.tell($0) }
    }
}

// MARK: - Sessions

extension CalendarWording {
    func words(of session: Session, ringsFirst: Bool) -> EntryWords {
        guard privacy != .busy else { return EntryWords(teller.tell(.entryBusy)) }
        let title = title(of: session.details)
        var lines = ringsFirst ? [teller.tell(.ringFirst)] : []
        if let text = session.details.text { lines.append(text) }
        lines += readable(book.texts(of: session))
        if session.status.isLive { lines += bring(to: session) }
        return EntryWords(
            ringsFirst ? teller.tell(.entryRingFirst, ["title": title]) : title, lines,
            location: location(of: session.details))
    }

    /// `Hip: Physiotherapy with Ana Silva, 1 of 18`.
    private func title(of details: SessionDetails) -> String {
        let kind = book.title(of: details)
        var title = (isShared ? teller.neutral(kind) : nil) ?? teller.title(kind)
        title = teller.tell(
            .entryWith, ["title": title, "therapist": names.name(of: details.therapist)])
        if let (number, of) = details.count {
            title = teller.tell(.entryCount, ["title": title, "n": "\(number)", "of": "\(of)"])
        }
        return marked(book.title(title, held: details.mode), details.plan)
    }

    private func bring(to session: Session) -> [String] {
        book.bringing(to: session).compactMap { text in
            isShared ? teller.neutral(text) : teller.tell(text)
        }
    }

    private func location(of details: SessionDetails) -> String? {
        switch details.mode {
        case .clinic:
            [details.room.map { names.name(of: $0) }, settings.name, settings.address]
                .compactMap { $0 }.joined(separator: ", ")
        case .phone: nil
        case .video: settings.videoLink
        case .home: address
        }
    }
}

// MARK: - Dates and routines

extension CalendarWording {
    func words(of milestone: Milestone) -> EntryWords? {
        guard let plan = told?.plan,
            let entry = teller.entry(milestone, in: plan.details, book.catalog, isShared: isShared)
        else { return nil }
        let title = entry.title
        switch milestone.kind {
        case .ring:
            let more: [PatientText] = isShared ? [] : [.noExercisesUntil, .medicinesWhenStopped]
            return EntryWords(title, ([.ringFirst] + more).map { teller.tell($0) })
        case .askBeforeDose:
            return EntryWords(title, [teller.tell(isShared ? .milestoneRing : .askToday)])
        default: return EntryWords(title, [entry.text].compactMap { $0 })
        }
    }

    func words(
        of routine: Routine, at time: TimeOfDay?, doing exercises: [PlannedExercise]
    ) -> EntryWords {
        var words = wordsWithoutMark(of: routine, at: time, doing: exercises)
        words.summary = marked(words.summary)
        return words
    }

    /// Medicines and weight are private, exercises and walks are not.
    private func wordsWithoutMark(
        of routine: Routine, at time: TimeOfDay?, doing exercises: [PlannedExercise]
    ) -> EntryWords {
        let task = book.task(routine, doing: exercises)
        let rest = [task.how].compactMap { $0 } + task.exercises.map(\.line)
        switch routine.kind {
        case .homeExercise:
            return EntryWords(
                teller.tell(.titleHomeExercise),
                [teller.tell(.exercisesToday)] + notes(on: routine) + rest)
        case .walking: return EntryWords(teller.tell(.titleWalking), [task.text] + rest)
        case .weighing:
            return isShared
                ? secret(teller.neutral(.titleWeighing))
                : EntryWords(teller.tell(.titleWeighing), [task.text])
        case .medicine:
            let name = book.name(of: routine)
            guard !isShared else { return secret(neutralTitle(of: routine, at: time)) }
            return EntryWords(
                routine.asksFirst ? teller.tell(.titleAskFirst, ["medicine": name]) : name,
                [task.text] + rest + task.stopSigns)
        }
    }

    private func secret(_ title: String?) -> EntryWords {
        EntryWords(title ?? teller.tell(.titleDoseOther), [teller.tell(.entryPrivate)])
    }

    private func neutralTitle(of routine: Routine, at time: TimeOfDay?) -> String? {
        guard !routine.asksFirst else { return teller.neutral(.titleAskFirst) }
        guard let time else {
            return teller.tell(routine.rhythm.isDaily ? .titleDoseDay : .titleDoseOther)
        }
        switch time.minutes / 60 {
        case 4..<11: return teller.tell(.titleDoseMorning)
        case 11..<15: return teller.tell(.titleDoseMidday)
        case 15..<21: return teller.tell(.titleDoseEvening)
        default: return teller.tell(.titleDoseNight)
        }
    }

    /// Why exercises to come are other than usual, and what to watch; others may read no reason.
    private func notes(on routine: Routine) -> [String] {
        guard let told, let exercises = told.exercises, !routine.isWithdrawn,
            routine.lastDay >= told.day
        else { return [] }
        let notes = exercises.patientNotes(on: routine.firstDay, told.plan, teller)
        return notes.isEmpty || !isShared ? notes : [teller.tell(.exercisesChanged)]
    }
}
